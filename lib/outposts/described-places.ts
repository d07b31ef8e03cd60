import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/** A place whose slots can be described: an order, an asset, or all assets of an Outpost. */
export interface Place {
  readonly outpostArn: string;
  readonly assetId?: string;
  readonly orderId?: string;
}

/** The places that an app describes, by its root, and who describes them. */
const DESCRIBED = new WeakMap<IConstruct, (readonly [Place, IConstruct])[]>();

/**
 * Refuses a place that the app describes already, as a whole or in part.
 *
 * @throws AIF-OUT-010
 */
export function requireOwnPlace(scope: IConstruct, place: Place): void {
  const described = DESCRIBED.get(scope.node.root) ?? [];
  const other = described.find(([one]) => overlap(one, place))?.[1];
  if (other !== undefined) {
    const message = `${other.node.path} describes slots of the same place`;
    throw new AiFactoryError('AIF-OUT-010', message, 'give all pools to one of them', scope);
  }
  DESCRIBED.set(scope.node.root, [...described, [place, scope]]);
}

function overlap(a: Place, b: Place): boolean {
  if (a.outpostArn !== b.outpostArn || a.orderId !== b.orderId) return false;
  return a.assetId === b.assetId || a.assetId === undefined || b.assetId === undefined;
}

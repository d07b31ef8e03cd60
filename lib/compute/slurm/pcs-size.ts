import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import type { PcsGroup } from './pcs-groups';
import { PcsSize } from './pcs-props';

/** Nodes that a controller of each size can hold, smallest first. */
const NODES: readonly (readonly [PcsSize, number])[] = [
  [PcsSize.SMALL, 32],
  [PcsSize.MEDIUM, 512],
  [PcsSize.LARGE, 2048],
];

/**
 * The size of a cluster: the stated one, else the smallest that holds its nodes, those included that are expected later.
 *
 * @throws AIF-CMP-104 when it does not hold them
 */
export function pcsSize(
  scope: IConstruct,
  groups: readonly PcsGroup[],
  stated: PcsSize | undefined,
  expectedNodes = 0,
): PcsSize {
  const counts = groups.map(({ group }) => group.nodes);
  if (counts.some((count) => Token.isUnresolved(count))) {
    return stated ?? PcsSize.LARGE;
  }
  const nodes = Math.max(
    expectedNodes,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const [fitting] = NODES.filter(([size, most]) => nodes <= most && (stated === undefined || stated === size));
  if (fitting === undefined) {
    throw new AiFactoryError(
      'AIF-CMP-104',
      stated === undefined
        ? `${nodes} nodes are more than a cluster of AWS PCS can have`
        : `${nodes} nodes do not fit into a cluster of size ${stated}`,
      nodes > 2048
        ? 'Take 2048 at most, and make another cluster, in a cell of its own, for the rest.'
        : 'State a larger size. A cluster never changes its size: one that exists has to be replaced by hand.',
      scope,
    );
  }
  return fitting[0];
}

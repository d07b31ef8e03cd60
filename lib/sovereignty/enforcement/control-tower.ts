import {
  ENABLED_CONTROLS,
  ENABLED_CONTROLS_SOURCE,
  RECOMMENDED_CONTROLS,
  RECOMMENDED_CONTROLS_SOURCES,
  type RecommendedControl,
} from '../../catalog/control-tower-controls';
import type { Source } from '../../catalog/source';
import { KeyOrigin } from '../../catalog/sovereignty-words';
import type { SovereigntyPolicy } from '../sovereignty-policy';

/** A control for the list that people work through. */
export interface ListedControl {
  readonly name: string;
  readonly behavior: string;
  readonly covers: string;
  readonly caution?: string;
  /** The identifier, with `<Region>` for the home Region of the landing zone; unset where no public source gives it. */
  readonly identifier?: string;
}

/** The controls of AWS Control Tower that cover parts of a policy. */
export interface ControlTowerList {
  readonly allowedRegions: readonly string[];
  readonly controls: readonly ListedControl[];
  readonly sources: readonly Source[];
}

/** The controls to enable for a policy. */
export function controlTowerList(policy: SovereigntyPolicy): ControlTowerList {
  const published = ENABLED_CONTROLS.map((control) => ({
    ...control,
    identifier: controlArn(policy.partition, '<Region>', control.name),
  }));
  const opaque = RECOMMENDED_CONTROLS.filter((control) => concerns(control, policy)).map(
    ({ when: _, ...rest }) => rest,
  );
  return {
    allowedRegions: policy.allowedRegions,
    controls: [...published, ...opaque],
    sources: [ENABLED_CONTROLS_SOURCE, ...RECOMMENDED_CONTROLS_SOURCES],
  };
}

/** The regional identifier of a control whose name is published. */
export function controlArn(partition: string, region: string, name: string): string {
  return `arn:${partition}:controltower:${region}::control/${name}`;
}

function concerns({ when }: RecommendedControl, { keyOrigin, organizationId }: SovereigntyPolicy): boolean {
  switch (when) {
    case 'always':
      return true;
    case 'organization':
      return organizationId !== undefined;
    case 'cloudHsmKeys':
      return keyOrigin === KeyOrigin.AWS_CLOUDHSM;
    case 'importedKeys':
      return keyOrigin === KeyOrigin.EXTERNAL;
    case 'externalKeys':
      return keyOrigin === KeyOrigin.EXTERNAL_KEY_STORE;
  }
}

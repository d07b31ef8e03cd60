import { MANAGED_CONFIG_RULES_SOURCE } from '../../catalog/config-rules';
import { ENABLED_CONTROLS, ENABLED_CONTROLS_SOURCE } from '../../catalog/control-tower-controls';
import { conformancePackOf } from '../enforcement/conformance-pack';
import type { SovereigntyPolicy } from '../sovereignty-policy';

/** A rule or control of AWS that a site turns on: it looks at what there is, whoever made it. */
export interface Watch {
  readonly service: 'AWS Config' | 'AWS Control Tower';
  /** The name that the service knows it by. */
  readonly name: string;
  /** What holds while it finds nothing. */
  readonly promise: string;
  readonly source: string;
}

/** Whose rules and controls a site turns on, and which of them it leaves out. */
export interface WatchedBy {
  readonly conformancePack?: { readonly excludedRules: readonly string[] };
  readonly controlTower?: { readonly excludedControls: readonly string[] };
}

/** What watches a site while it runs, besides the documents that deny calls. */
export function watchesOf(policy: SovereigntyPolicy, { conformancePack, controlTower }: WatchedBy): readonly Watch[] {
  const rules = conformancePack === undefined ? [] : conformancePackOf(policy, conformancePack.excludedRules).rules;
  const controls =
    controlTower === undefined
      ? []
      : ENABLED_CONTROLS.filter(({ name }) => !controlTower.excludedControls.includes(name));
  return [
    ...rules.map(
      ({ name, promise }): Watch => ({
        service: 'AWS Config',
        name,
        promise,
        source: MANAGED_CONFIG_RULES_SOURCE.url,
      }),
    ),
    ...controls.map(
      ({ name, covers }): Watch => ({
        service: 'AWS Control Tower',
        name,
        promise: covers,
        source: ENABLED_CONTROLS_SOURCE.url,
      }),
    ),
  ];
}

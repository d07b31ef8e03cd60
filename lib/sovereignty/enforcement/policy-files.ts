import type { EnforcementKind } from '../../catalog/sovereignty-words';
import { conformancePackOf } from './conformance-pack';
import { controlTowerList } from './control-tower';
import { EnforcementPolicies } from './enforcement-policies';
import type { EnforcementProps } from './enforcement-props';
import type { NotEnforceable } from './not-enforceable';
import { attachmentGuide } from './policy-files-guide';

/** A file with a policy, or with what people have to know about policies. */
export interface PolicyFile {
  readonly path: string;
  readonly content: string;
}

/** Where policies go, as far as a site says. */
export interface PolicyDestination {
  /** Ids of the root, of units or of accounts. */
  readonly targetIds: readonly string[];
  /** Ids that the opt-out of AI services is attached to; `targetIds` where it is unset. */
  readonly aiOptOutTargetIds?: readonly string[];
  /** Kinds to attach; all where it is unset. */
  readonly kinds?: readonly EnforcementKind[];
  /** Managed rules of AWS Config that the Region does not have. */
  readonly excludedRules: readonly string[];
}

/**
 * Everything that enforces a policy while a site runs, as files for people who deploy it otherwise: documents, the conformance pack, the
 * controls of AWS Control Tower, what nothing enforces, and how to attach all of it in order.
 *
 * @throws AIF-SOV-601 to AIF-SOV-603, AIF-SOV-606 and AIF-SOV-607 when AWS would not take one of them
 */
export function policyFiles(props: EnforcementProps, destination: PolicyDestination): PolicyFile[] {
  const policies = new EnforcementPolicies(props);
  const pack = conformancePackOf(props.policy, destination.excludedRules);
  const files = Object.entries(policies.files()).map(([path, content]) => ({ path, content }));
  return [
    { path: 'README.md', content: attachmentGuide(props, policies, pack, destination) },
    ...files,
    { path: 'conformance-pack.yaml', content: pack.template },
    { path: 'control-tower.json', content: jsonOf(controlTowerList(props.policy)) },
    { path: 'not-enforceable.json', content: jsonOf(policies.notEnforceable) },
    { path: 'not-enforceable.md', content: tableOf(policies.notEnforceable) },
  ];
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function tableOf(list: readonly NotEnforceable[]): string {
  const rows = list.map(({ what, why, coveredBy, source }) => `| ${what} | ${why} | ${coveredBy} | <${source}> |\n`);
  return `# What no policy enforces

The policy of the site asks for it, and AWS has no policy that could refuse the opposite. Checks of templates and people cover it.

| What | Why | Covered by | Source |
| --- | --- | --- | --- |
${rows.join('')}`;
}

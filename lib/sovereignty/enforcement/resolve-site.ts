import { MANAGED_POLICY_NAME } from '../../catalog/policy-shapes';
import { RegionExemption } from '../../catalog/region-exemptions';
import { Residency } from '../../catalog/sovereignty-words';
import { AiFactoryError } from '../../errors';
import type { EnforcedSite } from '../statements/enforced-site';
import type { EnforcementProps } from './enforcement-props';

const USUAL_EXEMPTIONS = [
  RegionExemption.IDENTITY,
  RegionExemption.ACCOUNT_READ,
  RegionExemption.PRIVATE_DNS,
  RegionExemption.BUCKET_LIST,
  RegionExemption.HEALTH,
  RegionExemption.COST_READ,
];

/** Fills in what a site does not say, and refuses what AWS would misread. */
export function resolveSite(props: EnforcementProps): EnforcedSite {
  const { policy } = props;
  const { exemptRoles, onPremises, inference } = policy;
  const boundaryName = props.boundaryName ?? `${props.siteId}-boundary`;
  check('siteId', props.siteId, /^[a-z][a-z0-9-]{0,39}$/, 'up to 40 lower-case letters, digits and hyphens');
  check('bootstrapQualifier', props.bootstrapQualifier, /^[A-Za-z0-9_-]{1,10}$/, 'up to 10 letters and digits');
  check('boundaryName', boundaryName, MANAGED_POLICY_NAME, 'the name of a managed policy');
  return {
    partition: policy.partition,
    allowedRegions: policy.allowedRegions,
    allowedAccounts: policy.allowedAccounts,
    organizationId: policy.organizationId,
    regionExemptions: [...new Set(props.regionExemptions ?? USUAL_EXEMPTIONS)].sort(),
    exemptRoles: {
      platform: exemptRoles.platform ?? [],
      breakGlass: exemptRoles.breakGlass ?? [],
      keyCustodians: exemptRoles.keyCustodians ?? [],
      auditors: exemptRoles.auditors ?? [],
      supportApprovers: exemptRoles.supportApprovers ?? [],
    },
    bootstrapQualifier: props.bootstrapQualifier ?? 'hnb659fds',
    outpostArns: onPremises.outpostArns ?? [],
    outpostSubnetArns: onPremises.outpostSubnetArns ?? [],
    localZones: onPremises.localZones ?? [],
    keepsObjectsOnOutposts: onPremises.keepObjectsOnOutposts ?? false,
    regionalBuckets: onPremises.regionalBuckets ?? [],
    keyOrigin: policy.keyOrigin,
    keyDeletionWindowDays: policy.minimumKeyDeletionWindowDays,
    keepsPromptsOnPremises:
      policy.residency.promptsAndOutputs === Residency.ON_PREMISES && !onPremises.localServices?.includes('bedrock'),
    models: inference.models,
    guardrails: inference.guardrails ?? [],
    organizationGuardrails: inference.organizationGuardrails ?? [],
    unguardedModels: inference.unguardedModels ?? [],
    boundaryName,
    requiresBoundary: props.requireBoundary ?? false,
  };
}

function check(prop: string, value: string | undefined, pattern: RegExp, shape: string): void {
  if (value === undefined || (typeof value === 'string' && pattern.test(value))) return;
  throw new AiFactoryError(
    'AIF-SOV-601',
    `${prop} is ${JSON.stringify(value)}`,
    `write ${shape}; it cannot be a token, since policies are measured before deployment`,
  );
}

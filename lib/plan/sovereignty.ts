import { DATA_CLASS_IDS } from '../catalog/data-classes';
import { SERVICE_IDS } from '../catalog/services';
import { SOVEREIGNTY_PRESETS } from '../catalog/sovereignty-presets';
import type { Site } from '../site/site';
import { planHosting } from './hosting';
import { sortedBy } from './order';
import type {
  ExemptRolesPlan,
  InferencePlan,
  OnPremisesPlan,
  OperatorAccessPlan,
  SovereigntyPlan,
} from './sovereignty-plan';

/** The sovereignty policy that a site description states: what its keys say, and what its preset says where they do not. */
export function sovereigntyOf(site: Site): SovereigntyPlan {
  const { sovereignty, enforcement } = site;
  const hosting = planHosting(site);
  const preset = SOVEREIGNTY_PRESETS[sovereignty.preset];
  return {
    preset: sovereignty.preset,
    partition: hosting.partition,
    region: hosting.region,
    dnsSuffix: hosting.dnsSuffix,
    account: hosting.account,
    jurisdiction: site.identity.jurisdiction,
    allowedRegions: sorted(sovereignty.allowedRegions ?? [hosting.region]),
    allowedAccounts: sorted(sovereignty.allowedAccounts),
    ...(enforcement?.managementAccount === undefined ? {} : { managementAccount: enforcement.managementAccount }),
    allowedHosts: sorted(sovereignty.allowedHosts),
    ...(sovereignty.allowedPeers === undefined ? {} : { allowedPeers: sorted(sovereignty.allowedPeers) }),
    residency: residencyOf(site),
    onPremises: onPremisesOf(site),
    inference: inferenceOf(site),
    ...(sovereignty.keyOrigin === undefined ? {} : { keyOrigin: sovereignty.keyOrigin }),
    keyArns: keyArnsOf(site),
    operatorAccess: operatorAccessOf(site),
    minimumKeyDeletionWindowDays: sovereignty.keyDeletionWindowDays,
    minimumLogRetentionDays: sovereignty.logRetentionDays,
    ...(sovereignty.maximumLogRetentionDays === undefined
      ? {}
      : { maximumLogRetentionDays: sovereignty.maximumLogRetentionDays }),
    immutableLogs: sovereignty.immutableLogs ?? preset.immutableLogs,
    strict: preset.strict,
    ...(sovereignty.organizationId === undefined ? {} : { organizationId: sovereignty.organizationId }),
    exemptRoles: exemptRolesOf(site),
    ...(sovereignty.imageProviders === undefined ? {} : { imageProviders: sorted(sovereignty.imageProviders) }),
    waivers: sortedBy(sovereignty.waivers, ({ id }) => id),
  };
}

function residencyOf({ sovereignty: { preset, residency = {} } }: Site): SovereigntyPlan['residency'] {
  const otherwise = SOVEREIGNTY_PRESETS[preset].residency;
  return {
    trainingData: residency.trainingData ?? otherwise,
    promptsAndOutputs: residency.promptsAndOutputs ?? otherwise,
    modelWeights: residency.modelWeights ?? otherwise,
    backups: residency.backups ?? otherwise,
    logs: residency.logs ?? otherwise,
    metadata: residency.metadata ?? otherwise,
  };
}

/** An AI Factory stands in the building, but a service that is not confirmed to run there may not. */
function onPremisesOf({ hosting, sovereignty: { onPremises } }: Site): OnPremisesPlan {
  const isFactory = hosting.kind === 'aiFactory';
  return {
    regions: isFactory ? [hosting.region] : [],
    localServices: isFactory ? SERVICE_IDS.filter((service) => hosting.services[service] === 'local') : [],
    outpostArns: sorted(onPremises?.outpostArns ?? []),
    outpostSubnetArns: sorted(onPremises?.outpostSubnetArns ?? []),
    localZones: sorted(onPremises?.localZones ?? []),
    keepObjectsOnOutposts: onPremises?.keepObjectsOnOutposts ?? false,
    regionalBuckets: sorted(onPremises?.regionalBuckets ?? []),
  };
}

function inferenceOf({ sovereignty: { inference } }: Site): InferencePlan {
  return {
    ...(inference?.models === undefined ? {} : { models: sorted(inference.models) }),
    guardrails: sorted(inference?.guardrails ?? []),
    organizationGuardrails: sorted(inference?.organizationGuardrails ?? []),
    unguardedModels: sorted(inference?.unguardedModels ?? []),
  };
}

function keyArnsOf({ sovereignty: { keyArns = {} } }: Site): { [dataClass: string]: string } {
  return Object.fromEntries(DATA_CLASS_IDS.flatMap((id) => (keyArns[id] === undefined ? [] : [[id, keyArns[id]]])));
}

function operatorAccessOf({ sovereignty: { preset, operatorAccess } }: Site): OperatorAccessPlan {
  const { supportPermits, recordSessions } = SOVEREIGNTY_PRESETS[preset];
  return {
    supportPermits: operatorAccess?.supportPermits ?? supportPermits,
    maximumSupportPermitHours: operatorAccess?.maximumSupportPermitHours ?? 24,
    recordSessions: operatorAccess?.recordSessions ?? recordSessions,
  };
}

function exemptRolesOf({ sovereignty: { exemptRoles } }: Site): ExemptRolesPlan {
  return {
    platform: sorted(exemptRoles?.platform ?? []),
    breakGlass: sorted(exemptRoles?.breakGlass ?? []),
    keyCustodians: sorted(exemptRoles?.keyCustodians ?? []),
    auditors: sorted(exemptRoles?.auditors ?? []),
    supportApprovers: sorted(exemptRoles?.supportApprovers ?? []),
  };
}

function sorted(values: readonly string[]): string[] {
  return [...values].sort();
}

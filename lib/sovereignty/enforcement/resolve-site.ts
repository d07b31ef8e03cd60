import { AiFactoryError } from '../../errors';
import type { EnforcedSite } from '../statements/enforced-site';
import { type EnforcementProps, RegionExemption } from './enforcement-props';

const USUAL_EXEMPTIONS = [
  RegionExemption.IDENTITY,
  RegionExemption.ACCOUNT_READ,
  RegionExemption.PRIVATE_DNS,
  RegionExemption.BUCKET_LIST,
  RegionExemption.HEALTH,
  RegionExemption.COST_READ,
];

/** Below `aws-reserved/` only AWS makes roles, so that a wildcard there lets nobody slip in. */
const ROLE_NAME = /^(?:aws-reserved\/[\w+=,.@/*-]+|(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/;
const OUTPOST = /^arn:[\w-]+:outposts:[\w-]+:\d{12}:outpost\/op-[0-9a-f]+$/;
const SUBNET = /^arn:[\w-]+:ec2:[\w-]+:\d{12}:subnet\/subnet-[0-9a-f]+$/;
const GUARDRAIL = /^arn:[\w-]+:bedrock:([\w-]+):\d{12}:guardrail\/[a-z0-9]+:[1-9]\d{0,7}$/;

/** Fills in what a site does not say, and refuses what AWS would misread. */
export function resolveSite(props: EnforcementProps): EnforcedSite {
  const { policy, onPremises = {}, inference = {}, exemptRoles = {} } = props;
  const boundaryName = props.boundaryName ?? `${props.siteId}-boundary`;
  const regionalBuckets = sorted(onPremises.regionalBuckets);
  checkEach('siteId', [props.siteId], /^[a-z][a-z0-9-]{0,39}$/, 'up to 40 lower-case letters, digits and hyphens');
  checkEach('organizationId', listOf(props.organizationId), /^o-[a-z0-9]{10,32}$/, 'an id such as "o-exampleorgid"');
  checkEach(
    'exemptRoles',
    Object.values(exemptRoles).flat(),
    ROLE_NAME,
    'the name of a role with its path, without wildcards',
  );
  checkEach('outpostArns', onPremises.outpostArns, OUTPOST, 'the ARN of an Outpost');
  checkEach('outpostSubnetArns', onPremises.outpostSubnetArns, SUBNET, 'the ARN of a subnet');
  checkEach('localZones', onPremises.localZones, /^[a-z0-9-]+$/, 'the name of a zone');
  checkEach('regionalBuckets', regionalBuckets, /^(?!\*+$)[a-z0-9.*-]{3,63}$/, 'the name of a bucket');
  checkEach(
    'models',
    inference.models,
    /^[\w.:-]+$/,
    'the id of a model without wildcards, prefix of a geography or ARN',
  );
  checkEach('unguardedModels', inference.unguardedModels, /^[\w.:-]+$/, 'the id of a model');
  checkEach('guardrails', inference.guardrails, GUARDRAIL, 'the ARN of a guardrail with the number of a version');
  checkEach(
    'organizationGuardrails',
    inference.organizationGuardrails,
    GUARDRAIL,
    'the ARN of a guardrail with the number of a version',
  );
  checkEach(
    'imageProviders',
    props.imageProviders,
    /^(?:\d{12}|amazon|aws_marketplace|aws_backup_vault)$/,
    'an account',
  );
  checkEach(
    'bootstrapQualifier',
    listOf(props.bootstrapQualifier),
    /^[A-Za-z0-9_-]{1,10}$/,
    'up to 10 letters and digits',
  );
  checkEach('boundaryName', [boundaryName], /^[\w+=,.@-]{1,128}$/, 'the name of a managed policy');
  requireAllowedRegions(props);
  return {
    partition: policy.partition,
    allowedRegions: policy.allowedRegions,
    allowedAccounts: policy.allowedAccounts,
    organizationId: props.organizationId,
    regionExemptions: sorted(props.regionExemptions ?? USUAL_EXEMPTIONS),
    exemptRoles: {
      platform: sorted(exemptRoles.platform),
      breakGlass: sorted(exemptRoles.breakGlass),
      keyCustodians: sorted(exemptRoles.keyCustodians),
      auditors: sorted(exemptRoles.auditors),
      supportApprovers: sorted(exemptRoles.supportApprovers),
    },
    bootstrapQualifier: props.bootstrapQualifier ?? 'hnb659fds',
    outpostArns: sorted(onPremises.outpostArns),
    outpostSubnetArns: sorted(onPremises.outpostSubnetArns),
    localZones: sorted(onPremises.localZones),
    keepsObjectsOnOutposts: onPremises.keepObjectsOnOutposts ?? false,
    regionalBuckets,
    keyOrigin: props.keyOrigin,
    keyDeletionWindowDays: policy.minimumKeyDeletionWindowDays,
    models: inference.models === undefined ? undefined : sorted(inference.models),
    guardrails: sorted(inference.guardrails),
    organizationGuardrails: sorted(inference.organizationGuardrails),
    unguardedModels: sorted(inference.unguardedModels),
    boundaryName,
    requiresBoundary: props.requireBoundary ?? false,
  };
}

/** A guardrail works in its own Region only: one in a Region that is not allowed would never be called, nor would a second one. */
function requireAllowedRegions({ policy, inference = {} }: EnforcementProps): void {
  const regionOf = (arn: string) => GUARDRAIL.exec(arn)?.[1] ?? '';
  const { guardrails = [], organizationGuardrails = [] } = inference;
  const foreign = [...guardrails, ...organizationGuardrails].find((arn) => !policy.allowsRegion(regionOf(arn)));
  if (foreign !== undefined) {
    throw new AiFactoryError(
      'AIF-SOV-601',
      `the guardrail ${JSON.stringify(foreign)} is in a Region that the policy does not allow`,
      `name a guardrail in ${policy.allowedRegions.join(' or ')}`,
    );
  }
  const regions = organizationGuardrails.map(regionOf);
  const second = organizationGuardrails.find((_, index) => regions.indexOf(regions[index] ?? '') !== index);
  if (second !== undefined) {
    throw new AiFactoryError(
      'AIF-SOV-601',
      `organizationGuardrails holds ${JSON.stringify(second)}, the second one of its Region`,
      'name one guardrail for each Region',
    );
  }
}

function checkEach(prop: string, values: readonly string[] | undefined, pattern: RegExp, shape: string): void {
  const wrong = values?.find((value) => typeof value !== 'string' || !pattern.test(value));
  if (wrong === undefined) return;
  throw new AiFactoryError(
    'AIF-SOV-601',
    `${prop} holds ${JSON.stringify(wrong)}`,
    `write ${shape}; it cannot be a token, since policies are measured before deployment`,
  );
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function sorted<T extends string>(values: readonly T[] | undefined): T[] {
  return [...new Set(values)].sort();
}

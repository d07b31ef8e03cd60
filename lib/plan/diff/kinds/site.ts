import type { SitePlan } from '../../site-plan';
import { inList, Kind, listed, type Thing } from '../kind';
import { always, IN_PLACE, smaller, where } from '../meanings';

/** The code of what makes another site of it. Where it is found, nothing else is worth comparing. */
export const ANOTHER_SITE = 'AIF-DIFF-001';

const ELSEWHERE = always('replaced', 'everything is made anew, and what is there stays and is billed', ANOTHER_SITE);
const DESCRIPTIONS = always('nothing', 'descriptions of stacks and reports say so');
const CHECKS = always('nothing', 'what is checked when templates are written');
const LESS_LOGS = always('inPlace', 'logs that are older are deleted', 'AIF-DIFF-018');

const SITE = new Kind<ReturnType<typeof settingsOf>>({
  thing: 'site',
  all: (plan) => [settingsOf(plan)],
  rules: {
    siteId: ELSEWHERE,
    kind: ELSEWHERE,
    partition: ELSEWHERE,
    region: ELSEWHERE,
    account: ELSEWHERE,
    name: DESCRIPTIONS,
    jurisdiction: DESCRIPTIONS,
    operator: DESCRIPTIONS,
    dnsSuffix: always('inPlace', 'host names and principals in policies'),
    blockPublicAccess: always('inPlace', 'a setting of the whole account'),
    bootstrapQualifier: always('nothing', 'deployed by the roles of another bootstrap'),
    s3PrefixListId: where(
      (before, after) => (before.s3PrefixListId === undefined) !== (after.s3PrefixListId === undefined),
      always('replaced', 'the endpoint of Amazon S3 becomes one of another type; calls under way are cut'),
      IN_PLACE,
    ),
    s3ExpressPrefixListId: IN_PLACE,
    endpointServicePrefix: always('replaced', 'interface endpoints are made anew'),
    servicePrincipalSuffix: always('inPlace', 'policies trust other principals'),
    services: CHECKS,
    acceptUnconfirmed: CHECKS,
    allowedAccounts: always('inPlace', 'key policies name other accounts'),
    organizationId: always('inPlace', 'keys and buckets refuse everyone outside it'),
    logRetentionDays: smaller((site) => site.logRetentionDays, LESS_LOGS),
    keyDeletionWindowDays: always('inPlace', 'for deletions that are scheduled from then on'),
    cidr: always('inPlace', 'routes to the site'),
    flowLogs: always('replaced', 'logs go elsewhere from then on, those that are written stay'),
  },
  path: () => [],
  keys: {
    siteId: ['identity', 'id'],
    kind: ['hosting', 'kind'],
    partition: ['hosting', 'partition'],
    region: ['hosting', 'region'],
    account: ['hosting', 'account'],
    name: ['identity', 'name'],
    jurisdiction: ['identity', 'jurisdiction'],
    operator: ['identity', 'operator'],
    logRetentionDays: ['sovereignty', 'logRetentionDays'],
    keyDeletionWindowDays: ['sovereignty', 'keyDeletionWindowDays'],
    cidr: ['network', 'cidr'],
    flowLogs: ['network', 'flowLogs'],
  },
});

function settingsOf(plan: SitePlan) {
  const { hosting, sovereignty } = plan;
  return {
    id: '',
    siteId: plan.siteId,
    kind: hosting.kind,
    partition: hosting.partition,
    region: hosting.region,
    account: hosting.account,
    name: plan.name,
    jurisdiction: plan.jurisdiction,
    operator: plan.operator,
    dnsSuffix: hosting.dnsSuffix,
    blockPublicAccess: hosting.blockPublicAccess,
    bootstrapQualifier: hosting.bootstrapQualifier,
    s3PrefixListId: hosting.s3PrefixListId,
    s3ExpressPrefixListId: hosting.s3ExpressPrefixListId,
    endpointServicePrefix: hosting.privateRegion?.endpointServicePrefix,
    servicePrincipalSuffix: hosting.privateRegion?.servicePrincipalSuffix,
    services: hosting.privateRegion?.services,
    acceptUnconfirmed: hosting.privateRegion?.acceptUnconfirmed,
    allowedAccounts: sovereignty.allowedAccounts,
    organizationId: sovereignty.organizationId,
    logRetentionDays: plan.logRetentionDays,
    keyDeletionWindowDays: plan.keyDeletionWindowDays,
    cidr: plan.cidr,
    flowLogs: plan.flowLogs,
  };
}

interface Zone extends Thing {
  readonly slot: number;
  readonly zoneId: string | undefined;
}

const ZONE = new Kind<Zone>({
  thing: 'zone',
  all: ({ hosting }) => hosting.zones.map(({ name, id, slot }) => ({ id: name, slot, zoneId: id })),
  rules: {
    slot: always('replaced', 'subnets of the zone get other ranges, and what is in them moves', 'AIF-DIFF-003'),
    zoneId: where(
      (before, after) => before.zoneId !== undefined && after.zoneId !== undefined,
      always('replaced', 'directory buckets are named after it', 'AIF-DIFF-003'),
      IN_PLACE,
    ),
  },
  removed: () => ({
    effect: 'refused',
    note: 'its subnets cannot go while something has an address there',
    code: 'AIF-DIFF-003',
  }),
  path: ({ hosting }, id) => {
    const names = hosting.zones.map(({ name }) => ({ id: name }));
    return inList(names, id, 'hosting', 'zones');
  },
  keys: { zoneId: ['id'] },
});

interface Tag extends Thing {
  readonly value: string;
}

const TAG = new Kind<Tag>({
  thing: 'tag',
  all: ({ tags }) => Object.entries(tags).map(([id, value]) => ({ id, value })),
  rules: { value: always('inPlace', 'of everything but what a tag would replace') },
  path: () => ['tags'],
});

/** The site as a whole, and what belongs to no cell. */
export const SITE_KINDS = [SITE, ZONE, TAG] as const;

/** Ranges and services that a site lists by name. */
export const LISTED_KINDS = [
  listed('on-premises range', (plan) => plan.onPremisesCidrs, ['network', 'onPremises']),
  listed('private endpoint', (plan) => plan.privateEndpoints, ['network', 'privateEndpoints']),
  listed('administrator role', (plan) => plan.kubernetes?.administratorRoles ?? [], [
    'compute',
    'kubernetes',
    'administratorRoles',
  ]),
] as const;

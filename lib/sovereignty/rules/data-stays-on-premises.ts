import { ENCRYPTED_RESOURCES, WITHOUT_CUSTOMER_KEY } from '../../catalog/encryption';
import { HOLDS_NO_DATA, ON_PREMISES_PLACEMENTS, RUNS_IN_REGION } from '../../catalog/on-premises-placements';
import { Residency } from '../../catalog/sovereignty-words';
import { matchesPattern } from '../template/arn';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { reasonToStay } from './data-classes';
import { placeOf, runsInBuilding, serviceOf } from './places';
import type { RuleContext, SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const HOLDS_DATA = new Set(
  [
    ...ENCRYPTED_RESOURCES.map(({ type }) => type),
    ...WITHOUT_CUSTOMER_KEY.keys(),
    ...ON_PREMISES_PLACEMENTS.map(({ type }) => type),
    ...RUNS_IN_REGION,
  ].filter((type) => !HOLDS_NO_DATA.has(type)),
);
const IN_SUBNETS = new Set(ON_PREMISES_PLACEMENTS.filter(({ names }) => names === 'subnet').map(({ type }) => type));
const REGIONAL_OBJECTS = new Set([
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::S3Vectors::VectorBucket',
]);

export const DATA_STAYS_ON_PREMISES: SovereigntyRule = {
  code: 'AIF-SOV-060',
  severity: 'fatal',
  title: 'Data that have to stay on premises stay there',
  explanation:
    'A resource keeps its data in its Region unless its properties put it on an Outpost or into a Local Zone. In a Region that stands in the building, a service may still run in a parent Region.',
  remedy:
    'Put the resource on an Outpost or into a Local Zone of the policy, use a service that runs in the building, or say by the tag ai-factory:data-class that it holds data of another class.',
  sources: [
    'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
    'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails',
  ],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.a'],
  concerns: (type) => type.startsWith('AWS::'),
  *check(resource, context) {
    const { type, scope, holes } = resource;
    const reason = whyOnPremises(resource, context);
    if (reason === undefined || runsInBuilding(serviceOf(type), scope, context.policy)) return;
    const place = placeOf(resource, context);
    if (place === 'building') return;
    const [shown = ''] = resource.values('BucketName').map((name) => ` ${holes.show(name)}`);
    if (place === 'unknown') {
      const message = `whether ${type} is on premises cannot be proven: ${reason}`;
      yield { path: 'Type', message, unprovable: UNPROVABLE_LOCATION };
    } else if (RUNS_IN_REGION.has(type)) {
      const message = `${type} runs in ${scope.region}, whatever it reads: ${reason}`;
      yield { path: 'Type', message, severity: 'warning' };
    } else {
      yield { path: 'Type', message: `${type}${shown} is in ${scope.region}: ${reason}` };
    }
  },
};

function whyOnPremises(resource: ResourceUnderAudit, context: RuleContext): string | undefined {
  const { type, scope } = resource;
  const { onPremises, residency } = context.policy;
  const { regions = [], outpostSubnetArns = [], keepObjectsOnOutposts = false, regionalBuckets = [] } = onPremises;
  if (REGIONAL_OBJECTS.has(type)) {
    const names = resource.values('BucketName');
    if (names.some((name) => regionalBuckets.some((pattern) => matchesPattern(pattern, name)))) return undefined;
    if (keepObjectsOnOutposts) return 'objects are kept on Outposts only';
  }
  if (IN_SUBNETS.has(type) && outpostSubnetArns.length > 0) return 'instances are in the subnets of Outposts only';
  if (HOLDS_DATA.has(type)) return reasonToStay(resource, context);
  return regions.includes(scope.region) && residency.metadata === Residency.ON_PREMISES
    ? 'its settings are metadata, which have to stay on premises'
    : undefined;
}

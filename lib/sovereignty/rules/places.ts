import { ON_PREMISES_PLACEMENTS, type OnPremisesPlacement, SUBNET_GROUPS } from '../../catalog/on-premises-placements';
import { property } from '../intrinsics/intrinsic';
import type { Holes } from '../intrinsics/text';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { AppUnderAudit } from '../template/app-under-audit';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { TemplateScope } from '../template/template-scope';
import { byType } from './flags';
import type { RuleContext } from './rule';

/** Whether something is in the building of the site; `unknown` where a value decides that nobody knows. */
export type Place = 'building' | 'elsewhere' | 'unknown';

const PLACEMENTS = byType(ON_PREMISES_PLACEMENTS);

/**
 * The service of a resource type as site descriptions name it: `AWS::S3Express::DirectoryBucket` is of `s3express`.
 *
 * What the AWS CDK notes about itself is a resource that CloudFormation makes without asking a service.
 */
export function serviceOf(type: string): string {
  const service = (type.split('::')[1] ?? '').toLowerCase().replace(/v2$/, '');
  return service === 'cdk' ? 'cloudformation' : service;
}

/** Whether a service of a stack runs in the building: its Region stands there, and the service is not in a parent Region. */
export function runsInBuilding(service: string, { region }: TemplateScope, { onPremises }: SovereigntyPolicy): boolean {
  const { regions = [], localServices = [] } = onPremises;
  return regions.includes(region) && localServices.includes(service);
}

/** Where the properties of a resource put it: on an Outpost or in a Local Zone of the policy, or elsewhere. */
export function placeOf(resource: ResourceUnderAudit, context: RuleContext): Place {
  const places = (PLACEMENTS.get(resource.type) ?? []).map((placement) => placeBy(placement, resource, context));
  return places.includes('building') ? 'building' : places.includes('unknown') ? 'unknown' : 'elsewhere';
}

/** Whether a text names an Outpost of the policy, by ARN or id, or one of the app. */
export function placeOfOutpost(text: string, holes: Holes, { onPremises }: SovereigntyPolicy): Place {
  if (holes.isUnknown(text)) return 'unknown';
  const isListed = (onPremises.outpostArns ?? []).some((arn) => arn === text || arn.endsWith(`/${text}`));
  return isListed || holes.whole(text) !== undefined ? 'building' : 'elsewhere';
}

function placeBy({ path, names }: OnPremisesPlacement, resource: ResourceUnderAudit, context: RuleContext): Place {
  const { policy, app } = context;
  const places = resource.select(path).flatMap((slot) =>
    resource.texts(slot).map((text): Place => {
      if (text === undefined) return 'elsewhere';
      if (names === 'outpost') return placeOfOutpost(text, resource.holes, policy);
      if (names === 'zone') return placeOfZone(text, resource.holes, policy);
      return names === 'subnet' ? placeOfSubnet(text, app, policy) : placeOfGroup(text, app, policy);
    }),
  );
  return worstOf(places);
}

function placeOfZone(text: string, holes: Holes, { onPremises }: SovereigntyPolicy): Place {
  if (holes.isUnknown(text)) return 'unknown';
  return (onPremises.localZones ?? []).includes(text) ? 'building' : 'elsewhere';
}

function placeOfSubnet(text: string, app: AppUnderAudit, policy: SovereigntyPolicy): Place {
  const { holes } = app.evaluator;
  const hole = holes.whole(text);
  if (hole?.logicalId === undefined) {
    const isListed = (policy.onPremises.outpostSubnetArns ?? []).some((arn) => arn.endsWith(`/${text}`));
    return isListed ? 'building' : holes.in(text).length > 0 ? 'unknown' : 'elsewhere';
  }
  const subnets = app.fact('subnets in the building', () => subnetsInBuilding(app, policy));
  return subnets.has(`${hole.template}\n${hole.logicalId}`) ? 'building' : 'elsewhere';
}

function placeOfGroup(text: string, app: AppUnderAudit, policy: SovereigntyPolicy): Place {
  const hole = app.evaluator.holes.whole(text);
  if (hole?.logicalId === undefined) return 'unknown';
  const groups = app.fact('subnet groups in the building', () => groupsInBuilding(app, policy));
  return groups.has(`${hole.template}\n${hole.logicalId}`) ? 'building' : 'elsewhere';
}

function* subnetsInBuilding(app: AppUnderAudit, policy: SovereigntyPolicy): Iterable<string> {
  const { evaluator } = app;
  for (const { scope, logicalId, properties } of app.resourcesOf('AWS::EC2::Subnet')) {
    const textsOf = (name: string) => {
      const value = property(properties, name);
      return value === undefined ? [] : evaluator.texts(value, scope);
    };
    const byOutpost = textsOf('OutpostArn').map((text) => placeOfOutpost(text, evaluator.holes, policy));
    const byZone = ['AvailabilityZone', 'AvailabilityZoneId'].flatMap((name) =>
      textsOf(name).map((text) => placeOfZone(text, evaluator.holes, policy)),
    );
    if (worstOf(byOutpost) === 'building' || byZone.includes('building')) yield `${scope.name}\n${logicalId}`;
  }
}

function* groupsInBuilding(app: AppUnderAudit, policy: SovereigntyPolicy): Iterable<string> {
  for (const { type, path } of SUBNET_GROUPS) {
    for (const { scope, logicalId, properties } of app.resourcesOf(type)) {
      const subnets = property(properties, path);
      const texts = (Array.isArray(subnets) ? subnets : []).flatMap((subnet) => app.evaluator.texts(subnet, scope));
      if (worstOf(texts.map((text) => placeOfSubnet(text, app, policy))) === 'building') {
        yield `${scope.name}\n${logicalId}`;
      }
    }
  }
}

/** The place of a whole: it is in the building when all of it is. */
function worstOf(places: readonly Place[]): Place {
  if (places.length === 0 || places.includes('elsewhere')) return 'elsewhere';
  return places.includes('unknown') ? 'unknown' : 'building';
}

import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { Violation } from './rule';

const PLACES: ReadonlyMap<string, string> = new Map([
  ['AWS::IAM::Role', 'ManagedPolicyArns[]'],
  ['AWS::IAM::User', 'ManagedPolicyArns[]'],
  ['AWS::IAM::Group', 'ManagedPolicyArns[]'],
  ['AWS::SSO::PermissionSet', 'ManagedPolicies[]'],
]);

/** The policies of AWS with such a name that an identity is given; their text is not in the template. */
export function* managedPolicies(resource: ResourceUnderAudit, names: RegExp, effect: string): Iterable<Violation> {
  const place = PLACES.get(resource.type);
  if (place === undefined) return;
  for (const slot of resource.select(place)) {
    for (const arn of resource.texts(slot)) {
      const name = /:iam::aws:policy\/(?:[\w-]+\/)*([\w-]+)$/.exec(arn ?? '')?.[1];
      if (name !== undefined && names.test(name)) yield { path: slot.path, message: `the policy ${name} ${effect}` };
    }
  }
}

import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { SovereigntyRule, Violation } from './rule';
import { mayAllow, principalsOf, restrictionOf } from './statements';
import { UNPROVABLE_IDENTITY } from './unprovable';

/** Policies of these types are no grants by themselves: they bound what other policies grant. */
const BOUNDARIES = new Set(['AWS::EC2::VPCEndpoint', 'AWS::Organizations::Policy']);
const PRINCIPAL_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Permission', 'Principal'],
  ['AWS::Lambda::LayerVersionPermission', 'Principal'],
  ['AWS::Events::EventBusPolicy', 'Principal'],
  ['AWS::EC2::VPCEndpointServicePermissions', 'AllowedPrincipals[]'],
]);
const CONDITIONS_OF_PERMISSION = ['SourceAccount', 'SourceArn', 'PrincipalOrgID', 'OrganizationId', 'Condition'];

export const POLICIES_NAME_THEIR_PRINCIPALS: SovereigntyRule = {
  code: 'AIF-SOV-301',
  severity: 'fatal',
  title: 'Policies name whom they let in',
  explanation:
    'A policy that allows everyone shares the resource with every account in the world, unless a condition names the organization, account or network.',
  remedy: 'Name the principals, or add a condition such as aws:PrincipalOrgID, aws:SourceAccount or aws:SourceVpce.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html'],
  frameworks: ['NIST.800-53r5 AC-6', 'NIST.800-53r5 AC-21', 'C5:2020 IDM-01'],
  *check(resource) {
    if (BOUNDARIES.has(resource.type)) return;
    for (const statement of resource.statements) yield* judged(statement, resource);
    const path = PRINCIPAL_PROPERTIES.get(resource.type);
    if (path === undefined || CONDITIONS_OF_PERMISSION.some((name) => resource.has(name))) return;
    for (const slot of resource.select(path)) {
      if (!resource.texts(slot).includes('*')) continue;
      yield { path: slot.path, message: `${path.replace('[]', '')} is *, which lets everyone in` };
    }
  },
};

function* judged(statement: Statement, resource: ResourceUnderAudit): Iterable<Violation> {
  const { value, path } = statement;
  if (!mayAllow(statement, resource)) return;
  if (value.NotPrincipal !== undefined) {
    yield { path: `${path}.NotPrincipal`, message: 'the statement allows everyone but the named principals' };
  }
  for (const { kind, text } of principalsOf(statement, resource)) {
    const restriction = restrictionOf(statement, resource);
    if (restriction === 'closed') continue;
    const shown = resource.holes.show(text);
    const isEveryone = text === '*' || /^arn:[^:]*:iam::\*:/.test(text);
    if (isEveryone && restriction === 'open') {
      const message = 'whom the statement lets in depends on a condition that can hold anything';
      yield { path: `${path}.Condition`, message, unprovable: UNPROVABLE_IDENTITY };
    } else if (isEveryone) {
      yield { path: `${path}.Principal`, message: 'the statement lets everyone in' };
    } else if (kind !== 'Service' && resource.holes.whole(text)?.kind === 'unknown') {
      const message = `the principal is ${shown}, which can be anyone`;
      yield { path: `${path}.Principal`, message, unprovable: UNPROVABLE_IDENTITY };
    }
  }
}

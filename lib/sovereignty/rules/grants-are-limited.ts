import { managedPolicies } from './managed-policies';
import type { SovereigntyRule } from './rule';
import { grantsNothing, mayAllow, statementTexts } from './statements';

export const GRANTS_ARE_LIMITED: SovereigntyRule = {
  code: 'AIF-SOV-304',
  severity: 'error',
  title: 'No identity may do everything',
  explanation: 'An identity that may do everything may also open a gateway, replicate a bucket and share a key.',
  remedy: 'Name the actions or the resources.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
  frameworks: ['NIST.800-53r5 AC-6', 'C5:2020 IDM-01'],
  *check(resource) {
    if (grantsNothing(resource.type) || resource.has('PermissionsBoundary')) return;
    yield* managedPolicies(
      resource,
      /^(?:AdministratorAccess|PowerUserAccess)$/,
      'allows nearly every action on every resource',
    );
    for (const statement of resource.statements) {
      const { Principal: principal, Action: action, Resource: target } = statement.value;
      if (principal !== undefined || !mayAllow(statement, resource)) continue;
      const isAll = (field: unknown) =>
        statementTexts(statement, resource, field).some((text) => /^(?:\*+|\*:\*)$/.test(text));
      if (isAll(action) && isAll(target))
        yield { path: statement.path, message: 'the statement allows every action on every resource' };
    }
  },
};

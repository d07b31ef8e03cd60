import type { SovereigntyRule } from './rule';
import { UNPROVABLE_ENVIRONMENT } from './unprovable';

/** What may be in the account that owns the organization: no policy of the organization binds it, so nothing of a site runs there. */
const OF_THE_ORGANIZATION = /^AWS::(?:Organizations|ControlTower|CDK)::/;

export const STACKS_ARE_IN_ALLOWED_ACCOUNTS: SovereigntyRule = {
  code: 'AIF-SOV-002',
  severity: 'fatal',
  title: 'Stacks are deployed to allowed accounts',
  explanation:
    'Who owns the account owns what the stack holds. The management account holds policies of the organization and nothing else, since they do not bind it.',
  remedy: 'Set env.account of the stack to the account of the site.',
  sources: ['https://docs.aws.amazon.com/cdk/v2/guide/environments.html'],
  frameworks: ['NIST.800-53r5 AC-20'],
  concerns: (type) => !OF_THE_ORGANIZATION.test(type),
  *check({ type, scope }, { policy }) {
    const { account } = scope.source;
    if (account === undefined || account !== policy.managementAccount) return;
    const message = `${type} is deployed to the management account, which no policy of the organization binds`;
    yield { path: 'Type', message };
  },
  *checkTemplate(template, { policy }) {
    const { account, fromAssembly } = template.source;
    if (account === undefined) {
      if (fromAssembly !== true || template.parents.length > 0) return;
      const message = 'the stack does not say which account it is deployed to';
      yield { path: 'Environment', message, unprovable: UNPROVABLE_ENVIRONMENT };
    } else if (policy.account !== undefined && account !== policy.managementAccount && !policy.allowsAccount(account)) {
      const message = `the stack is deployed to account ${account}, which the policy does not allow`;
      yield { path: 'Environment', message };
    }
  },
};

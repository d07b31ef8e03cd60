import type { EnforcementStatement } from './statement';

export const ACCOUNTS_STAY_IN_THE_ORGANIZATION: EnforcementStatement = {
  id: 'AccountsStay',
  title: 'Accounts stay in the organization',
  denies: 'Leaving the organization, which would leave every policy of it behind, and closing an account.',
  letsThrough: 'The management account, which no such policy binds.',
  places: ['serviceControl'],
  sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_leave-as-member.html'],
  statements: () => [{ actions: ['account:CloseAccount', 'organizations:LeaveOrganization'] }],
};

import { type ExemptRoles, roleArns, unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

const ALL_GROUPS: readonly ExemptRoles[] = ['platform', 'breakGlass', 'keyCustodians', 'auditors', 'supportApprovers'];

export const EXEMPT_ROLES_ARE_PROTECTED: EnforcementStatement = {
  id: 'ExemptRolesAreProtected',
  title: 'Nobody makes or changes a role that other statements leave out',
  denies:
    'Making, changing, passing and deleting the exempt roles. Without it, whoever may make roles could make one with such a name.',
  letsThrough: 'Platform roles, which set the accounts up. Taking a role is decided by its trust policy.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-6', 'C5:2020 IDM-01'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html',
  ],
  statements: (site) => {
    const roles = roleArns(site, ...ALL_GROUPS);
    return roles.length === 0
      ? []
      : [
          {
            actions: [
              'iam:AttachRolePolicy',
              'iam:CreateRole',
              'iam:Delete*Role*',
              'iam:DetachRolePolicy',
              'iam:PassRole',
              'iam:Put*Role*',
              'iam:Update*Role*',
            ],
            resources: roles,
            conditions: unless(site, 'platform'),
          },
        ];
  },
};

import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const IDENTITIES_HAVE_NO_LASTING_KEYS: EnforcementStatement = {
  id: 'NoLastingKeys',
  title: 'Identities use credentials that expire',
  denies: 'Making users, access keys, passwords and root credentials.',
  letsThrough: 'Roles and federated identities; platform roles.',
  places: ['serviceControl'],
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  statements: (site) => [
    {
      actions: ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateUser'],
      conditions: unless(site, 'platform'),
    },
  ],
};

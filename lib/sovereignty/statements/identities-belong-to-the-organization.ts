import { allowedAccounts, GUARDED_SERVICES } from './resource-perimeter';
import type { EnforcementStatement } from './statement';

export const IDENTITIES_BELONG_TO_THE_ORGANIZATION: EnforcementStatement = {
  id: 'OwnIdentities',
  title: 'Only identities of the organization reach data, keys and roles',
  denies: 'Every call of an identity of another organization, whatever the policy of the resource allows.',
  letsThrough:
    'The organization, named accounts, services of AWS, and taking a role with a web identity, which belongs to no account.',
  places: ['resourceControl'],
  frameworks: ['NIST.800-53r5 AC-20', 'NIST.800-53r5 AC-21', 'C5:2020 COS-04'],
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
  ],
  statements: (site) =>
    site.organizationId === undefined
      ? []
      : [
          {
            actions: [...GUARDED_SERVICES, 'sts:AssumeRole', 'sts:SetContext'],
            conditions: {
              StringNotEqualsIfExists: {
                'aws:PrincipalOrgID': [site.organizationId],
                ...allowedAccounts(site, 'aws:PrincipalAccount'),
              },
              BoolIfExists: { 'aws:PrincipalIsAWSService': ['false'] },
            },
          },
        ],
};

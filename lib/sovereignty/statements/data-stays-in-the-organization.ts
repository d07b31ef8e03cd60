import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const DATA_STAYS_IN_THE_ORGANIZATION: EnforcementStatement = {
  id: 'DataStaysInTheOrganization',
  title: 'Data is written to resources of the organization',
  denies:
    'Writing objects, messages, records and events to, calling functions of, and taking roles in accounts of strangers.',
  letsThrough:
    'Accounts of the organization and named accounts; reading what AWS publishes, such as packages and images.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 AC-20', 'C5:2020 COS-04', 'C5:2020 COS-08'],
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid',
  ],
  statements: (site) =>
    site.organizationId === undefined
      ? []
      : [
          {
            actions: [
              'dynamodb:PutItem',
              'events:PutEvents',
              'firehose:PutRecord*',
              'kinesis:PutRecord*',
              'lambda:InvokeFunction',
              's3:PutObject',
              'sns:Publish',
              'sqs:SendMessage',
              'sts:AssumeRole',
            ],
            conditions: {
              StringNotEquals: {
                'aws:ResourceOrgID': [site.organizationId],
                ...(site.allowedAccounts.length === 0 ? {} : { 'aws:ResourceAccount': site.allowedAccounts }),
              },
              ...unless(site, 'platform'),
            },
          },
        ],
};

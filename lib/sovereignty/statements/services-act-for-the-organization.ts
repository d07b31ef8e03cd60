import { allowedAccounts, GUARDED_SERVICES } from './resource-perimeter';
import type { EnforcementStatement } from './statement';

export const SERVICES_ACT_FOR_THE_ORGANIZATION: EnforcementStatement = {
  id: 'OwnServices',
  title: 'Services of AWS reach data, keys and roles for the organization only',
  denies: 'Calls of a service of AWS on behalf of an account of another organization.',
  letsThrough: 'Calls on behalf of the organization or of named accounts, and calls that name no account.',
  places: ['resourceControl'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 AC-20'],
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  statements: (site) =>
    site.organizationId === undefined
      ? []
      : [
          {
            actions: [...GUARDED_SERVICES, 'sts:AssumeRole'],
            conditions: {
              StringNotEqualsIfExists: {
                'aws:SourceOrgID': [site.organizationId],
                ...allowedAccounts(site, 'aws:SourceAccount'),
              },
              Null: { 'aws:SourceAccount': ['false'] },
              Bool: { 'aws:PrincipalIsAWSService': ['true'] },
            },
          },
        ],
};

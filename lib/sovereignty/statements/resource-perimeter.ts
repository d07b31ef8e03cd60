import type { EnforcedSite } from './enforced-site';

/** Services whose resources a resource control policy can guard and that hold data or keys. */
export const GUARDED_SERVICES = [
  'aoss:*',
  'dynamodb:*',
  'ecr:*',
  'kms:*',
  'logs:*',
  's3:*',
  'secretsmanager:*',
  'sqs:*',
];

/** Named accounts under a condition key; nothing where there is none. */
export function allowedAccounts(site: EnforcedSite, key: string): { [key: string]: readonly string[] } {
  return site.allowedAccounts.length === 0 ? {} : { [key]: site.allowedAccounts };
}

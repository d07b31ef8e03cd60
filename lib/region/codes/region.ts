import type { CodeDefinition } from '../../errors';

/** What the errors of hosting and private regions mean. */
export const REGION_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-REGION-001',
    title: 'The Region of a hosting is known, or its partition is given',
    explanation:
      'Names of endpoints and ARNs depend on the partition. Where it is unknown, the AWS CDK takes it for `aws` without a word, and the deployment fails much later.',
    remedy:
      'Correct the Region code. Give `partition` for a Region that is newer than this release. Use Hosting.aiFactory for a private one.',
  },
  {
    code: 'AIF-REGION-002',
    title: 'The partition of a hosting exists and is the one that its Region is in',
    explanation: 'A wrong partition yields ARNs and domain names that exist nowhere.',
    remedy: 'Leave `partition` out for a Region that this release knows.',
  },
  {
    code: 'AIF-REGION-003',
    title: 'A site has one to eight zones',
    explanation:
      'Every zone owns an eighth of each cell range, so that a zone can be added later without moving another.',
    remedy: 'List the Availability Zones to use. One is enough.',
  },
  {
    code: 'AIF-REGION-004',
    title: 'Every zone is listed once',
    explanation: 'Subnets are named after their zone, so the same zone cannot have two sets of them.',
    remedy: 'Remove the repeated zone.',
  },
  {
    code: 'AIF-REGION-005',
    title: 'Every zone has an address slot',
    explanation:
      'The letter at the end of a zone name decides which eighth of a cell range the zone has. Zones of a private Region may be called otherwise.',
    remedy: 'Give the zone a slot from 0 to 7. It can never change: the subnets of the zone would be replaced.',
  },
  {
    code: 'AIF-REGION-006',
    title: 'Address slots are numbers from 0 to 7, each used once',
    explanation: 'Two zones with one slot would have the same addresses.',
    remedy: 'Give the newer zone a free slot. A zone that is deployed must keep its own.',
  },
  {
    code: 'AIF-REGION-007',
    title: 'The zones of an ordinary Region belong to it',
    explanation: 'A zone name starts with its Region. Another start is usually copied from another site.',
    remedy: 'Correct the zone names, or the Region.',
  },
  {
    code: 'AIF-REGION-008',
    title: 'An account is given by its 12 digits',
    explanation:
      'Key policies and endpoint policies name the account. A number loses its leading zeros, hence a string.',
    remedy: 'Write the account id as a string of 12 digits.',
  },
  {
    code: 'AIF-REGION-009',
    title: 'The services that a hosting speaks of exist',
    explanation: 'A misspelt service would count as unconfirmed, and its status would be lost.',
    remedy: 'Use the ids that the message lists.',
  },
  {
    code: 'AIF-REGION-010',
    title: 'The stack of a site has a fixed account and Region',
    explanation:
      'A stack without them is deployed to whatever account and Region the caller happens to use: keys and endpoints would come to lie anywhere.',
    remedy: 'Pass `env` with the account and the Region of the hosting to the stack.',
    sources: ['https://docs.aws.amazon.com/cdk/v2/guide/environments.html'],
  },
  {
    code: 'AIF-REGION-011',
    title: 'The stack of a site goes to the account and Region that host it',
    explanation:
      'What the site description says about the place would not be true of the place that the stack is deployed to.',
    remedy: 'Correct `env` of the stack, or the hosting.',
  },
  {
    code: 'AIF-REGION-012',
    title: 'A construct is placed only where its services are offered',
    explanation: 'Deployment would fail halfway.',
    remedy: 'Leave the construct out, or correct the status in `services` once AWS offers the service.',
  },
  {
    code: 'AIF-REGION-013',
    title: 'A construct uses no service that runs in a parent Region',
    explanation: 'Calls to such a service leave the site, and what they carry leaves with them.',
    remedy: 'Leave the construct out, or set the service to local once it runs on site.',
  },
  {
    code: 'AIF-REGION-014',
    title: 'Every service that a construct uses is confirmed or accepted',
    explanation:
      'Which services an AI Factory offers is not published. A guess would turn into a failed deployment on site.',
    remedy: 'Ask AWS and set the status in `services`, or list the service in `acceptUnconfirmed` to try all the same.',
  },
  {
    code: 'AIF-REGION-015',
    title: 'The id of a site fits the names made from it',
    explanation:
      'Aliases of keys and tags are made from the id. Aliases that start with `aws` belong to AWS, and KMS refuses them.',
    remedy: 'Use 2 to 24 lower-case letters, digits and single hyphens, starting with a letter, other than `aws`.',
  },
  {
    code: 'AIF-REGION-016',
    title: 'Public access is blocked by one stack of an account and Region',
    explanation:
      'The block is a setting of the account in a Region. CloudFormation refuses to create it a second time.',
    remedy: 'Set `blockPublicAccess: false` on all private regions of the account and Region but one.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html'],
  },
  {
    code: 'AIF-REGION-017',
    title: 'An imported private region has a key for every class of data in use',
    explanation: 'Nothing is stored without a customer-managed key, and an imported region cannot create one.',
    remedy: 'Add the ARN of the key to `keyArns`.',
  },
  {
    code: 'AIF-REGION-018',
    title: 'Zones are named when the site is described, not when it is deployed',
    explanation:
      'Subnets are called after their zone, and nodes and databases stay in one. A zone that is looked up at deployment may be another one the next time.',
    remedy: 'Write the names of the zones in place of `Fn.getAzs`, `stack.availabilityZones` or a parameter.',
  },
  {
    code: 'AIF-REGION-019',
    title: 'A key can be rescued for 7 to 30 days after its deletion was ordered',
    explanation: 'KMS takes waiting periods of 7 to 30 whole days.',
    remedy: 'Give `keyDeletionWindow` as `Duration.days(n)` with n from 7 to 30, or leave it out.',
    sources: ['https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html'],
  },
  {
    code: 'AIF-REGION-020',
    title: 'Every site of an account and Region has its own id',
    explanation:
      'Aliases of keys, clusters, databases and model endpoints are named after the site. The second site of the same id would fail halfway through its deployment.',
    remedy:
      'Pass one `PrivateRegion` to all constructs of the site, in whatever stack they are. A second site needs another id.',
  },
  {
    code: 'AIF-REGION-021',
    title: 'Keys that were made beforehand are given for classes of data',
    explanation: 'A key under another name would never be used, and the class would get a key of AWS KMS after all.',
    remedy: 'Use the values of `DataClass` as keys of `keyArns`.',
  },
];

import type { CodeDefinition } from '../../errors';

/** The codes of the sovereignty policy of a site. */
export const SOVEREIGNTY_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-POL-001',
    title: 'The policy asks for no less than its preset',
    explanation:
      'The name of a preset is a promise to those who read it. A key that takes some of it back would keep the name and break the promise.',
    remedy: 'Delete the key, or choose a preset that asks for less.',
  },
  {
    code: 'AIF-POL-002',
    title: 'Data stay on premises where there are premises',
    explanation:
      'An ordinary Region of AWS stands in buildings of AWS: nothing that the site keeps in it is on premises. An AI Factory stands in the building of the site.',
    remedy: 'Host the site in an AI Factory, or let the data be in the Region.',
  },
  {
    code: 'AIF-POL-003',
    title: 'Data that have to stay on premises are held by services that run there',
    explanation:
      'A service that runs in the parent Region, or may run there, keeps what it is given outside the building. Every service keeps metadata, so that metadata on premises ask for every service on premises.',
    remedy: 'Correct the status of the service once AWS has confirmed it, or keep the data elsewhere.',
  },
  {
    code: 'AIF-POL-004',
    title: 'Keys of a key store are made beforehand',
    explanation:
      'CloudFormation makes keys of AWS KMS only: it has no property for a key store, and a key for imported material is empty when it is made. Where another origin is asked for, a stack that makes its keys cannot be deployed.',
    remedy: 'Make a key for each class of data, and list their ARNs in `keyArns`.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html'],
  },
  {
    code: 'AIF-POL-005',
    title: 'Keys and Outposts are in the Region of the site',
    explanation: 'A service uses keys of its own Region only, and an Outpost belongs to one Region of one partition.',
    remedy: 'Correct the ARN.',
    sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html'],
  },
  {
    code: 'AIF-POL-006',
    title: 'Guardrails work in the allowed Regions',
    explanation:
      'A guardrail works in its own Region only, and the policy of an organization takes one for each Region. A guardrail that cannot be found fails every call of a model.',
    remedy: 'Name a guardrail of an allowed Region, and of those of the organization one for each.',
    sources: [
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_best_practices.html',
    ],
  },
  {
    code: 'AIF-POL-007',
    title: 'The policy does not contradict itself',
    explanation: 'Of two statements that no site can follow at once, each reader would follow another.',
    remedy: 'Decide which of the two is meant.',
  },
  {
    code: 'AIF-POL-008',
    title: 'The servers that answer for domains are allowed peers',
    explanation:
      'Where `allowedPeers` is stated, names are looked up at nobody else: whoever is asked learns every name and can answer with any address.',
    remedy: 'Add the address to `allowedPeers`, or forward the domain to another server.',
  },
  {
    code: 'AIF-POL-009',
    title: 'What is to be on Outposts only is not built in the Region',
    explanation:
      'The policy keeps objects or instances on Outposts in all its accounts, and this site builds buckets or nodes in the Region. Once the policy is enforced, its stacks cannot be deployed.',
    remedy: 'Leave the key out of the policy of this site, or the part out of the site.',
  },
  {
    code: 'AIF-POL-010',
    title: 'Keys belong to the site or to an allowed account',
    explanation: 'Whoever owns a key can take it away, and with it all data of its class.',
    remedy: 'Correct the ARN, or allow the account.',
  },
];

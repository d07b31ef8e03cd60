import type { EnforcementStatement, PolicyStatement } from './statement';

const DENIALS: readonly PolicyStatement[] = [
  {
    actions: ['bedrock:PutAccountDataRetention'],
    conditions: { StringNotEquals: { 'bedrock:DataRetentionMode': ['none'] } },
  },
  {
    actions: ['bedrock-mantle:PutAccountDataRetention'],
    conditions: { StringNotEquals: { 'bedrock-mantle:DataRetentionMode': ['none'] } },
  },
  {
    actions: ['bedrock-mantle:CreateProject', 'bedrock-mantle:UpdateProject'],
    conditions: {
      Null: { 'bedrock-mantle:DataRetentionMode': ['false'] },
      StringNotEquals: { 'bedrock-mantle:DataRetentionMode': ['none'] },
    },
  },
];

export const PROMPTS_ARE_NOT_RETAINED: EnforcementStatement = {
  id: 'PromptsAreNotRetained',
  title: 'Nobody lets Amazon Bedrock keep prompts and answers',
  denies: 'Setting the retention of an account or of a project to anything but none.',
  letsThrough:
    'Setting it to none, which has to happen once for each Region: there is no type of CloudFormation for it, and what is not set follows the model.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SA-9', 'ISO27001:2022 A.5.34', 'SecNumCloud-3.2 19.1.k'],
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
    'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutAccountDataRetention.html',
  ],
  statements: () => DENIALS,
};

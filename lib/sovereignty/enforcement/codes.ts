import type { CodeDefinition } from '../../errors';

/** Codes of the errors that enforcement throws. */
export const ENFORCEMENT_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-SOV-601',
    title: 'Names of policies have the shape that AWS expects',
    explanation:
      'A policy whose name cannot exist is refused at deployment, when others of the site may be attached already.',
    remedy: 'Write names in the letters that the message lists.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html'],
  },
  {
    code: 'AIF-SOV-602',
    title: 'Every statement fits into a document',
    explanation: 'A statement holds in one document or not at all: a list of what is left out cannot be split.',
    remedy: 'Shorten the list that the statement is made from, or give several roles, buckets or accounts one name.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html'],
  },
  {
    code: 'AIF-SOV-603',
    title: 'A target takes all documents of a kind',
    explanation:
      'AWS attaches few policies of a kind to one target, and refuses the rest: the site would be guarded in part.',
    remedy: 'Shorten the longest lists; detach policies of others; state earlierLimits only where the partition lags.',
    sources: [
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    ],
  },
  {
    code: 'AIF-SOV-604',
    title: 'Policies are attached to roots, units and accounts',
    explanation: 'A policy without a target is stored and guards nothing.',
    remedy: 'Name the id of the root, of a unit or of an account.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html'],
  },
  {
    code: 'AIF-SOV-605',
    title: 'The stack with the policies of the organization cannot be deleted by one call',
    explanation: 'With the stack all policies go, in every account at once.',
    remedy: 'Set terminationProtection on the stack.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html'],
  },
  {
    code: 'AIF-SOV-606',
    title: 'What is left out of a conformance pack is in it',
    explanation:
      'Rules are left out where the Region does not have them. A name that the pack does not know leaves the rule in, and AWS Config refuses the pack.',
    remedy: 'Write the identifier of the rule as AWS documents it, in capitals.',
    sources: [
      'https://docs.aws.amazon.com/config/latest/developerguide/managing-rules-by-region-availability.html',
      'https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html',
    ],
  },
  {
    code: 'AIF-SOV-607',
    title: 'A conformance pack and its rules fit',
    explanation: 'AWS Config refuses a template or a rule that is too long, and then nothing is watched.',
    remedy: 'Shorten the longest lists of the policy.',
    sources: [
      'https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html',
      'https://docs.aws.amazon.com/config/latest/APIReference/API_CustomPolicyDetails.html',
    ],
  },
  {
    code: 'AIF-SOV-608',
    title: 'Controls of AWS Control Tower are enabled on units',
    explanation: 'AWS Control Tower enables a control on a unit that it governs, never on a root or an account.',
    remedy: 'Name the ARN of each unit, and controls by the names of AWS.',
    sources: ['https://docs.aws.amazon.com/controltower/latest/APIReference/API_EnableControl.html'],
  },
];

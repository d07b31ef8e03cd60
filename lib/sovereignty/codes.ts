import type { CodeDefinition } from '../errors';
import { ENFORCEMENT_CODES } from './enforcement/codes';
import { EVIDENCE_CODES } from './evidence/codes';
import { RULES } from './rules';
import { UNPROVABLE_CODES } from './rules/unprovable';
import { WAIVER_CODES } from './waivers';

/** Codes of the errors that the policy and the reading of templates throw. */
const ERROR_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-SOV-701',
    title: 'The policy names a partition, Regions and a DNS suffix',
    explanation: 'The policy is read before deployment, so a token or an empty name would allow nothing or anything.',
    remedy: 'Write the names that the site uses, in lower case, and list the Region of the site in allowedRegions.',
  },
  {
    code: 'AIF-SOV-702',
    title: 'Accounts have twelve digits',
    explanation: 'An account that loses its leading zeros, as numbers in YAML do, is another account.',
    remedy: 'Write the account as twelve digits in quotes.',
    sources: ['https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html'],
  },
  {
    code: 'AIF-SOV-703',
    title: 'Allowed hosts are host names',
    explanation: 'A scheme, a port or a path in the list would never match, and a bare "*" would match everything.',
    remedy: 'Write "registry.example.gov", or "*.example.gov" for all names below.',
  },
  {
    code: 'AIF-SOV-704',
    title: 'Numbers of days and hours are in their range',
    explanation:
      'AWS KMS waits 7 to 30 days before it deletes a key; the longest log retention is not below the shortest.',
    remedy: 'Write a whole number.',
    sources: ['https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html'],
  },
  {
    code: 'AIF-SOV-705',
    title: 'What a policy names has the shape that AWS expects',
    explanation:
      'AWS takes a policy that names a role, a bucket or a model which cannot exist, and the policy then denies nothing, or everything: a guardrail that is not named exactly fails every call of a model.',
    remedy: 'Write names without wildcards, ARNs in full, and Regions that the policy allows.',
    sources: [
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_best_practices.html',
    ],
  },
  {
    code: 'AIF-SOV-706',
    title: 'A policy asks for no less than its preset',
    explanation:
      'The name of a preset is a promise to those who read it. A policy that takes some of it back would keep the name and break the promise.',
    remedy: 'Leave out what takes it back, or choose a preset that asks for less.',
  },
  {
    code: 'AIF-SOV-707',
    title: 'A policy does not contradict itself',
    explanation: 'Of two statements that no site can follow at once, each reader would follow another.',
    remedy: 'Decide which of the two is meant.',
  },
  {
    code: 'AIF-SOV-720',
    title: 'A waiver says what, why, who and until when',
    explanation:
      'Whoever signs for a site has to see what was agreed to. A waiver that lacks its reason, its approver or its last day, or that is for more than one resource, is no agreement.',
    remedy: 'Write id, rule, resource, reason, approver and expires; one waiver for each resource.',
  },
  {
    code: 'AIF-SOV-721',
    title: 'Waivers are for rules that have exceptions',
    explanation:
      'AIF-SOV-401 and AIF-SOV-402 say that a template was not read as it will be deployed. It can hold any resource, and nobody can agree to what nobody has seen. What is wrong with a waiver cannot be waived either.',
    remedy: 'Write the code of the finding that the waiver is for.',
  },
  {
    code: 'AIF-SOV-722',
    title: 'Waivers are judged on a day that exists',
    explanation:
      'The day decides which waivers have expired. A text that is no day would let all of them hold, or none.',
    remedy: 'Write year, month and day: 2027-06-30.',
  },
  {
    code: 'AIF-SOV-801',
    title: 'Templates can be read',
    explanation: 'A template that cannot be read is not judged, and an audit that skips it would promise too much.',
    remedy: 'Check the path; synthesize the app first where it names a cloud assembly.',
  },
  {
    code: 'AIF-SOV-802',
    title: 'Files of an audit are CloudFormation templates',
    explanation: 'A file without resources that is judged as a template would pass every check.',
    remedy: 'Give a cloud assembly (cdk.out) or CloudFormation templates in JSON or YAML.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html'],
  },
];

/** Every code of this folder, for `ai-factory explain`. */
export const CODES: readonly CodeDefinition[] = [
  ...RULES.map(({ code, title, explanation, remedy, sources }) => ({
    code,
    title,
    explanation,
    remedy,
    ...(sources === undefined ? {} : { sources }),
  })),
  ...ENFORCEMENT_CODES,
  ...EVIDENCE_CODES,
  ...ERROR_CODES,
  ...WAIVER_CODES,
  ...UNPROVABLE_CODES,
];

import type { CodeDefinition } from '../errors';

const CLOUDFORMATION_LIMITS =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

function limit(code: string, what: string, allowed: string, limit: string): CodeDefinition {
  return {
    code,
    title: `A template has at most ${allowed} ${what}`,
    explanation: `CloudFormation refuses a template with more than ${limit} ${what}, at deployment and not before. This library stops earlier, so that a later release has room to add to a stack without moving what is in it.`,
    remedy:
      'Spread the entries of the site over more cells, so that they land in more stacks. Fewer or shorter tags make templates smaller: every resource repeats them.',
    sources: [CLOUDFORMATION_LIMITS],
  };
}

/** The codes of building and synthesizing stacks. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-STACK-001',
    title: 'A plan contains what it names',
    explanation: 'Stacks are built from a plan whose parts refer to one another by id. One of these parts is missing.',
    remedy: 'Build from the plan that `planSite` returns, unchanged.',
  },
  {
    code: 'AIF-STACK-002',
    title: 'The synthesized templates keep every rule',
    explanation:
      'Every template is checked before it is written: against the CloudFormation schemas, the limits of CloudFormation and the sovereignty policy of the site. Nothing was written.',
    remedy: 'The report names each rule with its code; `ai-factory explain <code>` says more about it.',
  },
  {
    code: 'AIF-STACK-003',
    title: 'Synthesis replaces only cloud assemblies',
    explanation: 'The output folder is replaced as a whole, and this one holds something else.',
    remedy: 'Name a new folder with `--output`, or one that an earlier synthesis wrote.',
  },
  {
    code: 'AIF-STACK-004',
    title: 'A site description has no errors when stacks are built from it',
    explanation: 'The file breaks the format or one of its rules. The message lists every problem with its place.',
    remedy:
      'Mend the problems; `ai-factory validate` shows each one in its line, and `ai-factory explain` has a page on each code.',
  },
  limit('AIF-STACK-010', 'resources', '400', '500'),
  limit('AIF-STACK-011', 'bytes', '900,000', '1,000,000'),
  limit('AIF-STACK-012', 'dynamic references', '50', '60'),
  limit('AIF-STACK-013', 'outputs', '180', '200'),
  limit('AIF-STACK-014', 'parameters', '180', '200'),
];

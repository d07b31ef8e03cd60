import { z } from 'zod';
import { LONGEST_WAIVER_DAYS, NEVER_WAIVED, WAIVABLE_RULE } from '../../../catalog/waiver-terms';

const text = z.string().trim().min(1);

const waiver = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'must be letters, digits, dots, hyphens and underscores' })
    .meta({
      title: 'Id of the waiver',
      description: 'What reports call the exception, and the place where it was agreed to.',
      examples: ['EXC-17'],
    }),
  rule: z
    .string()
    .regex(WAIVABLE_RULE, {
      error: `must be the code of a finding, such as AIF-SOV-103; ${NEVER_WAIVED.join(' and ')} have no exceptions`,
    })
    .meta({ title: 'Rule', description: 'The code of the finding.', examples: ['AIF-SOV-103'] }),
  resource: text.regex(/^[^*]+$/, { error: 'must be one resource, without *' }).meta({
    title: 'Resource',
    description:
      'The name of the stack and the logical ID, or the path of the construct. What a stack does as a whole has the name of the stack.',
    examples: ['alpha-compute-cell-a/Handler8A4D8E80'],
  }),
  path: text.optional().meta({
    title: 'Place in the resource',
    description: 'As the finding gives it. By default every place in the resource that breaks the rule.',
    examples: ['Properties.VpcConfig.SubnetIds'],
  }),
  reason: text.meta({ title: 'Reason', description: 'Why it is needed and why it does no harm.' }),
  approver: text.meta({ title: 'Approver', description: 'Who agreed to it.', examples: ['security@agency.example'] }),
  expires: z.iso.date({ error: 'must be a day of the calendar, such as 2027-06-30' }).meta({
    title: 'Last day',
    description: `The last day on which it holds, at most ${LONGEST_WAIVER_DAYS} days ahead.`,
    examples: ['2027-06-30'],
  }),
});

export const waivers = z.array(waiver).max(1000).default([]).meta({
  title: 'Waivers',
  description:
    'Exceptions that somebody has agreed to: one resource may break one rule until a day. A waiver that has expired, or that nothing needs any more, is a finding.',
});

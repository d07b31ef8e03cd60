import type { StackPlan } from '../../site-plan';
import { Kind, type Thing } from '../kind';
import { always } from '../meanings';

/** Stacks, each of which lies in CloudFormation until somebody deletes it. */
export const STACK = new Kind<Thing & Pick<StackPlan, 'stateful'>>({
  thing: 'stack',
  all: ({ stacks }) => stacks.map(({ name, stateful }) => ({ id: name, stateful })),
  rules: { stateful: always('inPlace', 'termination protection') },
  removed: () => ({
    effect: 'removed',
    note: 'stays deployed and is billed until somebody deletes it',
    code: 'AIF-DIFF-024',
  }),
  path: () => [],
});

import type { CodeDefinition } from '../../errors';

/** The codes of ids and of what refers to them. */
export const REFERENCE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-ID-001',
    title: 'An id is used once in its list',
    explanation: 'Stack names and logical ids are made of ids. Two things with one id would be one resource.',
    remedy: 'Give each its own id. Keep the id of what is deployed already.',
  },
  {
    code: 'AIF-ID-002',
    title: 'What is named exists',
    explanation: 'A section names something that another section has to describe, and no entry there has this id.',
    remedy: 'Correct the id, or describe the thing in the section that the message names.',
  },
  {
    code: 'AIF-ID-003',
    title: 'Where there are several cells, everything says which one it is in',
    explanation:
      'With one cell there is nothing to choose. With several, a guess would move things when a cell is added. Cells of training pools count only when they are named: nothing gets into one by default.',
    remedy: 'Add `cell`.',
  },
  {
    code: 'AIF-ID-004',
    title: 'A list names each thing once',
    explanation: 'Something is built for each entry, and two equal entries would be one resource.',
    remedy: 'Delete the repetition.',
  },
  {
    code: 'AIF-ID-005',
    title: 'Cells of training pools have no pools of `compute`',
    explanation:
      'The cluster of such a cell belongs to the training pool, with the nodes that it needs. A pool beside it would have to be part of a cluster that may not be a Kubernetes cluster at all.',
    remedy: 'List a cell in `network.cells` and name it.',
  },
];

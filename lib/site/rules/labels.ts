import { RESERVED_LABEL_DOMAINS } from '../../catalog/reserved-labels';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { runsOnKubernetes } from './node-pools';
import { rule } from './rule';

/**
 * Labels of a group of a training pool, beside four of the library
 * (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterKubernetesConfig.html, read 2026-11-22).
 */
const MOST_LABELS = 46;

/** Pools give their nodes labels that EKS and HyperPod take. */
export const labelsOfNodes = rule(['compute', 'training'], ({ compute, training }) => [
  ...(compute?.pools ?? []).flatMap(({ labels }, index) => reserved(labels, ['compute', 'pools', index, 'labels'])),
  ...training.flatMap((pool, index) => {
    const path = ['training', index, 'labels'];
    return runsOnKubernetes(pool) ? [...reserved(pool.labels, path), ...tooMany(pool, path)] : [];
  }),
]);

function tooMany({ id, labels }: Site['training'][number], path: readonly PathStep[]): UnplacedProblem[] {
  const count = Object.keys(labels).length;
  return count <= MOST_LABELS
    ? []
    : [
        {
          code: 'AIF-POOL-010',
          severity: 'error',
          path,
          message: `training pool "${id}" has ${count} labels, at most ${MOST_LABELS} are possible`,
          help: 'Delete labels. HyperPod takes 50 on a group, and the library adds four of its own.',
          onKey: true,
        },
      ];
}

function reserved(labels: { readonly [label: string]: string }, path: readonly PathStep[]): UnplacedProblem[] {
  return Object.keys(labels)
    .filter((label) => RESERVED_LABEL_DOMAINS.some((domain) => new RegExp(`(^|\\.)${domain}/`).test(label)))
    .map((label) => ({
      code: 'AIF-POOL-010',
      severity: 'error',
      path: [...path, label],
      message: `EKS refuses the label ${label}`,
      help: `Choose a label of your own, such as example.com/role: those of ${allOf(RESERVED_LABEL_DOMAINS)} are set by EKS.`,
      onKey: true,
    }));
}

import type { AcceleratedInstanceType } from '../../catalog/instance-types';
import { catalogueOf } from '../catalogue-of';
import type { PathStep, UnplacedProblem } from '../problem';
import { isKnownFamily, unknownInstanceType } from './instance-types';
import { type Rule, rule } from './rule';

/** Models run on known instance types, and their weights are kept as weights. */
export const modelRules: readonly Rule[] = [
  rule(['models', 'catalogue'], (site) => {
    const catalogue = catalogueOf(site);
    return site.models.flatMap(({ instanceType }, index): UnplacedProblem[] => {
      const name = instanceType.replace(/^ml\./, '');
      const problem = unknownInstanceType(name, catalogue, 'ml.');
      const path = ['models', index, 'instanceType'];
      const severity = isKnownFamily(name, catalogue) ? 'error' : 'warning';
      return problem === undefined
        ? servedByEndpoints(catalogue.instanceType(name), path)
        : [{ code: 'AIF-MODEL-001', severity, path, ...problem }];
    });
  }),
  rule(['models', 'storage'], ({ models, storage }) =>
    models.flatMap(({ id, weights }, index): UnplacedProblem[] => {
      const store = storage.objectStores.find((candidate) => candidate.id === weights.objectStore);
      if (store === undefined || store.dataClass === 'modelWeights') {
        return [];
      }
      return [
        {
          code: 'AIF-MODEL-002',
          severity: 'warning',
          path: ['models', index, 'weights', 'objectStore'],
          message: `model "${id}" takes its weights from store "${store.id}", which is for ${store.dataClass}`,
          help: 'Keep weights in a store of `dataClass: modelWeights`, so that they have the key and the rules of weights.',
        },
      ];
    }),
  ),
];

function servedByEndpoints(type: AcceleratedInstanceType | undefined, path: readonly PathStep[]): UnplacedProblem[] {
  return type === undefined || type.sageMakerEndpoints
    ? []
    : [
        {
          code: 'AIF-MODEL-006',
          severity: 'error',
          path,
          message: `SageMaker endpoints do not take ml.${type.name}`,
          help: 'Choose another instance type, or serve the model from a pool of `compute`; or, once AWS says that they do, describe the type in `catalogue` with `sageMakerEndpoints: true`.',
        },
      ];
}

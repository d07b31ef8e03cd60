import { KUBERNETES_NAMES } from '../catalog/kubernetes-names';
import { nodesOfTraining, type SitePlan, type TrainingPoolPlan } from '../plan';
import { type ManifestFile, yamlFile } from './manifest-file';
import { onNodes } from './placement';

/** The queue of a cell of plain EKS: a job starts when all of its nodes are free, and holds no more than the cell has. */
export function queues(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  if (pool.orchestrator !== 'eks') {
    return [];
  }
  const nodes = nodesOfTraining(pool, plan);
  const resource = KUBERNETES_NAMES.accelerators[nodes.vendor];
  const apiVersion = 'kueue.x-k8s.io/v1beta2';
  const name = pool.id;
  return [
    yamlFile(
      `pools/${pool.id}/resources/queues.yaml`,
      [
        `Jobs with the label kueue.x-k8s.io/queue-name: ${name} wait here until the accelerators they ask for are free.`,
        'The install script puts the number of the cell in place of ACCELERATORS.',
      ],
      [
        { apiVersion, kind: 'ResourceFlavor', metadata: { name }, spec: { nodeLabels: onNodes(nodes) } },
        {
          apiVersion,
          kind: 'ClusterQueue',
          metadata: { name },
          spec: {
            namespaceSelector: {},
            resourceGroups: [
              {
                coveredResources: [resource],
                flavors: [{ name, resources: [{ name: resource, nominalQuota: 'ACCELERATORS' }] }],
              },
            ],
          },
        },
        { apiVersion, kind: 'LocalQueue', metadata: { name, namespace: 'default' }, spec: { clusterQueue: name } },
      ],
    ),
  ];
}

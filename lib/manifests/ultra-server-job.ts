import { nodesOfTraining, type SitePlan, type TrainingPoolPlan } from '../plan';
import { devicesOf, queueLabels } from './job-parts';
import { type ManifestFile, yamlFile } from './manifest-file';
import { onNodes, TOLERATIONS } from './placement';
import { registryHost } from './registry';

/**
 * The label of nodes that tells UltraServers apart. HyperPod sets its own; elsewhere the device plugin names the NVLink domain
 * (https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-nvidia-ultraserver.html, read 2026-11-22).
 */
const DOMAIN_LABEL = { hyperPodEks: 'topology.k8s.aws/ultraserver-id', eks: 'nvidia.com/gpu.clique' } as const;

/** An example: a job on all nodes of one UltraServer, whose pods share its NVLink domain. None where there is no such domain. */
export function ultraServerJob(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const { nvLinkDomain } = nodesOfTraining(pool, plan);
  if (!nvLinkDomain || (pool.orchestrator !== 'hyperPodEks' && pool.orchestrator !== 'eks')) {
    return [];
  }
  return [
    yamlFile(`pools/${pool.id}/resources/ultra-server-job.yaml`, comment(plan), [
      COMPUTE_DOMAIN,
      job(plan, pool, DOMAIN_LABEL[pool.orchestrator]),
    ]),
  ];
}

const NAME = 'ultra-server';

function comment(plan: SitePlan): string[] {
  return [
    'An example, which nobody applies by itself: a job on all nodes of one UltraServer. Its pods reach the memory of each other over NVLink.',
    `Put an image with the NVIDIA tools in place of IMAGE, such as ${registryHost(plan)}/${plan.siteId}/<repository>:<tag>.`,
  ];
}

/** Its claims make the driver start what connects the nodes of a job, and end it with the job. */
const COMPUTE_DOMAIN = {
  apiVersion: 'resource.nvidia.com/v1beta1',
  kind: 'ComputeDomain',
  metadata: { name: NAME, namespace: 'default' },
  spec: { numNodes: 0, channel: { resourceClaimTemplate: { name: `${NAME}-channel` } } },
};

function job(plan: SitePlan, pool: TrainingPoolPlan, domainLabel: string): object {
  const nodes = nodesOfTraining(pool, plan);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: NAME, namespace: 'default', ...queueLabels(pool) },
    spec: {
      completionMode: 'Indexed',
      completions: pool.nodesPerUltraServer,
      parallelism: pool.nodesPerUltraServer,
      backoffLimit: 0,
      template: {
        metadata: { labels: { job: NAME } },
        spec: {
          restartPolicy: 'Never',
          nodeSelector: onNodes(nodes),
          tolerations: TOLERATIONS,
          affinity: {
            podAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { labelSelector: { matchLabels: { job: NAME } }, topologyKey: domainLabel },
              ],
            },
          },
          containers: [
            {
              name: 'worker',
              image: 'IMAGE',
              command: ['sh', '-c', 'nvidia-smi -q | grep -A 4 Fabric; ls /dev/nvidia-caps-imex-channels'],
              resources: { limits: devicesOf(nodes), claims: [{ name: 'domain' }] },
            },
          ],
          resourceClaims: [{ name: 'domain', resourceClaimTemplateName: `${NAME}-channel` }],
        },
      },
    },
  };
}

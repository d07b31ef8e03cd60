import { nodesOfTraining, type SitePlan, type TrainingPoolPlan } from '../plan';
import { devicesOf, queueLabels } from './job-parts';
import { type ManifestFile, yamlFile } from './manifest-file';
import { onNodes, TOLERATIONS } from './placement';
import { registryHost } from './registry';

/** The image that AWS builds the tests into, and where it says so. Which processors a tag is for, no page says. */
const IMAGE = {
  reference: 'public.ecr.aws/hpc-cloud/nccl-tests:cuda13.0.2-efa1.48.0-ofiv1.19.0-ncclv2.30.4-1-testsv2.18.3',
  source: 'https://github.com/awslabs/awsome-distributed-ai/tree/main/micro-benchmarks/nccl-tests',
} as const;

const NAME = 'nccl-tests';
const WORKERS = 2;

/** A test of the fabric between two nodes of a training pool. None for accelerators of other makers, or without a fabric. */
export function ncclTests(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const { vendor, adapters } = nodesOfTraining(pool, plan);
  return vendor === 'nvidia' && adapters > 0
    ? [yamlFile(`pools/${pool.id}/resources/nccl-tests.yaml`, comment(plan), [job(plan, pool)])]
    : [];
}

function comment(plan: SitePlan): string[] {
  return [
    `A test, which nobody applies by itself: sums among the GPUs of ${WORKERS} nodes over their adapters.`,
    `Put an image in place of IMAGE, such as ${registryHost(plan)}/${plan.siteId}/<repository>:<tag>, with a copy of`,
    `  ${IMAGE.reference}`,
    `for the processors of the nodes; where that tag has none, build it from ${IMAGE.source}.`,
    'In the log of the launcher, the column #wrong has to be 0 everywhere. Compare the column busbw of the largest sizes between pairs',
    'of nodes: a pair that stands out has a bad link. With Socket in place of EFA in the log, pods did not get their adapters.',
  ];
}

/**
 * A job of the MPI operator. Its launcher runs beside the workers, because nodes without accelerators may have other processors.
 *
 * NVLink between nodes is turned off, so that it measures adapters on UltraServers too. Pages of 2 MiB are not set aside on nodes. The
 * launcher fails until the workers answer, and tries again.
 */
function job(plan: SitePlan, pool: TrainingPoolPlan): object {
  const nodes = nodesOfTraining(pool, plan);
  const placed = { nodeSelector: onNodes(nodes), tolerations: TOLERATIONS };
  const variables = { NCCL_DEBUG: 'INFO', NCCL_MNNVL_ENABLE: '0', FI_PROVIDER: 'efa', FI_EFA_USE_HUGE_PAGE: '0' };
  const ranks = WORKERS * nodes.acceleratorsPerNode;
  return {
    apiVersion: 'kubeflow.org/v2beta1',
    kind: 'MPIJob',
    metadata: { name: NAME, namespace: 'default', ...queueLabels(pool) },
    spec: {
      slotsPerWorker: nodes.acceleratorsPerNode,
      runPolicy: { cleanPodPolicy: 'Running', backoffLimit: 20 },
      mpiReplicaSpecs: {
        Launcher: {
          replicas: 1,
          template: {
            spec: {
              ...placed,
              restartPolicy: 'OnFailure',
              containers: [
                {
                  name: 'launcher',
                  image: 'IMAGE',
                  command: ['/opt/amazon/openmpi/bin/mpirun', '--allow-run-as-root', '--tag-output', '-np', `${ranks}`],
                  args: [
                    ...['--bind-to', 'none', '-x', 'PATH', '-x', 'LD_LIBRARY_PATH'],
                    ...Object.entries(variables).flatMap(([name, value]) => ['-x', `${name}=${value}`]),
                    ...[
                      '/opt/nccl-tests/build/all_reduce_perf',
                      '-b',
                      '8',
                      '-e',
                      '16G',
                      '-f',
                      '2',
                      '-g',
                      '1',
                      '-c',
                      '1',
                    ],
                  ],
                },
              ],
            },
          },
        },
        Worker: {
          replicas: WORKERS,
          template: {
            spec: {
              ...placed,
              containers: [
                {
                  name: 'worker',
                  image: 'IMAGE',
                  resources: { limits: devicesOf(nodes) },
                  volumeMounts: [{ name: 'shared-memory', mountPath: '/dev/shm' }],
                },
              ],
              volumes: [{ name: 'shared-memory', emptyDir: { medium: 'Memory' } }],
            },
          },
        },
      },
    },
  };
}

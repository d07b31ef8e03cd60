import { type AcceleratedInstanceType, architectureOf, isAcceleratedFamily } from '../../catalog/instance-types';
import { trainingCellId } from '../../catalog/training-cells';
import { HARDWARE_SECTIONS, type HardwareSections, hardwareOf } from '../node-hardware';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { oneOf } from '../suggest';
import { runsOnKubernetes } from './node-pools';
import { type Rule, rule } from './rule';
import { keyOfHardware } from './training-pools';

type TrainingPool = Site['training'][number];

/** Characters of the name of a bucket (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, read 2026-11-22). */
const LONGEST_BUCKET_NAME = 63;

/** Characters of the name of a PCS cluster (https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html, read 2026-11-22). */
const LONGEST_PCS_NAME = 40;

/** What an orchestrator takes, and what it has to have. */
export const orchestratorRules: readonly Rule[] = [
  rule(['training', ...HARDWARE_SECTIONS], (site) =>
    site.training.flatMap((pool, index) => [
      ...takesInstanceType(pool, site, ['training', index]),
      ...imageFitsLoginNodes(pool, site, ['training', index]),
    ]),
  ),
  rule(['training'], ({ training }) => [
    ...training.flatMap(helpersAreOrdinary),
    ...training.flatMap(labelsAreForKubernetes),
  ]),
  rule(['training', 'identity', 'hosting'], lifecycleBucket),
  rule(['training', 'identity'], ({ training, identity }) =>
    training.flatMap((pool, index) => clusterName(pool, index, identity.id)),
  ),
  rule(['training', 'compute'], ({ training, compute }) =>
    compute !== undefined ? [] : training.flatMap(needsKubernetes),
  ),
];

/** What to call an orchestrator, and whether it takes an instance type. EKS takes what an image exists for. */
const ORCHESTRATORS: {
  readonly [orchestrator in TrainingPool['orchestrator']]: {
    readonly name: string;
    readonly key?: 'hyperPod' | 'pcs';
  };
} = {
  hyperPodEks: { name: 'SageMaker HyperPod', key: 'hyperPod' },
  hyperPodSlurm: { name: 'SageMaker HyperPod', key: 'hyperPod' },
  pcs: { name: 'AWS PCS', key: 'pcs' },
  eks: { name: 'Amazon EKS' },
};

function takes(type: AcceleratedInstanceType, orchestrator: TrainingPool['orchestrator']): boolean {
  const { key } = ORCHESTRATORS[orchestrator];
  return key === undefined || type[key];
}

function takesInstanceType(pool: TrainingPool, site: HardwareSections, path: readonly PathStep[]): UnplacedProblem[] {
  const { type } = hardwareOf(pool, site);
  const { name, key } = ORCHESTRATORS[pool.orchestrator];
  if (type === undefined || takes(type, pool.orchestrator)) {
    return [];
  }
  const others = (['hyperPodEks', 'hyperPodSlurm', 'pcs', 'eks'] as const).filter((other) => takes(type, other));
  return [
    {
      code: 'AIF-TRAIN-004',
      severity: 'error',
      path: [...path, keyOfHardware(pool)],
      message: `${name} does not take ${type.name}, of which training pool "${pool.id}" is`,
      help: `Choose ${oneOf(others.map((other) => `\`orchestrator: ${other}\``))}; or, once AWS says that it does, describe the type in \`catalogue\` with \`${key}: true\`.`,
    },
  ];
}

function needsKubernetes(pool: TrainingPool, index: number): UnplacedProblem[] {
  return !runsOnKubernetes(pool)
    ? []
    : [
        {
          code: 'AIF-TRAIN-005',
          severity: 'error',
          path: ['training', index, 'orchestrator'],
          message: `training pool "${pool.id}" runs on Kubernetes, and the site has no \`compute\` that would describe it`,
          help: 'Add `compute` with `kubernetes`: its version and the roles that administer it. Or choose `orchestrator: hyperPodSlurm` or `pcs`.',
        },
      ];
}

function helpersAreOrdinary(pool: TrainingPool, index: number): UnplacedProblem[] {
  return helpersOf(pool).flatMap(({ key, instanceType }): UnplacedProblem[] =>
    !isAcceleratedFamily(instanceType)
      ? []
      : [
          {
            code: 'AIF-TRAIN-006',
            severity: 'error',
            path: ['training', index, key, 'instanceType'],
            message: `${instanceType} has accelerators, which no job of training pool "${pool.id}" would ever use there`,
            help: 'Name an instance type without accelerators, such as m7i.4xlarge or m8g.4xlarge.',
          },
        ],
  );
}

function helpersOf(pool: TrainingPool): { readonly key: string; readonly instanceType: string }[] {
  const { systemNodes, controller, login } = {
    systemNodes: 'systemNodes' in pool ? pool.systemNodes : undefined,
    controller: 'controller' in pool ? pool.controller : undefined,
    login: 'login' in pool ? pool.login : undefined,
  };
  return Object.entries({ systemNodes, controller, login }).flatMap(([key, nodes]) =>
    nodes === undefined ? [] : [{ key, instanceType: nodes.instanceType }],
  );
}

/** A cluster of AWS PCS has one image, and an image is for one architecture. */
function imageFitsLoginNodes(pool: TrainingPool, site: HardwareSections, path: readonly PathStep[]): UnplacedProblem[] {
  const { instanceType, type } = hardwareOf(pool, site);
  if (pool.orchestrator !== 'pcs' || pool.login === undefined || instanceType === undefined) {
    return [];
  }
  const ofPool = type?.architecture ?? architectureOf(instanceType);
  const ofLogin = architectureOf(pool.login.instanceType);
  return ofPool === ofLogin
    ? []
    : [
        {
          code: 'AIF-TRAIN-007',
          severity: 'error',
          path: [...path, 'login', 'instanceType'],
          message: `${pool.login.instanceType} is ${ofLogin}, and the image of training pool "${pool.id}" is for ${instanceType}, which is ${ofPool}`,
          help: `Name an instance type such as ${ofPool === 'arm64' ? 'm8g.4xlarge' : 'm7i.4xlarge'}: all nodes of the pool start from \`imageId\`.`,
        },
      ];
}

function labelsAreForKubernetes(pool: TrainingPool, index: number): UnplacedProblem[] {
  return runsOnKubernetes(pool) || Object.keys(pool.labels).length === 0
    ? []
    : [
        {
          code: 'AIF-TRAIN-013',
          severity: 'error',
          path: ['training', index, 'labels'],
          message: `training pool "${pool.id}" has labels, which Slurm does not know`,
          help: 'Delete `labels`, or choose `orchestrator: hyperPodEks` or `eks`.',
          onKey: true,
        },
      ];
}

/** HyperPod reads its scripts from a bucket with a name of its own, one for the site. */
function lifecycleBucket({
  training,
  identity,
  hosting,
}: Pick<Site, 'training' | 'identity' | 'hosting'>): UnplacedProblem[] {
  const name = `sagemaker-${identity.id}-${hosting.account}-${hosting.region}`;
  const longest = identity.id.length + LONGEST_BUCKET_NAME - name.length;
  return name.length <= LONGEST_BUCKET_NAME ||
    training.every(({ orchestrator }) => !orchestrator.startsWith('hyperPod'))
    ? []
    : [
        {
          code: 'AIF-TRAIN-012',
          severity: 'error',
          path: ['identity', 'id'],
          message: `HyperPod would read its scripts from ${name}, which has ${name.length} characters, and S3 takes ${LONGEST_BUCKET_NAME}`,
          help: `${longest < 2 ? 'The code of the Region is too long for any site id: choose' : `Choose a site id of ${longest} characters or fewer, if nothing is deployed yet; or`} another orchestrator.`,
        },
      ];
}

/** Clusters of AWS PCS are named after the site and their cell. */
function clusterName(pool: TrainingPool, index: number, siteId: string): UnplacedProblem[] {
  const name = `${siteId}-${trainingCellId(pool.id, 1)}`;
  const longest = pool.id.length + LONGEST_PCS_NAME - name.length;
  return pool.orchestrator !== 'pcs' || name.length <= LONGEST_PCS_NAME
    ? []
    : [
        {
          code: 'AIF-TRAIN-014',
          severity: 'error',
          path: ['training', index, 'id'],
          message: `the cluster of the first cell would be called ${name}, which has ${name.length} characters, and AWS PCS takes ${LONGEST_PCS_NAME}`,
          help: `Choose an id of ${longest} characters or fewer for the pool.`,
        },
      ];
}

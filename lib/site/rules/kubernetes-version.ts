import { HARDWARE_SECTIONS, type HardwareSections, hardwareOf } from '../node-hardware';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { computePools, type NodePool, runsOnKubernetes, trainingPools } from './node-pools';
import { type Rule, rule } from './rule';

/** Minor versions that HyperPod takes (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html, read 2026-11-22). */
const HYPERPOD = { oldest: 30, newest: 35 };

/** The first minor version that UltraServers of NVIDIA Grace Blackwell work with (https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-nvidia-ultraserver.html, read 2026-11-22). */
const GRACE_BLACKWELL = 33;

const PATH = ['compute', 'kubernetes', 'version'];

/** The clusters have a version that works with what is in them. */
export const kubernetesVersion: readonly Rule[] = [
  rule(['compute', 'training'], ({ compute, training }) =>
    compute === undefined ? [] : hyperPodTakes(compute.kubernetes.version, training),
  ),
  rule(['compute', 'training', ...HARDWARE_SECTIONS], (site) => {
    const { compute, training } = site;
    const inClusters = trainingPools(training.filter(runsOnKubernetes));
    return compute === undefined
      ? []
      : knowsGraceBlackwell(compute.kubernetes.version, [...computePools(compute), ...inClusters], site);
  }),
];

function hyperPodTakes(version: string, training: Site['training']): UnplacedProblem[] {
  const names = trainingPools(training.filter(({ orchestrator }) => orchestrator === 'hyperPodEks')).map(nameOf);
  const minor = minorOf(version);
  const { oldest, newest } = HYPERPOD;
  return names.length === 0 || (minor >= oldest && minor <= newest)
    ? []
    : [
        {
          code: 'AIF-TRAIN-008',
          severity: 'error',
          path: PATH,
          message: `HyperPod works with Kubernetes 1.${oldest} to 1.${newest}, and ${allOf(names.sort())} would be on ${version}`,
          help: `Write a version in between, such as \`version: "1.${newest}"\`; or choose \`orchestrator: eks\`.`,
        },
      ];
}

function knowsGraceBlackwell(version: string, pools: readonly NodePool[], site: HardwareSections): UnplacedProblem[] {
  const names = pools
    .filter((pool) => hardwareOf(pool, site).instanceType?.startsWith('p6e-') === true)
    .map(nameOf)
    .sort();
  return names.length === 0 || minorOf(version) >= GRACE_BLACKWELL
    ? []
    : [
        {
          code: 'AIF-POOL-007',
          severity: 'error',
          path: PATH,
          message: `Grace Blackwell needs Kubernetes 1.${GRACE_BLACKWELL} or later, and ${allOf(names)} would be on ${version}`,
          help: `Write \`version: "1.${GRACE_BLACKWELL}"\` or a later one: older ones cannot allocate an NVLink domain.`,
        },
      ];
}

function nameOf({ name }: NodePool): string {
  return name;
}

function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}

import type { PoolPlan } from '../../pool-plan';
import type { KubernetesPlan } from '../../site-plan';
import type { TrainingPoolPlan } from '../../training-plan';
import type { Meaning } from '../change';
import { inList, Kind, type Thing } from '../kind';
import { always, IN_PLACE, IN_THE_PLAN, ITS_STACK_STAYS, type Rule, smaller, where } from '../meanings';
import { minorsUp, versionsUp } from '../versions';

const ROLLING = always('inPlace', 'nodes are replaced, some at a time');
const RESERVATION_STAYS = {
  effect: 'removed',
  note: 'its capacity reservation stays and is billed',
  code: 'AIF-DIFF-023',
} as const;

const KUBERNETES = new Kind<Thing & Omit<KubernetesPlan, 'administratorRoles'>>({
  thing: 'Kubernetes',
  all: ({ kubernetes }) => {
    if (kubernetes === undefined) {
      return [];
    }
    const { administratorRoles: _listed, ...stated } = kubernetes;
    return [{ id: '', ...stated }];
  },
  rules: {
    version: where(
      (before, after) => minorsUp(before.version, after.version) === 1,
      always('inPlace', 'control planes first, then nodes, some at a time'),
      always('refused', 'EKS goes up one minor version at a time', 'AIF-DIFF-010'),
    ),
    serviceCidr: always('refused', 'a cluster keeps its service range for life', 'AIF-DIFF-011'),
    addonVersions: IN_PLACE,
  },
  path: () => ['compute', 'kubernetes'],
});

const POOL = new Kind<PoolPlan>({
  thing: 'pool',
  all: ({ pools }) => pools,
  rules: {
    cell: always('replaced', 'nodes of another cluster; a reservation stays and is billed', 'AIF-DIFF-013'),
    instanceType: where(
      (before) => before.accelerators > 0 || before.capacityReservation?.kind === 'create',
      always('replaced', 'nodes start anew; a reservation of the old type stays and is billed', 'AIF-DIFF-013'),
      always('replaced', 'nodes start anew'),
    ),
    nodes: smaller(
      (pool) => pool.nodes,
      always('inPlace', 'the last nodes go, and their capacity is given back', 'AIF-DIFF-022'),
    ),
    accelerators: IN_THE_PLAN,
    racks: IN_THE_PLAN,
    capacityReservation: reservationChange((pool) => pool.capacityReservation?.kind ?? implied(pool)),
    rootVolumeGiB: ROLLING,
    labels: IN_PLACE,
    taints: IN_PLACE,
  },
  removed: (pool) => ((pool.capacityReservation?.kind ?? implied(pool)) === 'create' ? RESERVATION_STAYS : GONE),
  renamed: 'started anew',
  path: (site, id) => inList(site.compute?.pools ?? [], id, 'compute', 'pools'),
});

const GONE: Meaning = { effect: 'removed' };

/** Accelerated capacity is reserved unless the site says otherwise. */
function implied({ accelerators }: PoolPlan): 'create' | 'none' {
  return accelerators > 0 ? 'create' : 'none';
}

function reservationChange<T>(kindOf: (pool: T) => string | undefined): Rule<T> {
  return where(
    (before, after) => kindOf(before) === 'create' && kindOf(after) !== 'create',
    always('inPlace', 'the reservation stays and is billed', 'AIF-DIFF-023'),
    ROLLING,
  );
}

const TRAINING_POOL = new Kind<TrainingSettings>({
  thing: 'training pool',
  all: ({ training }) => training.map(settingsOf),
  rules: {
    orchestrator: always('replaced', 'another cluster in every cell; all nodes start anew', 'AIF-DIFF-012'),
    instanceType: always(
      'replaced',
      'all nodes start anew; reservations of the old type stay and are billed',
      'AIF-DIFF-013',
    ),
    nodesPerCell: always('replaced', 'nodes, ranges and file systems move between cells', 'AIF-DIFF-014'),
    nodes: IN_THE_PLAN,
    racks: IN_THE_PLAN,
    tenant: always('inPlace', 'a tag'),
    labels: IN_PLACE,
    systemNodes: ROLLING,
    controller: ofSame(always('replaced', 'another controller, which knows nothing of jobs that wait', 'AIF-DIFF-013')),
    login: where(
      (before, after) =>
        before.orchestrator === 'pcs' &&
        before.login !== undefined &&
        after.login !== undefined &&
        before.login.instanceType !== after.login.instanceType,
      ofSame(always('refused', 'a node group of AWS PCS keeps its instance type', 'AIF-DIFF-013')),
      IN_PLACE,
    ),
    nodeRecovery: IN_PLACE,
    deepHealthChecks: IN_PLACE,
    priorityClasses: IN_PLACE,
    slurmVersion: where(
      (before, after) => versionsUp(before.slurmVersion ?? '', after.slurmVersion ?? '') > 0,
      always('inPlace', 'the controller first; nodes need an image with that version'),
      ofSame(always('refused', 'Slurm does not go back', 'AIF-DIFF-021')),
    ),
    imageId: ROLLING,
    accountingDays: smaller(
      (pool) => pool.accountingDays,
      ofSame(always('inPlace', 'accounting records that are older are deleted', 'AIF-DIFF-018')),
    ),
    rootVolumeGiB: ROLLING,
    capacityReservation: reservationChange((pool) => pool.capacityReservation?.kind),
  },
  removed: () => ITS_STACK_STAYS,
  renamed: 'started anew',
  path: (site, id) => inList(site.training, id, 'training'),
});

/** What a setting means as long as the orchestrator that it belongs to stays. */
function ofSame(meaning: Meaning): Rule<TrainingSettings> {
  return where((before, after) => before.orchestrator === after.orchestrator, meaning, IN_PLACE);
}

type TrainingSettings = ReturnType<typeof settingsOf>;

/** A training pool with the settings of its orchestrator beside the others, as a site states them. Cells are compared for themselves. */
function settingsOf(pool: TrainingPoolPlan) {
  const { hyperPodEks, hyperPodSlurm, pcs, eks } = pool;
  return {
    id: pool.id,
    orchestrator: pool.orchestrator,
    instanceType: pool.instanceType,
    nodesPerCell: pool.nodesPerCell,
    nodes: pool.nodes,
    racks: pool.racks,
    tenant: pool.tenant,
    labels: pool.labels,
    systemNodes: hyperPodEks?.systemNodes ?? eks?.systemNodes,
    controller: hyperPodSlurm?.controller,
    login: hyperPodSlurm?.login ?? pcs?.login,
    nodeRecovery: hyperPodEks?.nodeRecovery ?? hyperPodSlurm?.nodeRecovery,
    deepHealthChecks: hyperPodEks?.deepHealthChecks,
    priorityClasses: hyperPodEks?.priorityClasses,
    slurmVersion: pcs?.slurmVersion,
    imageId: pcs?.imageId,
    accountingDays: pcs?.accountingDays,
    rootVolumeGiB: pcs?.rootVolumeGiB ?? eks?.rootVolumeGiB,
    capacityReservation: pcs?.capacityReservation ?? eks?.capacityReservation,
  };
}

/** What runs jobs. */
export const COMPUTE_KINDS = [KUBERNETES, POOL, TRAINING_POOL] as const;

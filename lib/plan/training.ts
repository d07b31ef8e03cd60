import { filled, nodesOfCells, trainingCellId } from '../catalog/training-cells';
import { nodesPerGroup, RESERVATION_INSTANCES } from '../catalog/training-limits';
import type { Site } from '../site/site';
import { type CellDemand, cellBudget } from './budget';
import { demandOfFullCell, fileSystemDemand } from './demand';
import { planCellFileSystems } from './file-systems';
import { hardwareOf, type PoolHardware } from './hardware';
import { orchestratorSettings, type StatedTrainingPool } from './orchestrators';
import { sortedBy, sortedRecord } from './order';
import type { InstanceGroupPlan, TrainingCellPlan, TrainingPoolPlan } from './training-plan';

/** The training pools of a site, each divided into cells. */
export function planTraining(site: Site): TrainingPoolPlan[] {
  return sortedBy(site.training, (pool) => pool.id).map((pool) => planTrainingPool(site, pool));
}

function planTrainingPool(site: Site, pool: StatedTrainingPool): TrainingPoolPlan {
  const hardware = hardwareOf(site, pool);
  const fullCell = demandOfFullCell(site, pool, hardware);
  return {
    id: pool.id,
    orchestrator: pool.orchestrator,
    instanceType: hardware.instanceType,
    ...(pool.racks === undefined ? {} : { racks: pool.racks }),
    nodes: hardware.nodes,
    accelerators: hardware.nodes * hardware.acceleratorsPerNode,
    nodesPerCell: fullCell.nodes,
    nodesPerUltraServer: hardware.nodesPerUltraServer,
    ...(pool.tenant === undefined ? {} : { tenant: pool.tenant }),
    labels: sortedRecord(pool.labels),
    cells: nodesOfCells(hardware.nodes, fullCell.nodes).map((nodes, index) =>
      planCell(pool, hardware, index + 1, { ...fullCell, nodes }),
    ),
    ...orchestratorSettings(pool),
  };
}

function planCell(
  pool: StatedTrainingPool,
  hardware: PoolHardware,
  number: number,
  demand: CellDemand,
): TrainingCellPlan {
  const id = trainingCellId(pool.id, number);
  const { nodes } = demand;
  const { acceleratorsPerNode, nodesPerUltraServer } = hardware;
  const trainingPlanArn = 'trainingPlans' in pool ? pool.trainingPlans[id] : undefined;
  return {
    id,
    number,
    nodes,
    accelerators: nodes * acceleratorsPerNode,
    ...(nodesPerUltraServer === 1 ? {} : { ultraServers: nodes / nodesPerUltraServer }),
    groups: planGroups(pool, nodes, nodesPerUltraServer),
    budget: cellBudget(demand),
    fileSystems: planCellFileSystems(pool.fileSystem, id, fileSystemDemand(pool, hardware, demand)),
    ...(trainingPlanArn === undefined ? {} : { trainingPlanArn }),
  };
}

/** Groups are filled one after another, so one that is full never changes. */
function planGroups(pool: StatedTrainingPool, nodes: number, nodesPerUltraServer: number): InstanceGroupPlan[] {
  const size = nodesPerGroup(pool.orchestrator === 'eks', nodesPerUltraServer);
  const reserved = isReserved(pool);
  return filled(nodes, size).map((nodesOfGroup, index) => ({
    id: `workers-${index + 1}`,
    nodes: nodesOfGroup,
    reservations: reserved ? filled(nodesOfGroup, RESERVATION_INSTANCES) : [],
  }));
}

/** The capacity of HyperPod is SageMaker's; an existing reservation is somebody else's. */
function isReserved(pool: StatedTrainingPool): boolean {
  const { pcs, eks } = orchestratorSettings(pool);
  return (pcs ?? eks)?.capacityReservation.kind === 'create';
}

import { lustreFileServers } from '../catalog/file-system-limits';
import { nodesPerCell } from '../catalog/training-cells';
import { HYPERPOD_SLURM_FILE_SYSTEMS } from '../catalog/training-limits';
import type { Site } from '../site/site';
import { planPrivateEndpoints } from './buckets';
import type { CellDemand } from './budget';
import { capabilitiesOfTraining, countInterfaceEndpoints, privateEndpointsOf } from './endpoints';
import { type FileSystemDemand, planCellFileSystems } from './file-systems';
import type { PoolHardware } from './hardware';
import { helpersPerCell, orchestratorSettings, runsKubernetes, type StatedTrainingPool } from './orchestrators';

/** What a full cell of a training pool takes of its network. */
export function demandOfFullCell(site: Site, pool: StatedTrainingPool, hardware: PoolHardware): CellDemand {
  const { network, hosting, operations } = site;
  const capabilities = capabilitiesOfTraining(pool, operations.metrics !== undefined);
  const endpoints = privateEndpointsOf(capabilities, planPrivateEndpoints(site));
  const nodes = nodesPerCell({ ...hardware, nodesPerCell: pool.nodesPerCell });
  return {
    nodes,
    helpers: helpersPerCell(orchestratorSettings(pool)),
    nodesOfFullCell: nodes,
    type: hardware.type,
    kubernetes: runsKubernetes(pool),
    interfaceEndpoints: countInterfaceEndpoints(endpoints, hosting.s3PrefixListId),
    zones: hosting.zones.length,
    transitGateway: network.transitGateway !== undefined,
    fileServers: fileServers(pool, hardware, nodes),
  };
}

/** What decides how much a cell needs of its file systems. */
export function fileSystemDemand(
  pool: StatedTrainingPool,
  { acceleratorsPerNode, type }: PoolHardware,
  { nodes, nodesOfFullCell }: Pick<CellDemand, 'nodes' | 'nodesOfFullCell'>,
): FileSystemDemand {
  return {
    accelerators: nodes * acceleratorsPerNode,
    acceleratorsOfFullCell: nodesOfFullCell * acceleratorsPerNode,
    efa: type?.efaFileSystem ?? false,
    // Nodes of Slurm name each file system they mount, so one more would start all of them anew.
    fixedNumber: !runsKubernetes(pool),
    most: pool.orchestrator === 'hyperPodSlurm' ? HYPERPOD_SLURM_FILE_SYSTEMS : undefined,
  };
}

/** File servers of all file systems of a full cell. */
function fileServers(pool: StatedTrainingPool, hardware: PoolHardware, nodesOfFullCell: number): number {
  const demand = fileSystemDemand(pool, hardware, { nodes: nodesOfFullCell, nodesOfFullCell });
  return planCellFileSystems(pool.fileSystem, pool.id, demand).reduce(
    (servers, { capacityGiB, efa }) =>
      servers + lustreFileServers(capacityGiB, pool.fileSystem?.throughputPerTiB ?? 500, efa),
    0,
  );
}

import { CAPABILITY_ENDPOINTS } from '../catalog/capability-endpoints';
import type { Capability } from '../catalog/hosting-kinds';
import { endpointsOf, SERVICES, type ServiceId } from '../catalog/services';
import { runsKubernetes, type StatedTrainingPool } from './orchestrators';
import type { SitePlan } from './site-plan';

/** The capabilities that the orchestrators of training pools stand on. */
const ORCHESTRATOR_CAPABILITIES: {
  readonly [orchestrator in StatedTrainingPool['orchestrator']]: readonly Capability[];
} = {
  hyperPodEks: ['pools', 'hyperPod'],
  hyperPodSlurm: ['hyperPod'],
  pcs: ['parallelComputing'],
  eks: ['pools'],
};

/** The capabilities that are used inside each cell of a training pool. */
export function capabilitiesOfTraining(pool: StatedTrainingPool, metrics: boolean): Capability[] {
  const accounting = pool.orchestrator === 'hyperPodSlurm' && pool.accounting !== undefined;
  return [
    ...ORCHESTRATOR_CAPABILITIES[pool.orchestrator],
    ...used('slurmAccounting', accounting),
    ...used('parallelFileSystems', runsKubernetes(pool) && pool.fileSystem !== undefined),
    ...used('metrics', metrics),
  ];
}

/** The capabilities that are used inside a cell that does not belong to a training pool. */
export function capabilitiesOfCell(
  cell: string,
  plan: Pick<SitePlan, 'pools' | 'fileSystems' | 'models' | 'operations'>,
): Capability[] {
  const pools = plan.pools.filter((pool) => pool.cell === cell);
  const isHere = (item: { readonly cell: string }) => item.cell === cell;
  return [
    ...used('pools', pools.length > 0),
    ...used('parallelFileSystems', pools.length > 0 && plan.fileSystems.some(isHere)),
    ...used('models', plan.models.some(isHere)),
    ...used('metrics', plan.operations.metrics !== undefined && pools.some((pool) => pool.accelerators > 0)),
  ];
}

/** Short names of the private endpoints of a cell, sorted: those of its capabilities and those that the site asks for. */
export function privateEndpointsOf(capabilities: readonly Capability[], wanted: readonly ServiceId[]): string[] {
  const names = [
    ...capabilities.flatMap((capability) => CAPABILITY_ENDPOINTS[capability] ?? []),
    ...wanted.flatMap((service) => endpointsOf(SERVICES[service])),
  ];
  return [...new Set(names)].sort();
}

/**
 * How many of these are interface endpoints.
 *
 * S3 Express has gateway endpoints only; S3 has one where the site states its prefix list, and an interface endpoint elsewhere.
 */
export function countInterfaceEndpoints(names: readonly string[], s3PrefixListId: string | undefined): number {
  const gateways: readonly (string | undefined)[] = [
    SERVICES.s3express.gatewayEndpoint,
    ...(s3PrefixListId === undefined ? [] : [SERVICES.s3.gatewayEndpoint]),
  ];
  return names.filter((name) => !gateways.includes(name)).length;
}

function used(capability: Capability, condition: boolean): Capability[] {
  return condition ? [capability] : [];
}

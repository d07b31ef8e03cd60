import { Size, Token } from 'aws-cdk-lib';
import { nodesPerGroup } from '../../catalog/training-limits';
import { CapacityReservation } from '../capacity-reservation';
import type { PlannedGroup } from '../training/bound-orchestrator';
import type { PcsGroupOptions } from './pcs-props';

/** Of nodes whose group states none. */
export const DEFAULT_ROOT_VOLUME = Size.gibibytes(200);

/** A group with what is said about it and what follows from it. */
export interface PcsGroup {
  readonly group: PlannedGroup;
  readonly options: PcsGroupOptions;
  readonly reservation: CapacityReservation;
  /** The compute node groups that it becomes. */
  readonly parts: readonly PcsGroupPart[];
}

/** One compute node group. */
export interface PcsGroupPart {
  /** Unique in the cluster. The nodes are called after it. */
  readonly name: string;
  readonly nodes: number;
}

/** Completes a group. */
export function pcsGroup(group: PlannedGroup, options: PcsGroupOptions = {}): PcsGroup {
  const reservation =
    group.capacityReservation ??
    (group.machine.accelerated ? CapacityReservation.create() : CapacityReservation.none());
  return { group, options, reservation, parts: partsOf(group, reservation) };
}

/**
 * Divides a group that one reservation cannot hold, between UltraServers.
 *
 * The first part keeps the id of the group, so a group that outgrows a reservation gets another part and keeps its nodes.
 */
function partsOf(group: PlannedGroup, reservation: CapacityReservation): PcsGroupPart[] {
  const { groupId, nodes, machine } = group;
  const most = nodesPerGroup(false, machine.nodesPerUltraServer);
  if (!reservation.creates || Token.isUnresolved(nodes) || nodes <= most) {
    return [{ name: groupId, nodes }];
  }
  return Array.from({ length: Math.ceil(nodes / most) }, (_, index) => ({
    name: index === 0 ? groupId : `${groupId}-${index + 1}`,
    nodes: Math.min(most, nodes - index * most),
  }));
}

import { Token } from 'aws-cdk-lib';
import { ZONE_SLOTS, zoneSlot } from '../catalog/cell-layout';
import { AiFactoryError } from '../errors';
import type { Zone } from './zone';

/** Gives every zone its address slot and sorts by it, so that the order in which a user lists zones changes nothing. */
export function arrangeZones(zones: readonly Zone[]): Zone[] {
  if (zones.length === 0 || zones.length > ZONE_SLOTS) {
    throw new AiFactoryError(
      'AIF-REGION-003',
      `a site needs 1 to ${ZONE_SLOTS} zones, and ${zones.length} are given`,
      'list the Availability Zones to use; one is enough',
    );
  }
  requireNames(zones);
  const arranged = zones.map((zone) => ({ ...zone, slot: slotOf(zone) }));
  arranged.forEach((zone, index) => {
    for (const other of arranged.slice(0, index)) {
      requireDistinct(zone, other);
    }
  });
  return arranged.sort((left, right) => left.slot - right.slot);
}

/** Subnets are called after their zone, so its name has to be known when they are. */
function requireNames(zones: readonly Zone[]): void {
  if (zones.some((zone) => Token.isUnresolved(zone.name))) {
    throw new AiFactoryError(
      'AIF-REGION-018',
      'the name of a zone is a token, such as what Fn.getAzs gives',
      'write the names of the zones: which one a deployment happens to find must not move data or nodes',
    );
  }
}

function slotOf(zone: Zone): number {
  const slot = zoneSlot(zone);
  if (slot === undefined) {
    throw new AiFactoryError(
      'AIF-REGION-005',
      `the address slot of zone ${zone.name} cannot be told from its name, which does not end in a digit and a letter from a to h`,
      `give the zone a slot from 0 to ${ZONE_SLOTS - 1}, and never change it`,
    );
  }
  if (!Number.isInteger(slot) || slot < 0 || slot >= ZONE_SLOTS) {
    throw new AiFactoryError(
      'AIF-REGION-006',
      `zone ${zone.name} has the address slot ${slot}`,
      `a slot is a whole number from 0 to ${ZONE_SLOTS - 1}`,
    );
  }
  return slot;
}

function requireDistinct(zone: Zone, other: Zone): void {
  if (zone.name === other.name) {
    throw new AiFactoryError('AIF-REGION-004', `zone ${zone.name} is listed twice`, 'list every zone once');
  }
  if (zone.slot === other.slot) {
    throw new AiFactoryError(
      'AIF-REGION-006',
      `zones ${other.name} and ${zone.name} both have the address slot ${zone.slot}`,
      'give one of them another slot; the one that is deployed must keep its own',
    );
  }
}

import type { Cidr } from './cidr';

/** What a subnet of a cell is for. */
export type SubnetRole = 'services' | 'data' | 'controlPlane' | 'transit';

/** The zones that a cell has room for. Slots are reserved, so that adding a zone never moves another one. */
export const ZONE_SLOTS = 8;

/**
 * How the eighth of a cell range that belongs to a zone is divided: by role, the prefix length relative to that eighth and the
 * position in steps of its own size.
 *
 * Services (private endpoints, load balancers, model endpoints) take half, data (databases, file systems) a quarter, the cluster's
 * control plane an eighth; 1/32 is kept for attachments to a transit gateway, and the rest for what comes later.
 */
const ROLE_SHARES: { readonly [role in SubnetRole]: { readonly bits: number; readonly position: number } } = {
  services: { bits: 1, position: 0 },
  data: { bits: 2, position: 2 },
  controlPlane: { bits: 3, position: 6 },
  transit: { bits: 5, position: 28 },
};

/** Prefix lengths that a cell range may have: shorter than /20 leaves subnets below AWS's minimum of /28, longer than /16 is no VPC range. */
export const CELL_PREFIX = { widest: 16, narrowest: 20 } as const;

/** Prefix lengths that a node range may have. A /17 holds the 960 nodes of a large cell at 33 addresses each. */
export const NODE_PREFIX = { widest: 16, narrowest: 20 } as const;

/** The shared address space that nodes and pods use by default (https://www.rfc-editor.org/rfc/rfc6598). */
export const SHARED_ADDRESS_SPACE = '100.64.0.0/10';

/**
 * The range that Kubernetes services take their virtual addresses from: what it is by default, and which prefix lengths EKS takes.
 *
 * Nothing routes it, yet a node cannot reach an address of the same number elsewhere, and it can never be changed
 * (https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html, read 2026-11-22).
 */
export const SERVICE_RANGE = { default: '172.20.0.0/16', widest: 12, narrowest: 24 } as const;

/** The range of one subnet of a cell. */
export function subnetRange(cell: Cidr, slot: number, role: SubnetRole): Cidr {
  const share = ROLE_SHARES[role];
  const eighth = cell.part(cell.prefix + Math.log2(ZONE_SLOTS), slot);
  return eighth.part(eighth.prefix + share.bits, share.position);
}

/**
 * The address slot of a zone: what the site states, else the letter that ends the zone's name (a is 0).
 *
 * None when the name does not end in a letter from a to h after a digit: then the site has to state the slot.
 */
export function zoneSlot(zone: { readonly name: string; readonly slot?: number }): number | undefined {
  if (zone.slot !== undefined) {
    return zone.slot;
  }
  const letter = /\d([a-h])$/.exec(zone.name)?.[1];
  return letter === undefined ? undefined : letter.charCodeAt(0) - 'a'.charCodeAt(0);
}

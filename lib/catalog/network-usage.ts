/**
 * What things take of a network: addresses, and network address usage units, of which a network has a limited number.
 *
 * Sources: https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html and
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html, read 2026-11-22.
 */

/** Units of a network before a quota is raised, and the most that it is raised to. */
export const NETWORK_ADDRESS_USAGE = { usual: 64_000, raised: 256_000 } as const;

/** Units that each of these takes; an endpoint and an attachment take theirs in every zone. */
export const UNITS = {
  address: 1,
  efaInterface: 1,
  prefix: 1,
  pod: 1,
  endpoint: 6,
  transitGatewayAttachment: 6,
} as const;

/**
 * Prefixes of 16 addresses that a node takes for its pods: one in use and a warm one
 * (https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html, read 2026-11-22).
 */
export const PREFIXES_PER_NODE = 2;

/** Addresses of a node that runs pods: its own and those of its prefixes. */
export const ADDRESSES_PER_KUBERNETES_NODE = 1 + PREFIXES_PER_NODE * 16;

/**
 * Pods of a training node: its agents, device plugins, exporters and the few workers of a job that takes the whole node.
 *
 * An assumption, not a fact: jobs of one worker an accelerator and about twelve daemons come to some 20.
 */
export const PODS_PER_NODE = 20;

/** Addresses that AWS keeps in every subnet (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html, read 2026-11-22). */
export const RESERVED_ADDRESSES = 5;

/** Addresses that a subnet of a given prefix length has to give. */
export function usableAddresses(prefix: number): number {
  return 2 ** (32 - prefix) - RESERVED_ADDRESSES;
}

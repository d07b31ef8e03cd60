/** Prefixes below these lengths hold so much of the address space that a few of them make up all of it. */
const WIDEST_PREFIX = { 4: 8, 6: 16 } as const;

/** Ranges of any size that the internet does not route: multicast, and the private addresses of IPv6 (RFC 4193, RFC 4291). */
const NEVER_ROUTED = /^(?:22[4-9]|23\d)\.|^f[cdef][0-9a-f]{2}:/i;

/**
 * Whether a range in CIDR notation stands for everything or a large share of it: `0.0.0.0/0`, `128.0.0.0/1`, `0::/0`, `2000::/3`.
 *
 * The address is not looked at where the prefix is 0: `10.1.2.3/0` is everything, however it begins.
 */
export function isNearlyEverything(text: string): boolean {
  const [, address = '', prefix = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text.trim()) ?? [];
  if (prefix === '' || (Number(prefix) > 0 && NEVER_ROUTED.test(address))) return false;
  return Number(prefix) < WIDEST_PREFIX[address.includes(':') ? 6 : 4];
}

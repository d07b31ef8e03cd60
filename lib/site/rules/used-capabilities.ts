import type { Capability } from '../../catalog/hosting-kinds';
import type { Site } from '../site';

/** The sections that decide what a site uses, and where it uses it. */
export const USED_SECTIONS = ['hosting', 'network', 'compute', 'storage', 'databases', 'models'] as const;

/** The part of a site that decides what it uses. */
export type UsedSections = Pick<Site, (typeof USED_SECTIONS)[number]>;

/** A capability that a site uses, with the key that asks for it. */
export interface UsedCapability {
  readonly capability: Capability;
  readonly key: string;
}

/** The capabilities that a site uses. */
export function usedCapabilities(site: UsedSections): UsedCapability[] {
  const all: (UsedCapability & { used: boolean })[] = [
    { capability: 'network', key: 'network', used: true },
    { capability: 'dnsForwarding', key: 'network.dns', used: site.network.dns !== undefined },
    { capability: 'pools', key: 'compute', used: site.compute !== undefined },
    { capability: 'objectStores', key: 'storage.objectStores', used: site.storage.objectStores.length > 0 },
    {
      capability: 'imageRepositories',
      key: 'storage.imageRepositories',
      used: site.storage.imageRepositories.length > 0,
    },
    { capability: 'databases', key: 'databases', used: site.databases.length > 0 },
    { capability: 'models', key: 'models', used: site.models.length > 0 },
  ];
  return all.filter(({ used }) => used);
}

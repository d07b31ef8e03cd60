import type { Site } from '../site/site';
import { planHosting } from './hosting';
import { sortedBy, sortedRecord } from './order';
import { planHalls, planRacks } from './racks';
import type { SitePlan } from './site-plan';
import { sovereigntyOf } from './sovereignty';
import { planStacks } from './stacks';
import { planCells, planDatabases, planImageRepositories, planModels, planObjectStores, planPools } from './workloads';

/**
 * Decides everything about a site that can be decided without constructs.
 *
 * The result does not depend on the order of any list in the site.
 *
 * @param site a site description without errors, as `parseSite` returns it
 * @throws AIF-PLAN-001 when the site was never validated
 */
export function planSite(site: Site): SitePlan {
  const cells = planCells(site);
  const racks = planRacks(site);
  const pools = planPools(site, cells);
  const objectStores = planObjectStores(site);
  const imageRepositories = planImageRepositories(site);
  const databases = planDatabases(site, cells);
  const models = planModels(site, cells);
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  return {
    siteId: site.identity.id,
    name: site.identity.name,
    jurisdiction: site.identity.jurisdiction,
    operator: site.identity.operator,
    hosting: planHosting(site),
    sovereignty: sovereigntyOf(site),
    logRetentionDays: site.sovereignty.logRetentionDays,
    keyDeletionWindowDays: site.sovereignty.keyDeletionWindowDays,
    onPremisesCidrs: site.network.onPremises.map((range) => range.cidr).sort(),
    privateEndpoints: [...new Set(site.network.privateEndpoints)].sort(),
    dnsForwarding: sortedBy(site.network.dns?.forward ?? [], (rule) => rule.id).map((rule) => ({
      ...rule,
      servers: [...rule.servers].sort(),
    })),
    ...(site.compute === undefined
      ? {}
      : {
          kubernetes: {
            ...site.compute.kubernetes,
            administratorRoles: [...site.compute.kubernetes.administratorRoles].sort(),
          },
        }),
    cells,
    racks,
    halls: planHalls(site, racks),
    pools,
    objectStores,
    imageRepositories,
    databases,
    models,
    stacks: planStacks({
      siteId: site.identity.id,
      siteName: site.identity.name,
      hasObjectStores: objectStores.length > 0,
      hasImageRepositories: imageRepositories.length > 0,
      cells,
      pools,
      databases,
      models,
    }),
    tags: sortedRecord(site.tags),
    totals: {
      racks: sum(racks.map((pool) => pool.count)),
      nodes: sum(pools.map((pool) => pool.nodes)),
      accelerators: sum(pools.map((pool) => pool.accelerators)),
      rackPowerKw: sum(racks.map((pool) => pool.powerKw ?? 0)),
    },
  };
}

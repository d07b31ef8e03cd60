import type { Catalogue } from '../catalog/catalogue';
import { catalogueOf } from '../site/catalogue-of';
import type { Site } from '../site/site';
import { planDirectoryBuckets, planPrivateEndpoints, planTableBuckets, planVectorBuckets } from './buckets';
import { planListedCells, planTrainingCells } from './cells';
import { planDns, planTransitGateway } from './connections';
import { planEnforcement } from './enforcement';
import { planEstimates } from './estimates';
import { planFileSystems } from './file-systems';
import { planHosting } from './hosting';
import { planInstanceTypes } from './instance-types';
import { helpersPerCell } from './orchestrators';
import { sortedBy, sortedRecord } from './order';
import { planQuotas } from './quotas';
import { planHalls, planRacks } from './racks';
import type { SitePlan, SiteTotals } from './site-plan';
import { sovereigntyOf } from './sovereignty';
import { planStacks, type StackSubjects } from './stacks';
import { sum } from './sums';
import { planTraining } from './training';
import { planDatabases, planImageRepositories, planModels, planObjectStores, planPools } from './workloads';

/**
 * Decides everything about a site that can be decided without constructs.
 *
 * The result does not depend on the order of any list in the site.
 *
 * @param site a site description without errors, as `parseSite` returns it
 * @throws AIF-PLAN-001 when the site was never validated
 */
export function planSite(site: Site): SitePlan {
  const catalogue = catalogueOf(site);
  const parts = planParts(site, catalogue);
  const stacks = planStacks(parts);
  const totals = totalsOf(parts);
  return {
    ...parts,
    quotas: planQuotas(parts, stacks, catalogue),
    estimates: planEstimates(parts, totals, catalogue),
    stacks,
    totals,
  };
}

function planParts(site: Site, catalogue: Catalogue): StackSubjects {
  const listed = planListedCells(site);
  const training = planTraining(site);
  const cells = sortedBy([...listed, ...planTrainingCells(site, training)], (cell) => cell.id);
  const racks = planRacks(site, catalogue);
  const dns = planDns(site, cells);
  const transitGateway = planTransitGateway(site);
  const enforcement = planEnforcement(site);
  const { identity, network, sovereignty, compute, operations } = site;
  return {
    siteId: identity.id,
    name: identity.name,
    jurisdiction: identity.jurisdiction,
    operator: identity.operator,
    hosting: planHosting(site),
    instanceTypes: planInstanceTypes(site, catalogue),
    sovereignty: sovereigntyOf(site),
    ...(enforcement === undefined ? {} : { enforcement }),
    logRetentionDays: sovereignty.logRetentionDays,
    keyDeletionWindowDays: sovereignty.keyDeletionWindowDays,
    cidr: network.cidr,
    onPremisesCidrs: network.onPremises.map((range) => range.cidr).sort(),
    privateEndpoints: planPrivateEndpoints(site),
    ...(dns === undefined ? {} : { dns }),
    ...(transitGateway === undefined ? {} : { transitGateway }),
    ...(network.flowLogs === undefined ? {} : { flowLogs: network.flowLogs.objectStore }),
    ...(compute === undefined
      ? {}
      : {
          kubernetes: {
            ...compute.kubernetes,
            administratorRoles: [...compute.kubernetes.administratorRoles].sort(),
            addonVersions: sortedRecord(pinned(compute.kubernetes.addonVersions)),
          },
        }),
    cells,
    racks,
    halls: planHalls(site, racks),
    pools: planPools(site, listed),
    training,
    objectStores: planObjectStores(site),
    imageRepositories: planImageRepositories(site),
    fileSystems: planFileSystems(site, listed),
    directoryBuckets: planDirectoryBuckets(site),
    vectorBuckets: planVectorBuckets(site),
    tableBuckets: planTableBuckets(site),
    databases: planDatabases(site, listed),
    models: planModels(site, listed),
    operations,
    tags: sortedRecord(site.tags),
  };
}

function totalsOf({ racks, pools, training }: StackSubjects): SiteTotals {
  const helpers = training.map((pool) => pool.cells.length * helpersPerCell(pool));
  return {
    racks: sum(racks.map((pool) => pool.count)),
    nodes: sum([...pools, ...training].map((pool) => pool.nodes)) + sum(helpers),
    accelerators: sum([...pools, ...training].map((pool) => pool.accelerators)),
    rackPowerKw: sum(racks.map((pool) => pool.powerKw ?? 0)),
  };
}

/** The versions that are stated. */
function pinned(versions: { readonly [addon: string]: string | undefined }): { [addon: string]: string } {
  return Object.fromEntries(
    Object.entries(versions).flatMap(([addon, version]) => (version === undefined ? [] : [[addon, version]])),
  );
}

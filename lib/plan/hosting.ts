import { zoneSlot } from '../catalog/cell-layout';
import { partitionById, partitionOfRegion } from '../catalog/partitions';
import { AiFactoryError } from '../errors';
import type { Site } from '../site/site';
import type { HostingPlan, ZonePlan } from './site-plan';

/** Resolves partition, suffix and zone slots of the place that hosts the site. */
export function planHosting(site: Site): HostingPlan {
  const { hosting } = site;
  const common = {
    region: hosting.region,
    account: hosting.account,
    zones: planZones(hosting.zones),
    blockPublicAccess: hosting.blockPublicAccess,
    ...(hosting.bootstrapQualifier === undefined ? {} : { bootstrapQualifier: hosting.bootstrapQualifier }),
    ...(hosting.s3PrefixListId === undefined ? {} : { s3PrefixListId: hosting.s3PrefixListId }),
    ...(hosting.s3ExpressPrefixListId === undefined ? {} : { s3ExpressPrefixListId: hosting.s3ExpressPrefixListId }),
  };
  if (hosting.kind === 'aiFactory') {
    return {
      kind: 'aiFactory',
      partition: hosting.partition,
      dnsSuffix: hosting.dnsSuffix,
      ...common,
      privateRegion: {
        endpointServicePrefix: hosting.endpointServicePrefix,
        servicePrincipalSuffix: hosting.servicePrincipalSuffix,
        services: hosting.services,
        acceptUnconfirmed: [...hosting.acceptUnconfirmed].sort(),
      },
    };
  }
  const partition =
    hosting.partition === undefined ? partitionOfRegion(hosting.region) : partitionById(hosting.partition);
  if (partition === undefined) {
    throw unvalidated(`the Region ${hosting.region} has no known partition`);
  }
  return { kind: 'region', partition: partition.id, dnsSuffix: partition.dnsSuffix, ...common };
}

function planZones(zones: Site['hosting']['zones']): ZonePlan[] {
  return zones
    .map((zone) => {
      const slot = zoneSlot(zone);
      if (slot === undefined) {
        throw unvalidated(`the zone ${zone.name} has no address slot`);
      }
      return { name: zone.name, ...(zone.id === undefined ? {} : { id: zone.id }), slot };
    })
    .sort((a, b) => a.slot - b.slot);
}

/** The error of planning a site that nobody validated: `planSite` takes only sites without errors. */
export function unvalidated(what: string): AiFactoryError {
  return new AiFactoryError(
    'AIF-PLAN-001',
    what,
    'Validate the site before planning it: parseSite reports this with its place in the file.',
  );
}

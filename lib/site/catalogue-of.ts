import { Catalogue } from '../catalog/catalogue';
import type { AcceleratedInstanceType } from '../catalog/instance-types';
import type { RackDesign } from '../catalog/rack-designs';
import type { Source } from '../catalog/source';
import type { SiteCatalogue } from './schema/catalogue';

type StatedInstanceType = SiteCatalogue['instanceTypes'][number];
type StatedRackDesign = SiteCatalogue['rackDesigns'][number];

/** The hardware that a site can consist of: what this release knows, and what the site describes. */
export function catalogueOf({ catalogue }: { readonly catalogue: SiteCatalogue }): Catalogue {
  return new Catalogue({
    instanceTypes: catalogue.instanceTypes.map(instanceType),
    rackDesigns: catalogue.rackDesigns.map(rackDesign),
  });
}

function instanceType({ source, date, efa, ultraServer, ...facts }: StatedInstanceType): AcceleratedInstanceType {
  return {
    ...facts,
    nodesPerUltraServer: ultraServer?.nodes ?? 1,
    ...(ultraServer === undefined ? {} : { ultraServer: ultraServer.name }),
    ...(efa === undefined
      ? {}
      : { efa: { cards: efa.cards, secondaryDeviceIndex: efa.secondaryDeviceIndex === 1 ? 1 : 0 } }),
    sources: sources({ source, date }),
  };
}

function rackDesign({ source, date, liquidShare, ...facts }: StatedRackDesign): RackDesign {
  return {
    ...facts,
    ...(liquidShare === undefined ? {} : { cooling: { liquidShare, confidence: facts.confidence } }),
    sources: sources({ source, date }),
  };
}

function sources({ source, date }: { readonly source: string; readonly date: string }): readonly Source[] {
  return [{ url: source, date }];
}

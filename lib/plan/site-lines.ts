import type { LoadedSite, PathStep, Problem, Site } from '../site';
import type { SitePlan, StackLayer } from './site-plan';

/** A place in a site description. Lines and columns count from 1; the end is exclusive. */
export type SiteLine = Pick<Problem, 'path' | 'line' | 'column' | 'endLine' | 'endColumn'> & { readonly file: string };

/** A site with its plan, and where its text is. */
export interface DescribedSite extends Pick<LoadedSite, 'file' | 'place'> {
  readonly site: Site;
  readonly plan: SitePlan;
}

/** Where a site describes what the stacks of a layer hold: lists of entries with ids, and the section of everything else. */
const SECTIONS: {
  readonly [layer in StackLayer]: { readonly section: readonly PathStep[]; readonly lists: readonly PathStep[][] };
} = {
  boundary: { section: ['enforcement'], lists: [] },
  organization: { section: ['enforcement'], lists: [] },
  conformance: { section: ['enforcement'], lists: [] },
  foundation: { section: ['hosting'], lists: [] },
  storage: {
    section: ['storage'],
    lists: [
      ['storage', 'objectStores'],
      ['storage', 'directoryBuckets'],
      ['storage', 'vectorBuckets'],
      ['storage', 'tableBuckets'],
    ],
  },
  images: { section: ['storage', 'imageRepositories'], lists: [['storage', 'imageRepositories']] },
  lifecycle: { section: ['training'], lists: [] },
  transit: { section: ['network', 'transitGateway'], lists: [] },
  network: { section: ['network'], lists: [['network', 'cells'], ['training']] },
  operations: { section: ['operations'], lists: [] },
  compute: { section: ['compute'], lists: [['compute', 'pools'], ['network', 'cells'], ['training']] },
  filesystem: { section: ['storage'], lists: [['storage', 'fileSystems'], ['network', 'cells'], ['training']] },
  'cell-operations': { section: ['operations'], lists: [] },
  accounting: { section: ['training'], lists: [['training']] },
  training: { section: ['training'], lists: [['training']] },
  database: { section: ['databases'], lists: [['databases']] },
  model: { section: ['models'], lists: [['models']] },
};

/** The lines of a site description that constructs come from. */
export class SiteLines {
  public constructor(private readonly described: DescribedSite) {}

  /** The entry that a construct comes from, by its path; undefined for a construct of another app. */
  public ofConstruct(path: string): SiteLine | undefined {
    const [stackName = '', child = ''] = path.split('/');
    const { site, plan } = this.described;
    const stack = plan.stacks.find(({ name }) => name === stackName);
    if (stack === undefined) return undefined;
    const { section, lists } = SECTIONS[stack.layer];
    const cell = plan.cells.find(({ id }) => id === stack.subject);
    // `Pool-general` is the pool "general": the constructs of a stack carry the ids of their entries.
    const ids = [child.slice(child.indexOf('-') + 1), stack.subject, cell?.trainingPool];
    for (const id of ids) {
      for (const list of lists) {
        const index = entriesAt(site, list).findIndex((entry) => idOf(entry) === id);
        if (id !== undefined && index >= 0) return this.at([...list, index]);
      }
    }
    return this.at(section);
  }

  /** The waiver with an id. */
  public ofWaiver(id: string): SiteLine | undefined {
    const index = this.described.site.sovereignty.waivers.findIndex((waiver) => waiver.id === id);
    return index < 0 ? undefined : this.at(['sovereignty', 'waivers', index]);
  }

  private at(path: readonly PathStep[]): SiteLine {
    const unplaced = { code: '', severity: 'error', path, message: '', help: '' } as const;
    const { line, column, endLine, endColumn, path: text } = this.described.place(unplaced);
    return { file: this.described.file, path: text, line, column, endLine, endColumn };
  }
}

function entriesAt(site: unknown, path: readonly PathStep[]): readonly unknown[] {
  let value = site;
  for (const step of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return Array.isArray(value) ? value : [];
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : undefined;
}

import { ANNOUNCED_INSTANCE_TYPES, type AnnouncedInstanceType } from './announced-instance-types';
import { type AcceleratedInstanceType, INSTANCE_TYPES } from './instance-types';
import { RACK_DESIGNS, type RackDesign } from './rack-designs';

/** Hardware that a site describes itself. */
export interface OwnHardware {
  /** Own instance types. Each one replaces a type of the same name as a whole. */
  readonly instanceTypes?: readonly AcceleratedInstanceType[];
  /** Own rack designs. Each one replaces a design of the same id as a whole. */
  readonly rackDesigns?: readonly RackDesign[];
}

/** The hardware that this release knows, and beside it what a site describes. What the site says wins. */
export class Catalogue {
  /** What this release knows, and nothing else. */
  public static readonly BUILT_IN = new Catalogue();

  /** Accelerated instance types, by EC2 name. */
  public readonly instanceTypes: ReadonlyMap<string, AcceleratedInstanceType>;
  /** Rack designs, by id. */
  public readonly rackDesigns: ReadonlyMap<string, RackDesign>;

  public constructor(own: OwnHardware = {}) {
    this.instanceTypes = new Map([
      ...INSTANCE_TYPES,
      ...(own.instanceTypes ?? []).map((type) => [type.name, type] as const),
    ]);
    this.rackDesigns = new Map([
      ...Object.entries(RACK_DESIGNS),
      ...(own.rackDesigns ?? []).map((design) => [design.id, design] as const),
    ]);
  }

  /** An accelerated instance type. */
  public instanceType(name: string): AcceleratedInstanceType | undefined {
    return this.instanceTypes.get(name);
  }

  /** A rack design. */
  public rackDesign(id: string): RackDesign | undefined {
    return this.rackDesigns.get(id);
  }

  /** What AWS has announced under a name, or for its family, without publishing all of it. Nothing if the type is described. */
  public announced(name: string): readonly AnnouncedInstanceType[] {
    return this.instanceTypes.has(name)
      ? []
      : ANNOUNCED_INSTANCE_TYPES.filter(({ family }) => name.startsWith(`${family}.`));
  }
}

import type { Confidence, Source } from './source';

/** How the heat of a rack leaves it. */
export interface CoolingSplit {
  /** Share of the heat that goes into the liquid loop, 0 to 1; the rest goes into the air. */
  readonly liquidShare: number;
  readonly confidence: Confidence;
}

/** Accelerators that reach each other's memory without the network. */
export interface AcceleratorDomain {
  readonly kind: 'nvLink' | 'neuronLink';
  /** Accelerators in one domain. */
  readonly accelerators: number;
}

/** A kind of rack that a site can order: what it holds and what it asks of the building. */
export interface RackDesign {
  readonly id: string;
  readonly name: string;
  /**
   * The EC2 instance type that its servers are launched as.
   *
   * Unset where nobody launches them, as in storage and network racks, and where AWS has published no name. No pool can consist of
   * such racks.
   */
  readonly instanceType?: string;
  /** Servers in one rack, each of them one instance. 0 for racks whose servers nobody launches. */
  readonly nodes: number;
  /** Accelerators in one rack. */
  readonly accelerators: number;
  /** The domains that the accelerators form. Unset for racks without. */
  readonly domain?: AcceleratorDomain;
  /** Peak draw of one rack in kW; a site may state its own. Unset where no source gives one. */
  readonly powerKw?: number;
  /** Weight of one rack in kg. Unset where no source gives one. */
  readonly weightKg?: number;
  /** Height units that servers, switches and power shelves take. Unset where no source gives them. */
  readonly rackUnits?: number;
  /** Floor area of one rack in square metres, width times depth. */
  readonly footprintM2?: number;
  /** Unset where no source says how the heat leaves. */
  readonly cooling?: CoolingSplit;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
}

const READ = '2026-11-22';

const AI_FACTORY: Source = { url: 'https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty', date: READ };
const SUPERPOD_GB200: Source = {
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-gb200/',
  date: READ,
};
/** 18 compute trays, 9 switch trays and 8 power shelves of one unit each, 1.36 tonnes together. */
const NVL72_PARTS: Source = {
  url: 'https://introl.com/blog/why-nvidia-gb300-nvl72-blackwell-ultra-matters',
  date: READ,
};
/** 132 to 140 kW; the upper end, since a feed has to carry it. */
const SUPERMICRO_GB300: Source = { url: 'https://www.serversimply.com/blog/inside-supermicro-gb300-nvl72', date: READ };
const SUPERPOD_B300: Source = {
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture/scalable-infrastructure-b300/',
  date: READ,
};
/** At most 14.3 kW and 10 units a system. */
const DGX_B200: Source = {
  url: 'https://docs.nvidia.com/dgx/dgxb200-user-guide/introduction-to-dgxb200.html',
  date: READ,
};
/** At most 10.2 kW and 8 units a system. */
const DGX_H200: Source = {
  url: 'https://docs.nvidia.com/dgx/dgxh100-user-guide/introduction-to-dgxh100.html',
  date: READ,
};
/** 18 units a server. */
const TRN2_SERVER: Source = {
  url: 'https://latitudeds.com/post/aws-trainium2-architecture-and-networking-technology',
  date: READ,
};
const TRN2: Source = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trn2-arch.html',
  date: '2026-08-21',
};
const TRN3: Source = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trn3-arch.html',
  date: '2026-08-21',
};

const AIR: CoolingSplit = { liquidShare: 0, confidence: 'confirmed' };
/** Processors, storage and switches are cooled with air wherever a source says anything. */
const PROBABLY_AIR: CoolingSplit = { liquidShare: 0, confidence: 'unconfirmed' };
const NVL72: AcceleratorDomain = { kind: 'nvLink', accelerators: 72 };
const HGX: AcceleratorDomain = { kind: 'nvLink', accelerators: 8 };

/** 0.6 by 1.2 metres. */
const USUAL_FOOTPRINT_M2 = 0.72;

const DESIGNS: readonly RackDesign[] = [
  {
    id: 'nvl72-gb200',
    name: 'NVIDIA GB200 NVL72',
    instanceType: 'p6e-gb200.36xlarge',
    nodes: 18,
    accelerators: 72,
    domain: NVL72,
    powerKw: 134,
    weightKg: 1360,
    rackUnits: 35,
    footprintM2: USUAL_FOOTPRINT_M2,
    cooling: { liquidShare: 0.87, confidence: 'unconfirmed' },
    confidence: 'unconfirmed',
    sources: [AI_FACTORY, SUPERPOD_GB200, NVL72_PARTS],
  },
  {
    id: 'nvl72-gb300',
    name: 'NVIDIA GB300 NVL72',
    nodes: 18,
    accelerators: 72,
    domain: NVL72,
    powerKw: 140,
    weightKg: 1360,
    rackUnits: 35,
    footprintM2: USUAL_FOOTPRINT_M2,
    confidence: 'unconfirmed',
    sources: [SUPERMICRO_GB300, NVL72_PARTS],
  },
  {
    id: 'hgx-b300',
    name: 'NVIDIA HGX B300, four air-cooled systems',
    instanceType: 'p6-b300.48xlarge',
    nodes: 4,
    accelerators: 32,
    domain: HGX,
    powerKw: 56,
    rackUnits: 40,
    footprintM2: USUAL_FOOTPRINT_M2,
    cooling: AIR,
    confidence: 'unconfirmed',
    sources: [SUPERPOD_B300],
  },
  {
    id: 'hgx-b200',
    name: 'NVIDIA HGX B200, four air-cooled systems',
    instanceType: 'p6-b200.48xlarge',
    nodes: 4,
    accelerators: 32,
    domain: HGX,
    powerKw: 57.2,
    rackUnits: 40,
    footprintM2: USUAL_FOOTPRINT_M2,
    cooling: AIR,
    confidence: 'unconfirmed',
    sources: [DGX_B200],
  },
  {
    id: 'hgx-h200',
    name: 'NVIDIA HGX H200, four air-cooled systems',
    instanceType: 'p5en.48xlarge',
    nodes: 4,
    accelerators: 32,
    domain: HGX,
    powerKw: 40.8,
    rackUnits: 32,
    footprintM2: USUAL_FOOTPRINT_M2,
    cooling: AIR,
    confidence: 'unconfirmed',
    sources: [DGX_H200],
  },
  {
    // 72 units are more than one rack has. Photographs show two racks; AWS publishes neither their number nor what they draw.
    id: 'trn2-ultraserver',
    name: 'AWS Trainium2 UltraServer, all its racks',
    instanceType: 'trn2u.48xlarge',
    nodes: 4,
    accelerators: 64,
    domain: { kind: 'neuronLink', accelerators: 64 },
    rackUnits: 72,
    confidence: 'unconfirmed',
    sources: [TRN2, TRN2_SERVER],
  },
  {
    id: 'trn3-ultraserver-gen1',
    name: 'AWS Trainium3 UltraServer Gen1, all its racks',
    nodes: 4,
    accelerators: 64,
    domain: { kind: 'neuronLink', accelerators: 64 },
    confidence: 'confirmed',
    sources: [TRN3],
  },
  {
    id: 'trn3-ultraserver-gen2',
    name: 'AWS Trainium3 UltraServer Gen2, all its racks',
    nodes: 36,
    accelerators: 144,
    domain: { kind: 'neuronLink', accelerators: 144 },
    confidence: 'confirmed',
    sources: [TRN3],
  },
  support('cpu', 'Processors, without accelerators'),
  support('storage', 'Storage'),
  support('network', 'Network'),
];

/** The rack designs that ship with this release, by id. */
export const RACK_DESIGNS: { readonly [id: string]: RackDesign } = Object.fromEntries(
  DESIGNS.map((design) => [design.id, design]),
);

/** A rack beside those with accelerators. AWS publishes nothing about it but that there are such racks. */
function support(id: string, name: string): RackDesign {
  return {
    id,
    name,
    nodes: 0,
    accelerators: 0,
    cooling: PROBABLY_AIR,
    confidence: 'unconfirmed',
    sources: [AI_FACTORY],
  };
}

import type { Confidence, Source } from './source';

/** How the heat of a rack leaves it. */
export interface CoolingSplit {
  /** Share of the heat that goes into the liquid loop, 0 to 1; the rest goes into the air. */
  readonly liquidShare: number;
  readonly confidence: Confidence;
}

/** A kind of rack that a site can order: what it holds and what it asks of the building. */
export interface RackDesign {
  readonly id: string;
  readonly name: string;
  /** The EC2 instance type that its servers are launched as. */
  readonly instanceType: string;
  /** Instances in one rack. */
  readonly nodes: number;
  /** Accelerators in one rack. */
  readonly accelerators: number;
  /** Peak draw of one rack in kW; a site may state its own. Unset where no source gives one. */
  readonly powerKw?: number;
  /** Weight of one rack in kg. Unset where no source gives one. */
  readonly weightKg?: number;
  /** Floor area of one rack in square metres, width times depth. */
  readonly footprintM2?: number;
  readonly cooling?: CoolingSplit;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
}

const NVL72_SOURCES: readonly Source[] = [
  { url: 'https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty', date: '2026-11-22' },
  {
    url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-gb200/',
    date: '2026-11-22',
  },
];

/** The rack designs that ship with this release, by id. */
export const RACK_DESIGNS: { readonly [id: string]: RackDesign } = {
  'nvl72-gb200': {
    id: 'nvl72-gb200',
    name: 'NVIDIA GB200 NVL72',
    instanceType: 'p6e-gb200.36xlarge',
    nodes: 18,
    accelerators: 72,
    powerKw: 134,
    weightKg: 1360,
    footprintM2: 0.72,
    cooling: { liquidShare: 0.87, confidence: 'unconfirmed' },
    confidence: 'unconfirmed',
    sources: NVL72_SOURCES,
  },
  'hgx-b300': {
    id: 'hgx-b300',
    name: 'NVIDIA HGX B300, four air-cooled systems',
    instanceType: 'p6-b300.48xlarge',
    nodes: 4,
    accelerators: 32,
    powerKw: 56,
    footprintM2: 0.72,
    cooling: { liquidShare: 0, confidence: 'confirmed' },
    confidence: 'unconfirmed',
    sources: [
      {
        url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture/scalable-infrastructure-b300/',
        date: '2026-11-22',
      },
    ],
  },
};

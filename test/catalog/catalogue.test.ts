import { describe, expect, test } from 'vitest';
import { ANNOUNCED_INSTANCE_TYPES } from '../../lib/catalog/announced-instance-types';
import { Catalogue } from '../../lib/catalog/catalogue';
import { type AcceleratedInstanceType, INSTANCE_TYPES } from '../../lib/catalog/instance-types';
import { RACK_DESIGNS } from '../../lib/catalog/rack-designs';
import { isSourced } from './support/sourced';

const GB300: AcceleratedInstanceType = {
  name: 'p6e-gb300.36xlarge',
  vendor: 'nvidia',
  accelerator: 'GB300',
  accelerators: 4,
  acceleratorMemoryGiB: 277,
  vcpus: 144,
  memoryGiB: 960,
  nvmeGB: 0,
  architecture: 'arm64',
  nodesPerUltraServer: 18,
  networkCards: 17,
  maxNetworkGbps: 3200,
  amiType: 'AL2023_ARM_64_NVIDIA',
  hyperPod: false,
  pcs: true,
  sageMakerEndpoints: false,
  efaFileSystem: false,
  gpuDirectStorage: false,
  confidence: 'unconfirmed',
  sources: [{ url: 'data sheet of the supplier', date: '2026-10-01' }],
};

describe('the catalogue', () => {
  test('has what this release knows', () => {
    expect(Catalogue.BUILT_IN.instanceTypes).toEqual(INSTANCE_TYPES);
    expect(Catalogue.BUILT_IN.instanceType('p5.48xlarge')?.accelerators).toBe(8);
    expect(Catalogue.BUILT_IN.instanceType('p99.48xlarge')).toBeUndefined();
    expect(Catalogue.BUILT_IN.rackDesign('hgx-b300')?.nodes).toBe(4);
    expect(Catalogue.BUILT_IN.rackDesign('constructor')).toBeUndefined();
  });

  test('has what a site describes, too', () => {
    const catalogue = new Catalogue({ instanceTypes: [GB300] });
    expect(catalogue.instanceType('p6e-gb300.36xlarge')).toBe(GB300);
    expect(catalogue.instanceType('p5.48xlarge')).toBe(INSTANCE_TYPES.get('p5.48xlarge'));
  });

  test('takes the word of the site where both know something', () => {
    const fewer = { ...GB300, name: 'p5.48xlarge', accelerators: 7 };
    const lighter = {
      ...Catalogue.BUILT_IN.rackDesigns.get('nvl72-gb200'),
      id: 'hgx-b300',
      name: 'x',
      nodes: 1,
      accelerators: 8,
    };
    const catalogue = new Catalogue({
      instanceTypes: [fewer],
      rackDesigns: [{ ...lighter, confidence: 'unconfirmed', sources: GB300.sources }],
    });
    expect(catalogue.instanceType('p5.48xlarge')).toBe(fewer);
    expect(catalogue.rackDesign('hgx-b300')?.nodes).toBe(1);
    expect(Catalogue.BUILT_IN.instanceType('p5.48xlarge')?.accelerators).toBe(8);
  });

  test('knows what is announced, until somebody describes it', () => {
    const titles = (catalogue: Catalogue, name: string) => catalogue.announced(name).map(({ title }) => title);
    expect(titles(Catalogue.BUILT_IN, 'p6e-gb300.36xlarge')).toEqual(['P6e-GB300 UltraServer']);
    expect(titles(Catalogue.BUILT_IN, 'trn3.48xlarge')).toEqual(['Trn3 Gen1 UltraServer', 'Trn3 Gen2 UltraServer']);
    expect(titles(Catalogue.BUILT_IN, 'p6e-gb200.36xlarge')).toEqual([]);
    expect(titles(new Catalogue({ instanceTypes: [GB300] }), 'p6e-gb300.36xlarge')).toEqual([]);
  });
});

describe('announced hardware', () => {
  test.each(ANNOUNCED_INSTANCE_TYPES.map((type) => [type.title, type] as const))(
    '%s leaves unset what is not published, and says so',
    (_title, { family, names, published, unpublished, sources }) => {
      const needed = Object.keys({ ...GB300, efa: undefined, ultraServer: undefined });
      const known = ['confidence', 'sources', ...(names.length > 0 ? ['name'] : [])];
      expect([...Object.keys(published), ...unpublished, ...known].sort()).toEqual(needed.sort());
      expect([...INSTANCE_TYPES.keys()].some((name) => name.startsWith(`${family}.`))).toBe(false);
      expect(names.every((name) => name.startsWith(`${family}.`))).toBe(true);
      expect(sources.every(isSourced)).toBe(true);
    },
  );

  test.each([
    ['Trn3 Gen1 UltraServer', 64, 768, 8192, 9216, 12_800],
    ['Trn3 Gen2 UltraServer', 144, 2304, 27_648, 20_736, 28_800],
  ])('%s adds up to what AWS publishes of it', (title, accelerators, vcpus, memoryGiB, acceleratorGiB, gbps) => {
    const { published } = ANNOUNCED_INSTANCE_TYPES.find((type) => type.title === title) ?? {};
    const times = (figure: number | undefined) => (published?.nodesPerUltraServer ?? 0) * (figure ?? 0);
    expect(times(published?.accelerators)).toBe(accelerators);
    expect(times(published?.vcpus)).toBe(vcpus);
    expect(times(published?.memoryGiB)).toBe(memoryGiB);
    expect(accelerators * (published?.acceleratorMemoryGiB ?? 0)).toBe(acceleratorGiB);
    expect(times(published?.maxNetworkGbps)).toBe(gbps);
  });
});

describe('a rack design', () => {
  const designs = Object.entries(RACK_DESIGNS);

  test.each(designs)('%s adds up and is sourced', (id, design) => {
    const { instanceType, nodes, accelerators, domain, powerKw, weightKg, cooling, sources } = design;
    expect(design.id).toBe(id);
    expect(accelerators % (domain?.accelerators ?? 1)).toBe(0);
    expect(domain === undefined).toBe(accelerators === 0);
    expect(cooling?.liquidShare ?? 0).toBeLessThanOrEqual(1);
    expect(powerKw ?? 0).toBeLessThanOrEqual(250);
    expect(weightKg ?? 0).toBeLessThanOrEqual(1800);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every(isSourced)).toBe(true);
    if (instanceType !== undefined) {
      const type = INSTANCE_TYPES.get(instanceType);
      expect(nodes * (type?.accelerators ?? 0)).toBe(accelerators);
      expect(nodes % (type?.nodesPerUltraServer ?? 1)).toBe(0);
    }
  });

  test('leaves unset what nobody publishes', () => {
    const without = (key: 'instanceType' | 'powerKw' | 'weightKg' | 'cooling') =>
      designs.filter(([, design]) => !(key in design)).map(([id]) => id);
    const trainium = ['trn2-ultraserver', 'trn3-ultraserver-gen1', 'trn3-ultraserver-gen2'];
    const support = ['cpu', 'storage', 'network'];
    const hgx = ['hgx-b300', 'hgx-b200', 'hgx-h200'];
    expect(without('instanceType')).toEqual(['nvl72-gb300', ...trainium.slice(1), ...support]);
    expect(without('powerKw')).toEqual([...trainium, ...support]);
    expect(without('weightKg')).toEqual([...hgx, ...trainium, ...support]);
    expect(without('cooling')).toEqual(['nvl72-gb300', ...trainium]);
  });

  test('of an UltraServer holds one whole', () => {
    expect(RACK_DESIGNS['nvl72-gb200']).toMatchObject({ nodes: 18, accelerators: 72, domain: { accelerators: 72 } });
    expect(RACK_DESIGNS['nvl72-gb300']).toMatchObject({ nodes: 18, accelerators: 72, domain: { accelerators: 72 } });
    expect(RACK_DESIGNS['trn2-ultraserver']).toMatchObject({
      nodes: 4,
      accelerators: 64,
      domain: { accelerators: 64 },
    });
    expect(RACK_DESIGNS['trn3-ultraserver-gen1']).toMatchObject({ nodes: 4, accelerators: 64 });
    expect(RACK_DESIGNS['trn3-ultraserver-gen2']).toMatchObject({ nodes: 36, accelerators: 144 });
  });
});

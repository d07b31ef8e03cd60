import { describe, expect, test } from 'vitest';
import { networkInterfacesOf } from '../../lib/catalog/instance-types';
import { catalogueOf } from '../../lib/site/catalogue-of';
import { catalogueProblems, rackDesignsAreKnown } from '../../lib/site/rules/catalogue';
import { catalogue } from '../../lib/site/schema/catalogue';

const ORIGIN = { confidence: 'confirmed', source: 'Data sheet of the supplier, revision 3', date: '2026-10-01' };

const GB300 = {
  name: 'p6e-gb300.36xlarge',
  vendor: 'nvidia',
  accelerator: 'GB300',
  accelerators: 4,
  acceleratorMemoryGiB: 277,
  vcpus: 144,
  memoryGiB: 960,
  nvmeGB: 22_500,
  architecture: 'arm64',
  ultraServer: { name: 'u-p6e-gb300x72', nodes: 18 },
  networkCards: 17,
  maxNetworkGbps: 3200,
  efa: { cards: [1, 5, 9, 13] },
  amiType: 'AL2023_ARM_64_NVIDIA',
  pcs: true,
  ...ORIGIN,
};

const NVL72 = {
  id: 'nvl72-gb300',
  name: 'NVIDIA GB300 NVL72',
  instanceType: 'p6e-gb300.36xlarge',
  nodes: 18,
  accelerators: 72,
  domain: { kind: 'nvLink', accelerators: 72 },
  powerKw: 142,
  liquidShare: 0.9,
  ...ORIGIN,
};

function siteWith(instanceTypes: readonly object[], rackDesigns: readonly object[] = []) {
  return {
    catalogue: catalogue.parse({ instanceTypes, rackDesigns }),
    racks: [{ id: 'train', design: 'nvl72-gb300' }],
  };
}

describe('the catalogue of a site', () => {
  test('is that of the release when the site describes nothing', () => {
    const site = { catalogue: catalogue.parse({}) };
    expect(catalogueOf(site).instanceType('p5.48xlarge')?.accelerators).toBe(8);
    expect(catalogueOf(site).instanceType('p6e-gb300.36xlarge')).toBeUndefined();
    expect(catalogueOf(site).rackDesign('nvl72-gb300')).not.toHaveProperty('instanceType');
    expect(catalogueProblems(site)).toEqual([]);
  });

  test('completes what AWS has announced', () => {
    const site = siteWith([GB300], [NVL72]);
    expect(catalogueProblems(site)).toEqual([]);
    expect(rackDesignsAreKnown(site)).toEqual([]);

    const own = catalogueOf(site);
    const type = own.instanceType('p6e-gb300.36xlarge');
    expect(type).toMatchObject({ nodesPerUltraServer: 18, ultraServer: 'u-p6e-gb300x72', pcs: true, hyperPod: false });
    expect(type?.sources).toEqual([{ url: ORIGIN.source, date: ORIGIN.date }]);
    expect(type).not.toHaveProperty('source');
    expect(type === undefined ? [] : networkInterfacesOf(type).map((one) => one.networkCardIndex)).toEqual([
      0, 1, 5, 9, 13,
    ]);
    expect(own.announced('p6e-gb300.36xlarge')).toEqual([]);
    expect(own.rackDesign('nvl72-gb300')).toMatchObject({
      instanceType: 'p6e-gb300.36xlarge',
      powerKw: 142,
      cooling: { liquidShare: 0.9, confidence: 'confirmed' },
    });
    expect(own.rackDesign('nvl72-gb300')).not.toHaveProperty('weightKg');
  });

  test('has types that stand alone and have no fabric', () => {
    const { ultraServer, efa, ...alone } = GB300;
    const type = catalogueOf(siteWith([alone])).instanceType(alone.name);
    expect([ultraServer.nodes, efa.cards.length]).toEqual([18, 4]);
    expect(type).toMatchObject({ nodesPerUltraServer: 1 });
    expect(type).not.toHaveProperty('ultraServer');
    expect(type).not.toHaveProperty('efa');
  });

  test('keeps the device index that the site states', () => {
    const second = { ...GB300, efa: { cards: [1], secondaryDeviceIndex: 1 } };
    expect(catalogueOf(siteWith([second])).instanceType(second.name)?.efa).toEqual({
      cards: [1],
      secondaryDeviceIndex: 1,
    });
  });

  test('has racks for processors, storage and network, with and without servers', () => {
    const site = siteWith(
      [],
      [
        { id: 'cpu', name: 'Processors', instanceType: 'm8i.96xlarge', nodes: 20, powerKw: 26, ...ORIGIN },
        { id: 'storage', name: 'Storage', powerKw: 13, weightKg: 900, ...ORIGIN },
      ],
    );
    expect(catalogueProblems(site)).toEqual([]);
    expect(catalogueOf(site).rackDesign('cpu')).toMatchObject({ nodes: 20, accelerators: 0 });
    expect(catalogueOf(site).rackDesign('storage')).toMatchObject({ nodes: 0, accelerators: 0 });
  });
});

describe('the hardware of a site fails', () => {
  const codesOf = (instanceTypes: readonly object[], rackDesigns: readonly object[] = []) =>
    catalogueProblems(siteWith(instanceTypes, rackDesigns)).map(({ code, path }) => [code, path.slice(1).join('.')]);

  test('when a name is described twice', () => {
    expect(codesOf([GB300, GB300])).toEqual([['AIF-CAT-001', 'instanceTypes.1.name']]);
    expect(codesOf([GB300], [NVL72, NVL72])).toEqual([['AIF-CAT-001', 'rackDesigns.1.id']]);
  });

  test('when two adapters are on one card, or one is on a card that is not there', () => {
    expect(codesOf([{ ...GB300, efa: { cards: [1, 1, 17] } }])).toEqual([
      ['AIF-CAT-002', 'instanceTypes.0.efa.cards.1'],
      ['AIF-CAT-002', 'instanceTypes.0.efa.cards.2'],
    ]);
  });

  test.each([['AL2023_x86_64_NVIDIA'], ['AL2023_ARM_64_NEURON']])('when %s is not for the processor', (amiType) => {
    expect(codesOf([{ ...GB300, amiType }])).toEqual([['AIF-CAT-003', 'instanceTypes.0.amiType']]);
  });

  test('when file systems are reached over a fabric that is not there', () => {
    const { efa, ...alone } = GB300;
    expect(efa.cards).toHaveLength(4);
    expect(codesOf([{ ...alone, efaFileSystem: true }])).toEqual([['AIF-CAT-004', 'instanceTypes.0.efaFileSystem']]);
    expect(codesOf([{ ...GB300, gpuDirectStorage: true }])).toEqual([
      ['AIF-CAT-004', 'instanceTypes.0.gpuDirectStorage'],
    ]);
  });

  test('when nobody describes the servers of a rack', () => {
    expect(codesOf([], [NVL72])).toEqual([['AIF-CAT-005', 'rackDesigns.0.instanceType']]);
  });

  test.each([
    ['accelerators', { accelerators: 71, domain: undefined }],
    ['nodes', { nodes: 9, accelerators: 36, domain: undefined }],
    ['domain', { domain: { kind: 'nvLink', accelerators: 7 } }],
    ['instanceType', { nodes: 0, accelerators: 0, domain: undefined }],
  ])('when a rack does not add up in `%s`', (key, change) => {
    expect(codesOf([GB300], [{ ...NVL72, ...change }])).toEqual([['AIF-CAT-006', `rackDesigns.0.${key}`]]);
  });

  test('when racks are of a design that nobody describes', () => {
    const racks = [{ id: 'train', design: 'nvl72-gb201' }];
    const [problem] = rackDesignsAreKnown({ catalogue: catalogue.parse({}), racks });
    expect(problem?.code).toBe('AIF-CAT-007');
    expect(problem?.help).toMatch(/^Did you mean nvl72-gb200\? Known: /);
  });

  test.each([['confidence'], ['source'], ['date']])('when a fact comes without its %s', (key) => {
    expect(catalogue.safeParse({ instanceTypes: [{ ...GB300, [key]: undefined }] }).success).toBe(false);
    expect(catalogue.safeParse({ rackDesigns: [{ ...NVL72, [key]: undefined }] }).success).toBe(false);
  });
});

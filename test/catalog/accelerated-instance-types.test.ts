import { describe, expect, test } from 'vitest';
import { INSTANCE_TYPES, networkInterfacesOf } from '../../lib/catalog/instance-types';
import { ULTRA_SERVERS } from '../../lib/catalog/ultra-servers';
import { isSourced } from './support/sourced';

const TYPES = [...INSTANCE_TYPES.values()];
const FAMILIES = new Set(TYPES.map(({ name }) => name.replace(/\..*$/, '')));

/**
 * What EC2 says of types with more than one network card or without an adapter on the first: network cards, adapters, and the most
 * interfaces on the first card and on every card that carries an adapter.
 *
 * `MaximumNetworkCards`, `MaximumEfaInterfaces` and `MaximumNetworkInterfaces`, as
 * https://github.com/aws/karpenter-provider-aws generates them from the API; those of single cards of P6e-GB200 are from
 * https://github.com/aws/aws-parallelcluster/pull/6930.
 */
const NETWORK: { readonly [name: string]: readonly [number, number, number, number] } = {
  'p4d.24xlarge': [4, 4, 15, 15],
  'p4de.24xlarge': [4, 4, 15, 15],
  'p5.48xlarge': [32, 32, 2, 2],
  'p5e.48xlarge': [32, 32, 2, 2],
  'p5en.48xlarge': [16, 16, 4, 4],
  'p6-b200.48xlarge': [8, 8, 4, 4],
  'p6-b300.48xlarge': [17, 16, 4, 4],
  'p6e-gb200.36xlarge': [17, 4, 15, 1],
  'g6e.24xlarge': [2, 2, 10, 10],
  'g6e.48xlarge': [4, 4, 10, 10],
  'g7.48xlarge': [2, 2, 12, 12],
  'g7e.24xlarge': [2, 2, 10, 10],
  'g7e.48xlarge': [4, 4, 10, 10],
  'trn1.32xlarge': [8, 8, 5, 5],
  'trn1n.32xlarge': [16, 16, 5, 5],
  'trn2.48xlarge': [16, 16, 2, 2],
  'trn2u.48xlarge': [16, 16, 2, 2],
};

/** Types of one card with an adapter. The fewest interfaces that any of them takes are the two of trn2.3xlarge. */
const ONE_ADAPTER = [
  'p5.4xlarge',
  'g4dn.8xlarge',
  'g4dn.12xlarge',
  'g4dn.16xlarge',
  'g4dn.metal',
  'g5.8xlarge',
  'g5.12xlarge',
  'g5.16xlarge',
  'g5.24xlarge',
  'g5.48xlarge',
  'g6.8xlarge',
  'g6.12xlarge',
  'g6.16xlarge',
  'g6.24xlarge',
  'g6.48xlarge',
  'gr6.8xlarge',
  'g6e.8xlarge',
  'g6e.12xlarge',
  'g6e.16xlarge',
  'g7.8xlarge',
  'g7.12xlarge',
  'g7.24xlarge',
  'g7e.8xlarge',
  'g7e.12xlarge',
  'trn2.3xlarge',
];

function networkOf(name: string): readonly [number, number, number, number] {
  return NETWORK[name] ?? (ONE_ADAPTER.includes(name) ? [1, 1, 2, 2] : [1, 0, 1, 0]);
}

describe('the network interfaces', () => {
  test.each(TYPES.map((type) => [type.name, type] as const))('of %s fit on the cards that EC2 states', (name, type) => {
    const [cards, adapters, interfacesOfFirst, interfacesOfOthers] = networkOf(name);
    const placed = networkInterfacesOf(type);
    const fabric = placed.filter((one) => one.type === 'efa-only');

    expect(placed[0]).toEqual({ networkCardIndex: 0, deviceIndex: 0, type: 'interface' });
    expect(new Set(placed.map((one) => `${one.networkCardIndex}/${one.deviceIndex}`)).size).toBe(placed.length);
    expect(new Set(fabric.map((one) => one.networkCardIndex)).size).toBe(fabric.length);
    expect(type.networkCards).toBe(cards);
    expect(fabric).toHaveLength(adapters);
    expect(placed).toHaveLength(adapters + 1);
    for (const { networkCardIndex, deviceIndex } of placed) {
      expect(networkCardIndex).toBeLessThan(cards);
      expect(deviceIndex).toBeLessThan(networkCardIndex === 0 ? interfacesOfFirst : interfacesOfOthers);
    }
  });

  test('are placed as the EC2 User Guide places them, family by family', () => {
    const placesOf = (name: string) => {
      const type = INSTANCE_TYPES.get(name);
      return type === undefined ? [] : networkInterfacesOf(type).map((one) => [one.networkCardIndex, one.deviceIndex]);
    };
    const first = (count: number, from: number) => Array.from({ length: count }, (_, index) => [index + from, 0]);
    expect(placesOf('p5.48xlarge')).toEqual([[0, 0], [0, 1], ...first(31, 1)]);
    expect(placesOf('p6-b200.48xlarge')).toEqual([[0, 0], [0, 1], ...first(7, 1)]);
    expect(placesOf('p6-b300.48xlarge')).toEqual([[0, 0], ...first(16, 1)]);
    expect(placesOf('p6e-gb200.36xlarge')).toEqual([
      [0, 0],
      [1, 0],
      [5, 0],
      [9, 0],
      [13, 0],
    ]);
  });
});

describe('the accelerated instance types', () => {
  test('are of the families that a factory can consist of', () => {
    expect([...FAMILIES].sort()).toEqual([
      'g4dn',
      'g5',
      'g6',
      'g6e',
      'g7',
      'g7e',
      'gr6',
      'inf2',
      'p4d',
      'p4de',
      'p5',
      'p5e',
      'p5en',
      'p6-b200',
      'p6-b300',
      'p6e-gb200',
      'trn1',
      'trn1n',
      'trn2',
      'trn2u',
    ]);
  });

  test.each(TYPES.map((type) => [type.name, type] as const))(
    'say everything about %s, with its source',
    (_name, type) => {
      for (const figure of [
        type.accelerators,
        type.acceleratorMemoryGiB,
        type.vcpus,
        type.memoryGiB,
        type.maxNetworkGbps,
      ]) {
        expect(figure).toBeGreaterThan(0);
      }
      expect(type.nvmeGB).toBeGreaterThanOrEqual(0);
      expect(type.amiType).toBe(`AL2023_${type.architecture.replace('arm64', 'ARM_64')}_${type.vendor.toUpperCase()}`);
      expect(type.sources.length).toBeGreaterThan(0);
      expect(type.sources.every(isSourced)).toBe(true);
    },
  );

  test('are listed once each', () => {
    expect(new Set(TYPES.map(({ name }) => name)).size).toBe(TYPES.length);
  });

  test('reach file systems over the fabric only if they have one, and into GPU memory only if they reach them', () => {
    expect(TYPES.filter((type) => type.efaFileSystem && type.efa === undefined)).toEqual([]);
    expect(TYPES.filter((type) => type.gpuDirectStorage && !type.efaFileSystem)).toEqual([]);
    expect(TYPES.filter((type) => type.gpuDirectStorage).map(({ name }) => name)).toEqual([
      'p5.4xlarge',
      'p5.48xlarge',
      'p5e.48xlarge',
      'p5en.48xlarge',
      'p6-b200.48xlarge',
    ]);
    expect(TYPES.filter((type) => type.name.startsWith('trn2')).some((type) => type.efaFileSystem)).toBe(false);
  });

  test('say which services of SageMaker have no name for them', () => {
    expect(TYPES.filter((type) => !type.hyperPod).map(({ name }) => name)).toEqual([
      'g4dn.metal',
      'trn1.2xlarge',
      'inf2.xlarge',
      'inf2.8xlarge',
      'inf2.24xlarge',
      'inf2.48xlarge',
      'trn2u.48xlarge',
    ]);
    expect(TYPES.filter((type) => !type.sageMakerEndpoints).map(({ name }) => name)).toEqual([
      'g4dn.metal',
      'gr6.4xlarge',
      'gr6.8xlarge',
      'trn2.3xlarge',
      'trn2u.48xlarge',
    ]);
  });
});

describe('an UltraServer', () => {
  test.each([...ULTRA_SERVERS.values()].map((server) => [server.name, server] as const))(
    '%s is the sum of its instances',
    (_name, server) => {
      const type = INSTANCE_TYPES.get(server.instanceType);
      const times = (figure: number | undefined) => server.nodes * (figure ?? 0);
      expect(times(type?.accelerators)).toBe(server.accelerators);
      expect(times(type?.vcpus)).toBe(server.vcpus);
      expect(times(type?.memoryGiB)).toBe(server.memoryGiB);
      expect(times(type?.nvmeGB)).toBe(server.nvmeGB);
      expect(times(type?.maxNetworkGbps)).toBe(server.efaGbps);
      expect(server.sources.every(isSourced)).toBe(true);
    },
  );

  test('has as many instances as its instance type says', () => {
    const together = TYPES.filter((type) => type.nodesPerUltraServer > 1 || type.ultraServer !== undefined);
    expect(
      together.map(({ name, ultraServer, nodesPerUltraServer }) => [name, ultraServer, nodesPerUltraServer]),
    ).toEqual([
      ['p6e-gb200.36xlarge', 'u-p6e-gb200x72', 18],
      ['trn2u.48xlarge', 'u-trn2x64', 4],
    ]);
  });
});

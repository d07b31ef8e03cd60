import { INSTANCE_TYPES } from '../../catalog/instance-types';
import { RACK_DESIGNS } from '../../catalog/rack-designs';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { unknownInstanceType } from './instance-types';
import { type Rule, rule } from './rule';

type Pool = NonNullable<Site['compute']>['pools'][number];
type RackPool = Site['racks'][number];

/** What a pool consists of is stated once: by its racks, or by an instance type and a number of nodes. */
export const poolRules: readonly Rule[] = [
  rule(['compute'], ({ compute }) => (compute?.pools ?? []).flatMap(sourceOfNodes)),
  rule(['compute', 'racks'], ({ compute, racks }) => [
    ...(compute?.pools ?? []).flatMap((pool, index) => agreesWithRacks(pool, index, racks)),
    ...racksUsedTwice(compute?.pools ?? []),
  ]),
  rule(['compute'], ({ compute }) => (compute?.pools ?? []).flatMap(knownInstanceType)),
  rule(['compute'], ({ compute }) => (compute?.pools ?? []).flatMap(wholeUltraServers)),
];

function sourceOfNodes(pool: Pool, index: number): UnplacedProblem[] {
  if (pool.racks !== undefined || (pool.instanceType !== undefined && pool.nodes !== undefined)) {
    return [];
  }
  const missing = [
    ...(pool.instanceType === undefined ? ['`instanceType`'] : []),
    ...(pool.nodes === undefined ? ['`nodes`'] : []),
  ].join(' and ');
  return [
    {
      code: 'AIF-POOL-001',
      severity: 'error',
      path: ['compute', 'pools', index, pool.instanceType === undefined ? 'instanceType' : 'nodes'],
      message: `pool "${pool.id}" has no ${missing}, and no \`racks\` that would give ${missing.includes(' ') ? 'them' : 'it'}`,
      help: `Add ${missing}; or name a rack pool in \`racks\`, which gives both.`,
    },
  ];
}

function agreesWithRacks(pool: Pool, index: number, rackPools: readonly RackPool[]): UnplacedProblem[] {
  const racks = rackPools.find((candidate) => candidate.id === pool.racks);
  const design = racks === undefined ? undefined : RACK_DESIGNS[racks.design];
  if (racks === undefined || design === undefined) {
    return [];
  }
  const stated = { instanceType: pool.instanceType, nodes: pool.nodes };
  const given = { instanceType: design.instanceType, nodes: racks.count * design.nodes };
  return (['instanceType', 'nodes'] as const)
    .filter((key) => stated[key] !== undefined && stated[key] !== given[key])
    .map((key) => ({
      code: 'AIF-POOL-002',
      severity: 'error',
      path: ['compute', 'pools', index, key],
      message: `pool "${pool.id}" states ${stated[key]}, but its racks "${racks.id}" give ${given[key]}`,
      help: `Delete \`${key}\`: the racks give it. Or delete \`racks\` if the pool is not made of these racks.`,
    }));
}

function racksUsedTwice(pools: readonly Pool[]): UnplacedProblem[] {
  const seen = new Set<string>();
  return pools.flatMap(({ racks }, index): UnplacedProblem[] => {
    if (racks === undefined || !seen.has(racks)) {
      seen.add(racks ?? '');
      return [];
    }
    return [
      {
        code: 'AIF-RACK-001',
        severity: 'error',
        path: ['compute', 'pools', index, 'racks'],
        message: `the racks "${racks}" are already used by another pool`,
        help: 'Split the rack pool in two in `racks`, one for each pool: a server runs one node.',
      },
    ];
  });
}

function knownInstanceType({ instanceType }: Pool, index: number): UnplacedProblem[] {
  const path = ['compute', 'pools', index, 'instanceType'];
  const problem = instanceType === undefined ? undefined : unknownInstanceType(instanceType);
  return problem === undefined ? [] : [{ code: 'AIF-POOL-003', severity: 'error', path, ...problem }];
}

function wholeUltraServers({ id, instanceType, nodes, racks }: Pool, index: number): UnplacedProblem[] {
  const together = INSTANCE_TYPES.get(instanceType ?? '')?.nodesPerUltraServer ?? 1;
  if (racks !== undefined || nodes === undefined || nodes % together === 0) {
    return [];
  }
  const fewer = nodes - (nodes % together);
  return [
    {
      code: 'AIF-POOL-004',
      severity: 'error',
      path: ['compute', 'pools', index, 'nodes'],
      message: `pool "${id}" has ${nodes} nodes of ${instanceType}, which come in UltraServers of ${together}`,
      help: `Write \`nodes: ${fewer + together}\`${fewer === 0 ? '' : ` or \`nodes: ${fewer}\``}.`,
    },
  ];
}

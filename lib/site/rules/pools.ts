import type { Catalogue } from '../../catalog/catalogue';
import { catalogueOf } from '../catalogue-of';
import { HARDWARE_SECTIONS, type HardwareSections, racksOf } from '../node-hardware';
import type { UnplacedProblem } from '../problem';
import { unknownInstanceType } from './instance-types';
import { computePools, type NodePool, runsOnKubernetes, trainingPools } from './node-pools';
import { type Rule, rule } from './rule';

/** What a pool consists of is stated once: by its racks, or by an instance type and a number of nodes. */
export const poolRules: readonly Rule[] = [
  rule(['compute'], ({ compute }) => computePools(compute).flatMap(consistsOfSomething)),
  rule(['training'], ({ training }) => trainingPools(training).flatMap(consistsOfSomething)),
  rule(['compute', 'catalogue'], ({ compute, catalogue }) =>
    computePools(compute).flatMap((pool) => isOfKnownType(pool, catalogueOf({ catalogue }))),
  ),
  rule(['training', 'catalogue'], ({ training, catalogue }) =>
    trainingPools(training).flatMap((pool) => isOfKnownType(pool, catalogueOf({ catalogue }))),
  ),
  rule(['compute', ...HARDWARE_SECTIONS], (site) =>
    computePools(site.compute).flatMap((pool) => agreesWithRacks(pool, site)),
  ),
  rule(['training', ...HARDWARE_SECTIONS], (site) =>
    trainingPools(site.training).flatMap((pool) => agreesWithRacks(pool, site)),
  ),
  rule(['compute', 'training'], ({ compute, training }) =>
    racksUsedTwice([...computePools(compute), ...trainingPools(training)]),
  ),
  rule(['compute', 'training'], ({ compute, training }): UnplacedProblem[] =>
    compute === undefined || compute.pools.length > 0 || training.some(runsOnKubernetes)
      ? []
      : [
          {
            code: 'AIF-POOL-008',
            severity: 'warning',
            path: ['compute'],
            message: '`compute` describes Kubernetes, and no pool runs on it',
            help: 'Add `pools`, or delete `compute`.',
            onKey: true,
          },
        ],
  ),
];

function consistsOfSomething({ name, racks, instanceType, nodes, path }: NodePool): UnplacedProblem[] {
  if (racks !== undefined || (instanceType !== undefined && nodes !== undefined)) {
    return [];
  }
  const missing = [
    ...(instanceType === undefined ? ['`instanceType`'] : []),
    ...(nodes === undefined ? ['`nodes`'] : []),
  ].join(' and ');
  return [
    {
      code: 'AIF-POOL-001',
      severity: 'error',
      path: [...path, instanceType === undefined ? 'instanceType' : 'nodes'],
      message: `${name} has no ${missing}, and no \`racks\` that would give ${missing.includes(' ') ? 'them' : 'it'}`,
      help: `Add ${missing}; or name a rack pool in \`racks\`, which gives both.`,
    },
  ];
}

function agreesWithRacks(pool: NodePool, site: HardwareSections): UnplacedProblem[] {
  const { name, racks, path } = pool;
  const given = racks === undefined ? undefined : racksOf(racks, site);
  if (given === undefined) {
    return [];
  }
  const { design, nodes } = given;
  const { instanceType } = design;
  if (instanceType === undefined) {
    return [
      {
        code: 'AIF-POOL-006',
        severity: 'error',
        path: [...path, 'racks'],
        message: `${name} is made of the racks "${racks}", and nobody knows an instance type for their design "${design.id}"`,
        help: 'Name racks of servers; or describe the design in `catalogue.rackDesigns`, with the instance type and the servers that your supplier states.',
      },
    ];
  }
  const stated = { instanceType: pool.instanceType, nodes: pool.nodes };
  const actual = { instanceType, nodes };
  return (['instanceType', 'nodes'] as const)
    .filter((key) => stated[key] !== undefined && stated[key] !== actual[key])
    .map((key) => ({
      code: 'AIF-POOL-002',
      severity: 'error',
      path: [...path, key],
      message: `${name} states ${stated[key]}, but its racks "${racks}" give ${actual[key]}`,
      help: `Delete \`${key}\`: the racks give it. Or delete \`racks\` if the pool is not made of these racks.`,
    }));
}

function racksUsedTwice(pools: readonly NodePool[]): UnplacedProblem[] {
  const seen = new Set<string>();
  return pools.flatMap(({ racks, path }): UnplacedProblem[] => {
    if (racks === undefined || !seen.has(racks)) {
      seen.add(racks ?? '');
      return [];
    }
    return [
      {
        code: 'AIF-RACK-001',
        severity: 'error',
        path: [...path, 'racks'],
        message: `the racks "${racks}" are already used by another pool`,
        help: 'Split the rack pool in two in `racks`, one for each pool: a server runs one node.',
      },
    ];
  });
}

function isOfKnownType(pool: NodePool, catalogue: Catalogue): UnplacedProblem[] {
  return [...knownInstanceType(pool, catalogue), ...wholeUltraServers(pool, catalogue)];
}

function knownInstanceType({ instanceType, path }: NodePool, catalogue: Catalogue): UnplacedProblem[] {
  const problem = instanceType === undefined ? undefined : unknownInstanceType(instanceType, catalogue);
  return problem === undefined
    ? []
    : [{ code: 'AIF-POOL-003', severity: 'error', path: [...path, 'instanceType'], ...problem }];
}

function wholeUltraServers(
  { name, racks, instanceType, nodes, path }: NodePool,
  catalogue: Catalogue,
): UnplacedProblem[] {
  const together = catalogue.instanceType(instanceType ?? '')?.nodesPerUltraServer ?? 1;
  if (racks !== undefined || nodes === undefined || nodes % together === 0) {
    return [];
  }
  const fewer = nodes - (nodes % together);
  return [
    {
      code: 'AIF-POOL-004',
      severity: 'error',
      path: [...path, 'nodes'],
      message: `${name} has ${nodes} nodes of ${instanceType}, which come in UltraServers of ${together}`,
      help: `Write \`nodes: ${fewer + together}\`${fewer === 0 ? '' : ` or \`nodes: ${fewer}\``}.`,
    },
  ];
}

import { isAcceleratedFamily } from '../../catalog/instance-types';
import { nodesPerCell } from '../../catalog/training-cells';
import { HARDWARE_SECTIONS, type HardwareSections, hardwareOf } from '../node-hardware';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { MOST_TRAINING_CELLS, numberOfCells } from '../training-cells';
import { type Rule, rule } from './rule';

type TrainingPool = Site['training'][number];

/** A training pool is made of accelerated nodes, and divided into a sensible number of cells of whole UltraServers. */
export const trainingPoolRules: readonly Rule[] = [
  rule(['training', ...HARDWARE_SECTIONS], (site) =>
    site.training.flatMap((pool, index) => {
      const path = ['training', index];
      return [
        ...hasAccelerators(pool, site, path),
        ...wholeUltraServersInCell(pool, site, path),
        ...fewEnoughCells(pool, site, path),
      ];
    }),
  ),
];

/** The key that says what the nodes of a pool are. */
export function keyOfHardware({ racks }: Pick<TrainingPool, 'racks'>): 'racks' | 'instanceType' {
  return racks === undefined ? 'instanceType' : 'racks';
}

function hasAccelerators(pool: TrainingPool, site: HardwareSections, path: readonly PathStep[]): UnplacedProblem[] {
  const { instanceType, type } = hardwareOf(pool, site);
  if (instanceType === undefined || type !== undefined || isAcceleratedFamily(instanceType)) {
    return [];
  }
  return [
    {
      code: 'AIF-TRAIN-001',
      severity: 'error',
      path: [...path, keyOfHardware(pool)],
      message: `training pool "${pool.id}" is of ${instanceType}, which has no accelerators`,
      help: 'Name an accelerated instance type such as p5en.48xlarge. Nodes without accelerators are pools of `compute`.',
    },
  ];
}

function wholeUltraServersInCell(
  pool: TrainingPool,
  site: HardwareSections,
  path: readonly PathStep[],
): UnplacedProblem[] {
  const { instanceType, nodesPerUltraServer: together } = hardwareOf(pool, site);
  const stated = pool.nodesPerCell;
  if (stated === undefined || instanceType === undefined || stated % together === 0) {
    return [];
  }
  const fewer = stated - (stated % together);
  return [
    {
      code: 'AIF-TRAIN-002',
      severity: 'error',
      path: [...path, 'nodesPerCell'],
      message: `a cell of ${stated} ${stated === 1 ? 'node' : 'nodes'} would divide an UltraServer: nodes of ${instanceType} come in ${together}`,
      help: `Write \`nodesPerCell: ${fewer + together}\`${fewer === 0 ? '' : ` or \`nodesPerCell: ${fewer}\``}.`,
    },
  ];
}

function fewEnoughCells(pool: TrainingPool, site: HardwareSections, path: readonly PathStep[]): UnplacedProblem[] {
  const cells = numberOfCells(pool, site);
  if (cells === undefined || cells <= MOST_TRAINING_CELLS) {
    return [];
  }
  const { instanceType = '', nodes, nodesPerUltraServer } = hardwareOf(pool, site);
  const perCell = nodesPerCell({ instanceType, nodesPerUltraServer, nodesPerCell: pool.nodesPerCell });
  return [
    {
      code: 'AIF-TRAIN-003',
      severity: 'error',
      path: [
        ...path,
        pool.nodesPerCell === undefined ? (pool.racks === undefined ? 'nodes' : 'racks') : 'nodesPerCell',
      ],
      message: `training pool "${pool.id}" has ${count(nodes)} nodes in cells of ${count(perCell)}: ${count(cells)} cells, and a pool has ${MOST_TRAINING_CELLS} at most`,
      help: 'Raise `nodesPerCell`, or divide the pool in two.',
    },
  ];
}

function count(value: number | undefined): string {
  return (value ?? 0).toLocaleString('en-US');
}

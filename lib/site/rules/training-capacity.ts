import { partitionOfRegion } from '../../catalog/partitions';
import { RESERVATION_INSTANCES } from '../../catalog/training-limits';
import { HARDWARE_SECTIONS, type HardwareSections, hardwareOf } from '../node-hardware';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { inWords, numberOfCells, trainingCellIds } from '../training-cells';
import { type Rule, rule } from './rule';

type TrainingPool = Site['training'][number];

/** Instances of one Capacity Block (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html, read 2026-11-22). */
export const CAPACITY_BLOCK_INSTANCES = 64;

/** Capacity that somebody bought is of this site, and holds what is to be taken from it. */
export const trainingCapacity: readonly Rule[] = [
  rule(['training', ...HARDWARE_SECTIONS], (site) =>
    site.training.flatMap((pool, index) => [...plansOfCells(pool, index, site), ...oneReservation(pool, index, site)]),
  ),
  rule(['training', 'hosting'], ({ training, hosting }) =>
    training.flatMap((pool, index) => plansOfSite(pool, index, hosting)),
  ),
];

function plansOf(pool: TrainingPool): { readonly [cell: string]: string } {
  return 'trainingPlans' in pool ? pool.trainingPlans : {};
}

function plansOfCells(pool: TrainingPool, index: number, site: HardwareSections): UnplacedProblem[] {
  const cells = trainingCellIds(pool, site);
  return cells === undefined
    ? []
    : Object.keys(plansOf(pool))
        .filter((cell) => !cells.includes(cell))
        .map((cell) => ({
          code: 'AIF-ID-002',
          severity: 'error',
          path: ['training', index, 'trainingPlans', cell],
          message: `training pool "${pool.id}" has no cell "${cell}"`,
          help: `Cells: ${inWords(cells)}.`,
          onKey: true,
        }));
}

function plansOfSite(pool: TrainingPool, index: number, hosting: Site['hosting']): UnplacedProblem[] {
  const partition =
    hosting.kind === 'aiFactory' ? hosting.partition : (hosting.partition ?? partitionOfRegion(hosting.region)?.id);
  return Object.entries(plansOf(pool)).flatMap(([cell, arn]): UnplacedProblem[] => {
    const [, inPartition = '', , inRegion = '', inAccount = ''] = arn.split(':');
    const differences = [
      ...(partition === undefined || inPartition === partition ? [] : [`partition ${inPartition}, not ${partition}`]),
      ...(inRegion === hosting.region ? [] : [`Region ${inRegion}, not ${hosting.region}`]),
      ...(inAccount === hosting.account ? [] : [`account ${inAccount}, not ${hosting.account}`]),
    ];
    return differences.length === 0
      ? []
      : [
          {
            code: 'AIF-TRAIN-009',
            severity: 'error',
            path: ['training', index, 'trainingPlans', cell],
            message: `the training plan of cell "${cell}" is of another place: ${differences.join('; ')}`,
            help: 'Name a training plan of the account and the Region of the site, as `aws sagemaker list-training-plans` prints them.',
          },
        ];
  });
}

function oneReservation(pool: TrainingPool, index: number, site: HardwareSections): UnplacedProblem[] {
  const reservation = 'capacityReservation' in pool ? pool.capacityReservation : undefined;
  const cells = numberOfCells(pool, site);
  const { nodes } = hardwareOf(pool, site);
  if (reservation?.kind !== 'existing' || cells === undefined || nodes === undefined) {
    return [];
  }
  const most = reservation.capacityBlock ? CAPACITY_BLOCK_INSTANCES : RESERVATION_INSTANCES;
  const what = reservation.capacityBlock ? 'a Capacity Block' : 'a capacity reservation';
  const problem =
    cells > 1
      ? `the ${cells} cells of training pool "${pool.id}" cannot share reservation ${reservation.id}: it serves one cell`
      : nodes > most
        ? `training pool "${pool.id}" has ${nodes.toLocaleString('en-US')} nodes, and ${what} has ${most.toLocaleString('en-US')} instances at most`
        : undefined;
  return problem === undefined
    ? []
    : [
        {
          code: 'AIF-TRAIN-011',
          severity: 'error',
          path: ['training', index, 'capacityReservation', 'id'],
          message: problem,
          help: 'Write `kind: create`, which reserves for each cell what it needs; or make a pool of one cell for each reservation that you have.',
        },
      ];
}

import { HARDWARE_SECTIONS, type HardwareSections, hardwareOf } from '../node-hardware';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { type Rule, rule } from './rule';
import { CAPACITY_BLOCK_INSTANCES } from './training-capacity';

type Reservation = NonNullable<NonNullable<Site['compute']>['pools'][number]['capacityReservation']>;

/** A pool that launches into a reservation that somebody bought. */
interface Launch {
  /** What to call the pool, with its id. */
  readonly name: string;
  readonly reservation: Extract<Reservation, { kind: 'existing' }>;
  readonly instanceType: string | undefined;
  readonly training: boolean;
  readonly path: readonly PathStep[];
}

/** A reservation has instances of one type, and a training pool does not share it. */
export const capacityReservationRules: readonly Rule[] = [
  rule(['compute', 'training', ...HARDWARE_SECTIONS], (site) => shared(launches(site))),
  rule(['compute', ...HARDWARE_SECTIONS], (site) =>
    (site.compute?.pools ?? []).flatMap((pool, index) => {
      const { capacityReservation: reservation } = pool;
      const { nodes = 0 } = hardwareOf(pool, site);
      return reservation?.kind === 'existing' && reservation.capacityBlock && nodes > CAPACITY_BLOCK_INSTANCES
        ? [tooLarge(pool.id, nodes, ['compute', 'pools', index, 'capacityReservation', 'id'])]
        : [];
    }),
  ),
];

function launches(site: HardwareSections & Pick<Site, 'compute' | 'training'>): Launch[] {
  const pools = [
    ...(site.compute?.pools ?? []).map((pool, index) => ({
      pool,
      name: `pool "${pool.id}"`,
      training: false,
      path: ['compute', 'pools', index],
    })),
    ...site.training.map((pool, index) => ({
      pool,
      name: `training pool "${pool.id}"`,
      training: true,
      path: ['training', index],
    })),
  ];
  return pools.flatMap(({ pool, path, ...rest }) => {
    const reservation = 'capacityReservation' in pool ? pool.capacityReservation : undefined;
    const { instanceType } = hardwareOf(pool, site);
    return reservation?.kind === 'existing'
      ? [{ ...rest, reservation, instanceType, path: [...path, 'capacityReservation', 'id'] }]
      : [];
  });
}

function shared(all: readonly Launch[]): UnplacedProblem[] {
  const sorted = [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.flatMap(({ name, reservation, instanceType, training, path }, position): UnplacedProblem[] => {
    const other = sorted
      .slice(0, position)
      .find(
        (before) =>
          before.reservation.id === reservation.id &&
          (training || before.training || before.instanceType !== instanceType),
      );
    return other === undefined
      ? []
      : [
          {
            code: 'AIF-POOL-009',
            severity: 'error',
            path,
            message: `${name} and ${other.name} cannot share reservation ${reservation.id}: ${
              other.instanceType === instanceType
                ? 'it serves one cell'
                : `it has instances of one type, and they are of ${instanceType} and ${other.instanceType}`
            }`,
            help: 'Name another reservation for one of them, or write `kind: create`.',
          },
        ];
  });
}

function tooLarge(pool: string, nodes: number, path: readonly PathStep[]): UnplacedProblem {
  return {
    code: 'AIF-POOL-009',
    severity: 'error',
    path,
    message: `pool "${pool}" has ${nodes} nodes, and a Capacity Block has ${CAPACITY_BLOCK_INSTANCES} instances at most`,
    help: 'Divide the pool, one for each Capacity Block that you have; or delete `capacityBlock` if the reservation is another one.',
  };
}

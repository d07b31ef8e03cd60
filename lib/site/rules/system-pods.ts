import { listedCells } from '../listed-cells';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { rule } from './rule';

type Pool = NonNullable<Site['compute']>['pools'][number];

/** Taints that the pods of a cluster's own add-ons tolerate, as lib/compute sets them up. */
export const TOLERATED = ['CriticalAddonsOnly', 'nvidia.com/gpu', 'aws.amazon.com/neuron'];

/** In every cluster the pods that keep it running have a node. Training pools have nodes of their own for them. */
export const systemPods = rule(['compute', 'network', 'training'], (site) => {
  const pools = (site.compute?.pools ?? []).map((pool, index) => ({ ...pool, index }));
  const cells = listedCells(site).map(({ id }) => id);
  return cells.flatMap((cell): UnplacedProblem[] => {
    const inCell = pools.filter((pool) => pool.cell === cell || (pool.cell === undefined && cells.length === 1));
    const [first] = inCell;
    if (first === undefined || inCell.some(takesSystemPods)) {
      return [];
    }
    return [
      {
        code: 'AIF-POOL-005',
        severity: 'error',
        path: ['compute', 'pools', first.index, 'taints'],
        message: `every pool of cell "${cell}" has taints that CoreDNS does not tolerate, so its cluster would never start`,
        help: 'Add a small pool without taints, or delete the taints of one of the pools.',
        onKey: true,
      },
    ];
  });
});

function takesSystemPods({ taints }: Pool): boolean {
  return taints.every(({ key, effect }) => effect === 'PreferNoSchedule' || TOLERATED.includes(key));
}

import { CapacityReservation } from '../compute';
import type { CapacityReservationPlan } from '../plan';
import { planned } from './planned';

/** Where the capacity of nodes comes from, as the plan says. */
export function capacityReservationOf(plan: CapacityReservationPlan | undefined): CapacityReservation | undefined {
  switch (plan?.kind) {
    case undefined:
      return undefined;
    case 'create':
      return CapacityReservation.create();
    case 'existing':
      return CapacityReservation.existing(planned(plan.id, 'the id of a capacity reservation'), {
        capacityBlock: plan.capacityBlock,
      });
    case 'none':
      return CapacityReservation.none();
  }
}

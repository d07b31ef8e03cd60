import { Token } from 'aws-cdk-lib';
import { AiFactoryError } from '../errors';

/** Options of `CapacityReservation.existing`. */
export interface ExistingCapacityReservationOptions {
  /**
   * Whether the reservation is a Capacity Block for ML.
   *
   * @default false
   */
  readonly capacityBlock?: boolean;
  /**
   * The name of the cluster placement group that the reservation was made in. Nodes that are not launched into it do not match the
   * reservation (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cr-cpg.html).
   *
   * @default - the reservation was made without one
   */
  readonly placementGroupName?: string;
}

/** Where the capacity of a pool comes from. */
export class CapacityReservation {
  /**
   * Reserves the capacity on demand, for exactly as many nodes as the pool has.
   *
   * It outlives the pool: accelerators that were given back may not be had again. A reservation is billed until somebody cancels it
   * with `aws ec2 cancel-capacity-reservation`, so cancel it when the pool has gone for good.
   */
  public static create(): CapacityReservation {
    return new CapacityReservation(true);
  }

  /**
   * Uses a reservation or a Capacity Block that somebody bought. Its placement is its own: the pool creates no placement group.
   *
   * @param reservationId the id, such as `cr-0123456789abcdef0`
   * @throws AIF-CMP-009 when it is not the id of a capacity reservation
   */
  public static existing(reservationId: string, options: ExistingCapacityReservationOptions = {}): CapacityReservation {
    if (!Token.isUnresolved(reservationId) && !/^cr-[0-9a-f]{8,17}$/.test(reservationId)) {
      throw new AiFactoryError(
        'AIF-CMP-009',
        `"${reservationId}" is not the id of a capacity reservation`,
        'Give the id that `aws ec2 describe-capacity-reservations` prints, such as cr-0123456789abcdef0.',
      );
    }
    return new CapacityReservation(false, reservationId, options);
  }

  /** Launches on demand, without a reservation. */
  public static none(): CapacityReservation {
    return new CapacityReservation(false);
  }

  /** Whether the pool creates the reservation. */
  public readonly creates: boolean;
  /** The id of a reservation that exists already. */
  public readonly reservationId?: string;
  /** Whether the existing reservation is a Capacity Block for ML. */
  public readonly capacityBlock: boolean;
  /** The cluster placement group that the existing reservation was made in. */
  public readonly placementGroupName?: string;

  private constructor(creates: boolean, reservationId?: string, existing: ExistingCapacityReservationOptions = {}) {
    this.creates = creates;
    this.reservationId = reservationId;
    this.capacityBlock = existing.capacityBlock ?? false;
    this.placementGroupName = existing.placementGroupName;
  }
}

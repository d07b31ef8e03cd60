import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { CapacityReservation } from './capacity-reservation';

/** Instances of one Capacity Block at most (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html). */
const MAX_IN_BLOCK = 64;

/** Refuses more nodes than a Capacity Block can hold. */
export function checkCapacityBlock(scope: IConstruct, reservation: CapacityReservation, nodes: number): void {
  if (reservation.capacityBlock && !Token.isUnresolved(nodes) && nodes > MAX_IN_BLOCK) {
    throw new AiFactoryError(
      'AIF-CMP-014',
      `a Capacity Block holds ${MAX_IN_BLOCK} instances at most, and ${nodes} nodes are to run in one`,
      'Divide the nodes over one pool or group for each block.',
      scope,
    );
  }
}

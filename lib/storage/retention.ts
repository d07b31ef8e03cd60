import type { Duration } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/** Refuses a retention that services cannot count in days. */
export function requireWholeDays(scope: IConstruct, name: string, duration: Duration | undefined): void {
  if (duration === undefined || duration.isUnresolved()) {
    return;
  }
  const days = duration.toDays({ integral: false });
  if (days < 1 || !Number.isInteger(days)) {
    throw new AiFactoryError(
      'AIF-STO-001',
      `${name} must be a whole number of days from 1, got ${days}`,
      'Use Duration.days(n).',
      scope,
    );
  }
}

import type { Duration } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/** The days that something can be kept for. */
export interface DayRange {
  readonly least: number;
  readonly most: number;
}

/** Refuses a duration that is not a whole number of days within a range. */
export function requireDays(scope: IConstruct, code: string, name: string, duration: Duration, range: DayRange): void {
  if (duration.isUnresolved()) {
    return;
  }
  const days = duration.toDays({ integral: false });
  if (!Number.isInteger(days) || days < range.least || days > range.most) {
    throw new AiFactoryError(
      code,
      `${name} must be a whole number of days from ${range.least} to ${range.most}, got ${days}`,
      'Use Duration.days(n).',
      scope,
    );
  }
}

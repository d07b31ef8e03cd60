import type { UnplacedProblem } from '../../problem';
import { rule } from '../rule';

/** Logs may be kept for as long as they have to be. */
export const logRetention = rule(['sovereignty'], ({ sovereignty }): UnplacedProblem[] => {
  const { logRetentionDays, maximumLogRetentionDays } = sovereignty;
  return maximumLogRetentionDays === undefined || maximumLogRetentionDays >= logRetentionDays
    ? []
    : [
        {
          code: 'AIF-POL-007',
          severity: 'error',
          path: ['sovereignty', 'maximumLogRetentionDays'],
          message: `logs may be kept for ${maximumLogRetentionDays} days, and have to be kept for ${logRetentionDays}`,
          help: `Raise it to ${logRetentionDays} or more, or lower \`logRetentionDays\`.`,
        },
      ];
});

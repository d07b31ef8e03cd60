import type { SovereigntyRule } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

export const LOGS_ARE_KEPT: SovereigntyRule = {
  code: 'AIF-SOV-501',
  severity: 'error',
  title: 'Logs are kept for the time that the policy states',
  explanation: 'Logs that are gone cannot show what happened; logs that are kept for ever hold personal data for ever.',
  remedy: 'Set RetentionInDays between minimumLogRetentionDays and maximumLogRetentionDays.',
  sources: ['https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html'],
  frameworks: ['NIST.800-53r5 AU-11', 'C5:2020 OPS-14', 'SecNumCloud-3.2 12.6.c'],
  concerns: (type) => type === 'AWS::Logs::LogGroup',
  *check(resource, { policy }) {
    const { minimumLogRetentionDays: least, maximumLogRetentionDays: most } = policy;
    for (const slot of resource.select('RetentionInDays')) {
      for (const text of resource.texts(slot)) {
        if (text !== undefined && resource.holes.isUnknown(text)) {
          const message = `RetentionInDays is ${resource.holes.show(text)}, which can be anything`;
          yield { path: slot.path, message, unprovable: UNPROVABLE_EXPOSURE };
          continue;
        }
        const days = text === undefined ? Number.POSITIVE_INFINITY : Number(text);
        const kept = text === undefined ? 'for ever' : `for ${text} days`;
        if (!(days >= least)) yield { path: slot.path, message: `logs are kept ${kept}; at least ${least} are needed` };
        if (most !== undefined && days > most)
          yield { path: slot.path, message: `logs are kept ${kept}; at most ${most} are allowed` };
      }
    }
  },
};

import type { SovereigntyRule } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

/** What keeps logs, with the property that says for how many days and what holds without it. */
const KEEPERS: ReadonlyMap<string, { readonly path: string; readonly otherwise: number }> = new Map([
  ['AWS::Logs::LogGroup', { path: 'RetentionInDays', otherwise: Number.POSITIVE_INFINITY }],
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html: the shorter of the two defaults.
  ['AWS::CloudTrail::EventDataStore', { path: 'RetentionPeriod', otherwise: 366 }],
]);

export const LOGS_ARE_KEPT: SovereigntyRule = {
  code: 'AIF-SOV-501',
  severity: 'error',
  title: 'Logs are kept for the time that the policy states',
  explanation: 'Logs that are gone cannot show what happened; logs that are kept for ever hold personal data for ever.',
  remedy: 'Set the retention between minimumLogRetentionDays and maximumLogRetentionDays.',
  sources: ['https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html'],
  frameworks: ['NIST.800-53r5 AU-11', 'C5:2020 OPS-14', 'SecNumCloud-3.2 12.6.c'],
  concerns: (type) => KEEPERS.has(type),
  *check(resource, { policy }) {
    const { minimumLogRetentionDays: least, maximumLogRetentionDays: most } = policy;
    const keeper = KEEPERS.get(resource.type);
    if (keeper === undefined) return;
    for (const slot of resource.select(keeper.path)) {
      for (const text of resource.texts(slot)) {
        if (text !== undefined && resource.holes.isUnknown(text)) {
          const message = `${keeper.path} is ${resource.holes.show(text)}, which can be anything`;
          yield { path: slot.path, message, unprovable: UNPROVABLE_EXPOSURE };
          continue;
        }
        const days = text === undefined ? keeper.otherwise : Number(text);
        const kept = Number.isFinite(days) ? `for ${days} days` : 'for ever';
        if (!(days >= least)) yield { path: slot.path, message: `logs are kept ${kept}; at least ${least} are needed` };
        if (most !== undefined && days > most)
          yield { path: slot.path, message: `logs are kept ${kept}; at most ${most} are allowed` };
      }
    }
  },
};

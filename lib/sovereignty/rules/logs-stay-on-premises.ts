import { LOG_EXPORTS } from '../../catalog/log-exports';
import { Residency } from '../../catalog/sovereignty-words';
import { byType } from './flags';
import { runsInBuilding } from './places';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const EXPORTS = byType(LOG_EXPORTS);

export const LOGS_STAY_ON_PREMISES: SovereigntyRule = {
  code: 'AIF-SOV-063',
  severity: 'fatal',
  title: 'Logs that have to stay on premises are not sent to the Region',
  explanation:
    'Amazon CloudWatch keeps logs in the Region, also those of what runs on an Outpost: names, queries, callers.',
  remedy: 'Turn the export off and collect the logs on premises.',
  sources: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  frameworks: ['NIST.800-53r5 AU-9(2)', 'NIST.800-53r5 SA-9(5)', 'C5:2020 OPS-12', 'SecNumCloud-3.2 19.2.d'],
  concerns: (type) => EXPORTS.has(type),
  *check(resource, { policy }) {
    if (policy.residency.logs !== Residency.ON_PREMISES || runsInBuilding('logs', resource.scope, policy)) return;
    for (const { path, off, data } of EXPORTS.get(resource.type) ?? []) {
      for (const slot of resource.select(path)) {
        for (const text of resource.texts(slot)) {
          if (text === undefined || off.includes(text.toLowerCase())) continue;
          const isOpen = off.length > 0 && resource.holes.isUnknown(text);
          const message = `${data} go to ${resource.scope.region}`;
          yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_LOCATION } : {}) };
        }
      }
    }
  },
};

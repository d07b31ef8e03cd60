import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const LOGS_ARE_KEPT: EnforcementStatement = {
  id: 'LogsAreKept',
  title: 'Logs are neither deleted nor sent elsewhere',
  denies: 'Deleting log groups and streams, taking their key away, and making destinations for logs of other accounts.',
  letsThrough:
    'Writing logs, making log groups and setting how long they are kept; auditors. Log groups of this library stay when their stack goes, so that removing a stack needs no exception.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AU-9', 'NIST.800-53r5 AU-11', 'C5:2020 OPS-14'],
  sources: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html'],
  statements: (site) => [
    {
      actions: [
        'logs:DeleteDestination',
        'logs:DeleteLogGroup',
        'logs:DeleteLogStream',
        'logs:DisassociateKmsKey',
        'logs:PutDestination',
        'logs:PutDestinationPolicy',
      ],
      conditions: unless(site, 'auditors'),
    },
  ],
};

import { flagViolations } from './flags';
import type { SovereigntyRule } from './rule';

export const TRAILS_CAN_BE_TRUSTED: SovereigntyRule = {
  code: 'AIF-SOV-502',
  severity: 'error',
  title: 'Trails record, and their files can be validated',
  explanation:
    'Without digests nobody can tell whether a file of the trail was changed or is missing. A trail that is made but does not record looks like one that does.',
  remedy:
    'Set EnableLogFileValidation (enableFileValidation) and IsLogging to true, and keep event data stores protected.',
  sources: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html'],
  frameworks: ['NIST.800-53r5 AU-9', 'NIST.800-53r5 AU-9(3)', 'C5:2020 OPS-14', 'SecNumCloud-3.2 12.7.a'],
  concerns: (type) => type === 'AWS::CloudTrail::Trail' || type === 'AWS::CloudTrail::EventDataStore',
  *check(resource) {
    const { type } = resource;
    if (type === 'AWS::CloudTrail::Trail') {
      yield* flagViolations(resource, { type, path: 'EnableLogFileValidation', safe: ['true'], absent: 'open' });
      yield* flagViolations(resource, { type, path: 'IsLogging', safe: ['true'], absent: 'closed' });
    } else {
      yield* flagViolations(resource, { type, path: 'TerminationProtectionEnabled', safe: ['true'], absent: 'closed' });
      yield* flagViolations(resource, { type, path: 'IngestionEnabled', safe: ['true'], absent: 'closed' });
    }
  },
};

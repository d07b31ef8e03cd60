import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const MODEL_CALLS_ARE_LOGGED: EnforcementStatement = {
  id: 'ModelCallsAreLogged',
  title: 'Only auditors decide where calls of models are logged',
  denies: 'Changing or removing where prompts and answers are logged.',
  letsThrough: 'Auditors, who set it up once for each Region.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AU-12', 'C5:2020 OPS-10', 'ISO42001 A.6.2.8', 'AI Act 12.1'],
  sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html'],
  statements: (site) => [
    {
      actions: ['bedrock:DeleteModelInvocationLoggingConfiguration', 'bedrock:PutModelInvocationLoggingConfiguration'],
      conditions: unless(site, 'auditors'),
    },
  ],
};

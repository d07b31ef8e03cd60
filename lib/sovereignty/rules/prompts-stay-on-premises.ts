import { Residency } from '../../catalog/sovereignty-words';
import { grantsInference } from './inference-grants';
import { runsInBuilding } from './places';
import type { SovereigntyRule } from './rule';

export const PROMPTS_STAY_ON_PREMISES: SovereigntyRule = {
  code: 'AIF-SOV-064',
  severity: 'fatal',
  title: 'Prompts that have to stay on premises are not sent to Amazon Bedrock',
  explanation: 'Models of Amazon Bedrock answer in the Region: whoever may call them may send prompts there.',
  remedy: 'Call a model endpoint on premises, and remove the permission.',
  sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/data-protection.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.b'],
  *check(resource, { policy }) {
    if (policy.residency.promptsAndOutputs !== Residency.ON_PREMISES) return;
    if (runsInBuilding('bedrock', resource.scope, policy)) return;
    for (const statement of resource.statements) {
      if (!grantsInference(statement, resource)) continue;
      const message = 'the statement allows prompts to be sent to models of the Region';
      yield { path: statement.path, message };
    }
  },
};

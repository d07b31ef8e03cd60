import { grantsInference } from './inference-grants';
import { managedPolicies } from './managed-policies';
import type { SovereigntyRule } from './rule';
import { isKeptInRegions, statementTexts } from './statements';

export const INFERENCE_GRANTS_NAME_A_REGION: SovereigntyRule = {
  code: 'AIF-SOV-303',
  severity: 'fatal',
  title: 'Permission to call models names the Region',
  explanation:
    'Who may call any model of any Region may call a cross-Region profile, which sends the prompt elsewhere.',
  remedy: 'Name the ARNs of the models with the Region, or add the condition aws:RequestedRegion.',
  sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12'],
  *check(resource, { policy }) {
    yield* managedPolicies(resource, /^AmazonBedrock(?:Full|Limited)Access$/, 'allows inference in every Region');
    for (const statement of resource.statements) {
      if (!grantsInference(statement, resource) || isKeptInRegions(statement, resource, policy.allowedRegions))
        continue;
      for (const target of statementTexts(statement, resource, statement.value.Resource)) {
        if (!isEveryRegion(target)) continue;
        const message = `the statement allows inference on ${resource.holes.show(target)}, which holds models of every Region`;
        yield { path: `${statement.path}.Resource`, message };
      }
    }
  },
};

function isEveryRegion(target: string): boolean {
  if (/^\*+$/.test(target)) return true;
  const [, , service = '', region = ''] = target.split(':');
  return target.startsWith('arn:') && (service.startsWith('bedrock') || service === '*') && region.includes('*');
}

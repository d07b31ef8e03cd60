import { matchesPattern } from '../template/arn';
import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { managedPolicies } from './managed-policies';
import type { SovereigntyRule } from './rule';
import { isKeptInRegions, mayAllow, statementTexts } from './statements';

const INFERENCE = [
  'bedrock:invokemodel',
  'bedrock:converse',
  'bedrock:createmodelinvocationjob',
  'bedrock-mantle:createinference',
];
const NO_GRANTS = new Set(['AWS::EC2::VPCEndpoint', 'AWS::Organizations::Policy']);

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
    if (NO_GRANTS.has(resource.type)) return;
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

function grantsInference(statement: Statement, resource: ResourceUnderAudit): boolean {
  const { Principal: principal, Action: action, NotAction: notAction } = statement.value;
  if (principal !== undefined || !mayAllow(statement, resource)) return false;
  if (notAction !== undefined) {
    const spared = statementTexts(statement, resource, notAction).map((name) => name.toLowerCase());
    return INFERENCE.some((call) => !spared.some((pattern) => matchesPattern(pattern, call)));
  }
  return statementTexts(statement, resource, action).some((name) => {
    const pattern = name.toLowerCase();
    if (pattern === '*') return false;
    return INFERENCE.some(
      (call) => matchesPattern(pattern, call) || (pattern.startsWith(call) && !pattern.includes('*')),
    );
  });
}

function isEveryRegion(target: string): boolean {
  if (/^\*+$/.test(target)) return true;
  const [, , service = '', region = ''] = target.split(':');
  return target.startsWith('arn:') && (service.startsWith('bedrock') || service === '*') && region.includes('*');
}

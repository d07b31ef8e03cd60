import { matchesPattern } from '../template/arn';
import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { grantsNothing, mayAllow, statementTexts } from './statements';

/** Calls that send prompts to Amazon Bedrock, in lower case. */
export const INFERENCE = ['bedrock:invokemodel', 'bedrock:createmodelinvocationjob', 'bedrock-mantle:createinference'];

/** Whether a statement of an identity allows models to be called. */
export function grantsInference(statement: Statement, resource: ResourceUnderAudit): boolean {
  if (grantsNothing(resource.type)) return false;
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

import { type AiFactoryError, isAiFactoryError } from '../errors';
import type { SitePlan } from '../plan';
import type { UnplacedProblem } from '../site/problem';
import { conformancePackOf } from '../sovereignty/enforcement/conformance-pack';
import { EnforcementPolicies } from '../sovereignty/enforcement/enforcement-policies';
import { enforcementProps } from './enforcement-props';

/**
 * What the documents of a site ask for that AWS does not take, as problems with a place.
 *
 * How long documents get is known when they are written, so this is where a plan meets their makers. It needs no AWS CDK.
 */
export function checkEnforcement(plan: SitePlan): UnplacedProblem[] {
  const { enforcement } = plan;
  if (enforcement === undefined) {
    return [];
  }
  const props = enforcementProps(plan);
  const { conformancePack } = enforcement;
  return [
    ...problemsOf(documentsKey(plan), () => new EnforcementPolicies(props)),
    ...(conformancePack === undefined
      ? []
      : problemsOf('conformancePack', () => conformancePackOf(props.policy, conformancePack.excludedRules))),
  ];
}

/** The key that left the documents the least room, or the whole section. */
function documentsKey({ enforcement }: SitePlan): string | undefined {
  if ((enforcement?.otherServiceControlPolicies ?? 0) > 0) {
    return 'otherServiceControlPolicies';
  }
  return enforcement?.earlierLimits === true ? 'earlierLimits' : undefined;
}

function problemsOf(key: string | undefined, make: () => unknown): UnplacedProblem[] {
  try {
    make();
    return [];
  } catch (error) {
    if (isAiFactoryError(error)) {
      return [problemOf(error, key)];
    }
    throw error;
  }
}

function problemOf({ code, message, help }: AiFactoryError, key: string | undefined): UnplacedProblem {
  const path = ['enforcement', ...(key === undefined ? [] : [key])];
  return { code, severity: 'error', path, message: message.split(` [${code}]`)[0] ?? message, help, onKey: true };
}

import type { SovereigntyRule } from './rule';
import { UNPROVABLE_ENVIRONMENT } from './unprovable';

export const STACKS_ARE_IN_ALLOWED_REGIONS: SovereigntyRule = {
  code: 'AIF-SOV-001',
  severity: 'fatal',
  title: 'Stacks are deployed to allowed Regions',
  explanation: 'Everything that a stack holds lives in the Region of the stack.',
  remedy: 'Set env.region of the stack to an allowed Region.',
  sources: ['https://docs.aws.amazon.com/cdk/v2/guide/environments.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.a'],
  *checkTemplate(template, { policy }) {
    const { region, fromAssembly } = template.source;
    if (region === undefined) {
      if (fromAssembly !== true || template.parents.length > 0) return;
      const message = 'the stack does not say which Region it is deployed to';
      yield { path: 'Environment', message, unprovable: UNPROVABLE_ENVIRONMENT };
    } else if (!policy.allowsRegion(region)) {
      const message = `the stack is deployed to ${region}, which is not one of ${policy.allowedRegions.join(', ')}`;
      yield { path: 'Environment', message };
    }
  },
};

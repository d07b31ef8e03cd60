import { isCustomResource } from '../template/template-scope';
import type { SovereigntyRule } from './rule';

export const CUSTOM_RESOURCES_ARE_HANDLED_IN_THE_APP: SovereigntyRule = {
  code: 'AIF-SOV-403',
  severity: 'fatal',
  title: 'Custom resources are handled by code of the app',
  explanation: 'Whoever owns the handler sees the properties and decides what is done with the rights of its role.',
  remedy: 'Point ServiceToken at a function or topic of the app.',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html'],
  frameworks: ['NIST.800-53r5 CM-6', 'NIST.800-53r5 SA-9'],
  concerns: isCustomResource,
  *check(resource) {
    for (const slot of resource.select('ServiceToken')) {
      for (const token of resource.texts(slot)) {
        if (token !== undefined && resource.holes.whole(token)?.kind === 'app') continue;
        const shown = token === undefined ? 'not set' : resource.holes.show(token);
        yield { path: slot.path, message: `the handler is ${shown}, which is not part of the app` };
      }
    }
  },
};

import type { SovereigntyRule } from './rule';
import { UNPROVABLE_KEY } from './unprovable';

export const HSM_CLUSTERS_ARE_VALIDATED: SovereigntyRule = {
  code: 'AIF-SOV-214',
  severity: 'error',
  title: 'Hardware modules run in the mode that was validated',
  explanation: 'Outside FIPS mode a hardware module allows algorithms that no laboratory has looked at.',
  remedy: 'Set Mode to FIPS. It can never be changed afterwards.',
  sources: ['https://docs.aws.amazon.com/cloudhsm/latest/userguide/cluster-hsm-types.html'],
  frameworks: ['NIST.800-53r5 SC-13', 'C5:2020 CRY-01', 'SecNumCloud-3.2 10.1.b'],
  concerns: (type) => type === 'AWS::CloudHSM::Cluster',
  *check(resource) {
    for (const slot of resource.select('Mode')) {
      for (const text of resource.texts(slot)) {
        if (text === undefined || text === 'FIPS') continue;
        const isOpen = resource.holes.isUnknown(text);
        const message = `the cluster runs in the mode ${resource.holes.show(text)}`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_KEY } : {}) };
      }
    }
  },
};

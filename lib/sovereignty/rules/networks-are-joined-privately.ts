import { exposedType } from './exposed-types';
import type { SovereigntyRule } from './rule';

export const NETWORKS_ARE_JOINED_PRIVATELY: SovereigntyRule = {
  code: 'AIF-SOV-102',
  severity: 'error',
  title: 'Networks are joined over private links only',
  explanation:
    'A VPN runs over the internet and ends wherever its peer is; a core network or a gateway peering joins Regions.',
  remedy: 'Use the local gateway, Direct Connect or peering within the Region.',
  sources: ['https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'C5:2020 COS-04'],
  concerns: (type) => exposedType(type, 'private-links') !== undefined,
  *check(resource) {
    const entry = exposedType(resource.type, 'private-links');
    if (entry !== undefined) yield { path: 'Type', message: `${resource.type} ${entry.effect}` };
  },
};

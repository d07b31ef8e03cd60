import type { SovereigntyRule } from './rule';

export const TRAFFIC_IS_NOT_COPIED: SovereigntyRule = {
  code: 'AIF-SOV-111',
  severity: 'error',
  title: 'Traffic is not copied',
  explanation:
    'A traffic mirror hands every packet of an interface to somebody else, past the rules of security groups at the source.',
  remedy: 'Remove the mirror. Flow logs say who talks to whom without what is said.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/mirroring/what-is-traffic-mirroring.html'],
  frameworks: ['NIST.800-53r5 AC-4', 'C5:2020 COS-08'],
  concerns: (type) => type === 'AWS::EC2::TrafficMirrorTarget' || type === 'AWS::EC2::TrafficMirrorSession',
  *check(resource) {
    yield { path: 'Type', message: `${resource.type} copies traffic` };
  },
};

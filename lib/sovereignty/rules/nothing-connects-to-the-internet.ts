import { exposedType } from './exposed-types';
import type { SovereigntyRule } from './rule';

export const NOTHING_CONNECTS_TO_THE_INTERNET: SovereigntyRule = {
  code: 'AIF-SOV-101',
  severity: 'fatal',
  title: 'Nothing connects the site to the internet',
  explanation:
    'A gateway, a public address or an edge service is a path out, whatever the routes and rules around it say today.',
  remedy:
    'Remove the resource. A VPC of aws-cdk-lib makes gateways unless it has natGateways: 0 and only PRIVATE_ISOLATED subnets; services are reached through VPC endpoints.',
  sources: ['https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 SC-7(5)', 'C5:2020 COS-01', 'SecNumCloud-3.2 13.2.a'],
  concerns: (type) => exposedType(type, 'no-public-path') !== undefined || type === 'AWS::EC2::VPCGatewayAttachment',
  *check(resource) {
    const entry = exposedType(resource.type, 'no-public-path');
    if (entry !== undefined) yield { path: 'Type', message: `${resource.type} ${entry.effect}` };
    if (resource.type === 'AWS::EC2::VPCGatewayAttachment' && resource.has('InternetGatewayId')) {
      yield { path: 'Properties.InternetGatewayId', message: 'the network is attached to an internet gateway' };
    }
  },
};

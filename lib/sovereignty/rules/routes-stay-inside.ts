import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

const PUBLIC_TARGETS = ['EgressOnlyInternetGatewayId', 'CarrierGatewayId'];
const PUBLIC_GATEWAY_TYPE = /^AWS::EC2::(?:InternetGateway|EgressOnlyInternetGateway|CarrierGateway)$/;

export const ROUTES_STAY_INSIDE: SovereigntyRule = {
  code: 'AIF-SOV-104',
  severity: 'fatal',
  title: 'No route leads to the internet',
  explanation:
    'A route to an internet, egress-only, carrier or public NAT gateway carries traffic out, also when the gateway was made elsewhere.',
  remedy: 'Route to the local gateway or a VPC endpoint.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'SecNumCloud-3.2 13.2.a'],
  concerns: (type) => type === 'AWS::EC2::Route' || type === 'AWS::EC2::GatewayRouteTableAssociation',
  *check(resource) {
    for (const name of PUBLIC_TARGETS) {
      for (const target of resource.values(name))
        yield { path: `Properties.${name}`, message: `the route leads to ${resource.holes.show(target)}` };
    }
    yield* gateway(resource);
    yield* nat(resource);
  },
};

function* gateway(resource: ResourceUnderAudit): Iterable<Violation> {
  for (const target of resource.values('GatewayId')) {
    const hole = resource.holes.whole(target);
    const message = `the route leads to ${resource.holes.show(target)}`;
    const path = 'Properties.GatewayId';
    if (resource.holes.isUnknown(target)) yield { path, message, unprovable: UNPROVABLE_EXPOSURE };
    else if (/^(?:igw|eigw|cagw)-/i.test(target) || PUBLIC_GATEWAY_TYPE.test(hole?.resourceType ?? ''))
      yield { path, message };
  }
}

function* nat(resource: ResourceUnderAudit): Iterable<Violation> {
  for (const target of resource.values('NatGatewayId')) {
    const hole = resource.holes.whole(target);
    const path = 'Properties.NatGatewayId';
    if (hole?.kind === 'app') continue;
    const message = `the route leads to ${resource.holes.show(target)}, which may have a public address`;
    yield { path, message, unprovable: UNPROVABLE_EXPOSURE };
  }
}

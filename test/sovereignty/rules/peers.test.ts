import { describe, expect, test } from 'vitest';
import { auditOne, auditResource, codes, HOME } from '../fixtures';

const LISTED = { allowedPeers: ['198.51.100.7', '10.0.0.0/12', 'vpc-0123456789abcdef0', 'tgw-0123456789abcdef0'] };

function found(type: string, properties: object, props: object = LISTED): string[] {
  return codes(auditResource(type, properties, props)).filter((code) => /10[28]|040|902/.test(code));
}

describe('an allowed peer', () => {
  test.each<[string, string, object, object]>([
    [
      'a network',
      'AWS::EC2::VPCPeeringConnection',
      { PeerVpcId: 'vpc-0123456789abcdef0', PeerRegion: HOME },
      { PeerVpcId: 'vpc-0fedcba9876543210' },
    ],
    ['a gateway', 'AWS::EC2::CustomerGateway', { IpAddress: '198.51.100.7' }, { IpAddress: '10.200.0.1' }],
    [
      'a transit gateway',
      'AWS::EC2::TransitGatewayPeeringAttachment',
      { PeerTransitGatewayId: 'tgw-0123456789abcdef0' },
      { PeerTransitGatewayId: 'tgw-0fedcba9876543210' },
    ],
    [
      'a name server',
      'AWS::Route53Resolver::ResolverRule',
      { TargetIps: [{ Ip: '10.1.0.53' }] },
      { TargetIps: [{ Ip: '10.1.0.53' }, { Ip: '10.200.0.53' }] },
    ],
    [
      'a range behind a VPN',
      'AWS::EC2::VPNConnectionRoute',
      { DestinationCidrBlock: '10.1.0.0/16' },
      { DestinationCidrBlock: '10.0.0.0/8' },
    ],
  ])('is %s that the policy lists', (_what, type, listed, other) => {
    expect(found(type, listed)).toEqual([]);
    expect(found(type, other)).toEqual(['AIF-SOV-108']);
  });

  test('may be one of the app, but not one that a parameter names', () => {
    const peering = (peer: object) => ({
      Parameters: { Vpc: { Type: 'AWS::EC2::VPC::Id' } },
      Resources: {
        Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
        P: { Type: 'AWS::EC2::VPCPeeringConnection', Properties: { PeerVpcId: peer } },
      },
    });
    expect(codes(auditOne(peering({ Ref: 'Other' }), LISTED))).toEqual([]);
    expect(codes(auditOne(peering({ Ref: 'Vpc' }), LISTED))).toEqual(['AIF-SOV-902']);
  });

  test('opens the way over the internet that leads to it, and no other', () => {
    expect(found('AWS::EC2::VPNGateway', { Type: 'ipsec.1' })).toEqual([]);
    expect(found('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }, {})).toEqual(['AIF-SOV-102']);
    expect(found('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }, { allowedPeers: [] })).toEqual(['AIF-SOV-102']);
    expect(found('AWS::EC2::ClientVpnEndpoint', { ClientCidrBlock: '10.1.0.0/16' })).toEqual(['AIF-SOV-102']);
    expect(found('AWS::EC2::VPNConnection', { CustomerGatewayId: 'cgw-0123456789abcdef0' })).toEqual(['AIF-SOV-108']);
  });

  test('is any network of the Region where no peers are stated', () => {
    expect(found('AWS::EC2::VPCPeeringConnection', { PeerVpcId: 'vpc-0fedcba9876543210' }, {})).toEqual([]);
    expect(found('AWS::Route53Resolver::ResolverRule', { TargetIps: [{ Ip: '10.200.0.53' }] }, {})).toEqual([]);
  });
});

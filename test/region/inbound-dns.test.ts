import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { type CellNetworkProps, type Hosting, InboundDns, ServiceStatus } from '../../lib/region';
import { aiFactory, cell, expectCode, ordinaryRegion } from './fixture';

function inbound(hosting: Hosting, overrides: Partial<CellNetworkProps> = { onPremisesCidrs: ['10.0.0.0/16'] }) {
  const parts = cell(hosting, overrides);
  return { ...parts, dns: new InboundDns(parts.networkStack, 'InboundDns', { network: parts.network }) };
}

describe('an inbound resolver', () => {
  test('answers from an address in every zone', () => {
    const { dns, networkStack, template } = inbound(ordinaryRegion());

    template().hasResourceProperties('AWS::Route53Resolver::ResolverEndpoint', {
      Name: 'bravo-main-inbound',
      Direction: 'INBOUND',
      IpAddresses: [
        { SubnetId: { Ref: Match.stringLikeRegexp('serviceseucentral1a') } },
        { SubnetId: { Ref: Match.stringLikeRegexp('serviceseucentral1b') } },
      ],
    });
    expect(networkStack.resolve(dns.resolverEndpointId)).toEqual({ Ref: expect.stringMatching(/^InboundDns/) });
  });

  test('has six addresses at most', () => {
    const zones = [...'abcdefgh'].map((letter) => ({ name: `eu-central-1${letter}` }));
    const [endpoint] = Object.values(
      inbound(ordinaryRegion({ zones })).template().findResources('AWS::Route53Resolver::ResolverEndpoint'),
    );

    expect(endpoint?.Properties.IpAddresses).toHaveLength(6);
  });

  test('lets the premises ask, and nobody else, and calls nobody', () => {
    const { template } = inbound(aiFactory(), { onPremisesCidrs: ['192.168.0.0/16', '10.0.0.0/16'] });
    const dns = (range: string, protocol: string) =>
      Match.objectLike({ CidrIp: range, IpProtocol: protocol, FromPort: 53, ToPort: 53 });

    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('Inbound DNS'),
      SecurityGroupIngress: [
        dns('10.0.0.0/16', 'udp'),
        dns('10.0.0.0/16', 'tcp'),
        dns('192.168.0.0/16', 'udp'),
        dns('192.168.0.0/16', 'tcp'),
      ],
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('fails when nobody could ask', () => {
    expectCode('AIF-NET-127', () => inbound(ordinaryRegion(), {}));
  });

  test('fails when the factory does not have Route 53 Resolver', () => {
    const local = Object.fromEntries(['ec2', 'iam', 'kms', 'logs'].map((service) => [service, ServiceStatus.LOCAL]));

    expectCode('AIF-REGION-014', () => inbound(aiFactory({ services: local })));
  });

  test.each([
    [30, 0],
    [31, 1],
  ])('with %d on-premises ranges warns %d times of the quota of rules', (ranges, warnings) => {
    const onPremisesCidrs = Array.from({ length: ranges }, (_, index) => `10.0.${index}.0/24`);
    const { networkStack } = inbound(ordinaryRegion(), { onPremisesCidrs });

    expect(Annotations.fromStack(networkStack).findWarning('*', Match.stringLikeRegexp('AIF-NET-122'))).toHaveLength(
      warnings,
    );
  });
});

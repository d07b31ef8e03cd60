import { Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, test } from 'vitest';
import type { DnsForwardingRule } from '../../lib/region';
import { ServiceStatus } from '../../lib/region';
import { aiFactory, cell, expectCode, ordinaryRegion } from './fixture';

const CAMPUS: DnsForwardingRule = { id: 'campus', domain: 'agency.example', servers: ['10.0.0.2', '10.0.0.3'] };

describe('DNS forwarding', () => {
  test('sends a domain to its servers, from an address in every zone', () => {
    const { template } = cell(ordinaryRegion(), { dnsForwarding: [CAMPUS] });

    template().hasResourceProperties('AWS::Route53Resolver::ResolverEndpoint', {
      Direction: 'OUTBOUND',
      IpAddresses: [
        { SubnetId: { Ref: Match.stringLikeRegexp('serviceseucentral1a') } },
        { SubnetId: { Ref: Match.stringLikeRegexp('serviceseucentral1b') } },
      ],
    });
    template().hasResourceProperties('AWS::Route53Resolver::ResolverRule', {
      RuleType: 'FORWARD',
      DomainName: 'agency.example',
      TargetIps: [
        { Ip: '10.0.0.2', Port: '53' },
        { Ip: '10.0.0.3', Port: '53' },
      ],
    });
    template().resourceCountIs('AWS::Route53Resolver::ResolverRuleAssociation', 1);
  });

  test('has two addresses in the only zone of a factory', () => {
    const subnet = { SubnetId: { Ref: Match.stringLikeRegexp('servicesxanorth1a') } };

    cell(aiFactory(), { dnsForwarding: [CAMPUS] })
      .template()
      .hasResourceProperties('AWS::Route53Resolver::ResolverEndpoint', { IpAddresses: [subnet, subnet] });
  });

  test('may talk to the named servers only', () => {
    const { template } = cell(ordinaryRegion(), { dnsForwarding: [{ ...CAMPUS, servers: ['10.0.0.2'] }] });
    const dns = (protocol: string) =>
      Match.objectLike({ CidrIp: '10.0.0.2/32', IpProtocol: protocol, FromPort: 53, ToPort: 53 });

    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('DNS'),
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [dns('udp'), dns('tcp')],
    });
  });

  test('is left out when there are no rules', () => {
    cell(ordinaryRegion(), { dnsForwarding: [] })
      .template()
      .resourceCountIs('AWS::Route53Resolver::ResolverEndpoint', 0);
  });

  test('fails when two rules have one id', () => {
    expectCode('AIF-NET-110', () =>
      cell(ordinaryRegion(), { dnsForwarding: [CAMPUS, { ...CAMPUS, domain: 'lab.example' }] }),
    );
  });

  test('fails when two rules are for one domain', () => {
    expectCode('AIF-NET-111', () => cell(ordinaryRegion(), { dnsForwarding: [CAMPUS, { ...CAMPUS, id: 'lab' }] }));
  });

  test.each([
    [[]],
    [['dns.agency.example']],
    [['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.6', '10.0.0.7']],
  ])('fails when the servers are %j', (servers) => {
    expectCode('AIF-NET-112', () => cell(ordinaryRegion(), { dnsForwarding: [{ ...CAMPUS, servers }] }));
  });

  test('takes a server whose address is known only at deployment', () => {
    const server = Token.asString({ Ref: 'Server' });
    const { template } = cell(ordinaryRegion(), { dnsForwarding: [{ ...CAMPUS, servers: [server] }] });

    template().hasResourceProperties('AWS::Route53Resolver::ResolverRule', {
      TargetIps: [{ Ip: { Ref: 'Server' }, Port: '53' }],
    });
  });

  test('fails when the factory does not have Route 53 Resolver', () => {
    const local = Object.fromEntries(['ec2', 'iam', 'kms', 'logs'].map((service) => [service, ServiceStatus.LOCAL]));

    expectCode('AIF-REGION-014', () => cell(aiFactory({ services: local }), { dnsForwarding: [CAMPUS] }));
  });
});

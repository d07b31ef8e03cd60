import { Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  CellNetwork,
  DnsForwarding,
  type DnsForwardingRule,
  type IDnsForwarding,
  ServiceStatus,
} from '../../lib/region';
import { aiFactory, cell, expectCode, ordinaryRegion, stackOf } from './fixture';

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

  test.each(['two words', 'x'.repeat(64), ''])('fails when the id of a rule is %j', (id) => {
    expectCode('AIF-NET-126', () => cell(ordinaryRegion(), { dnsForwarding: [{ ...CAMPUS, id }] }));
  });

  test('warns when its servers take more rules than a security group has', () => {
    const dnsForwarding = Array.from({ length: 31 }, (_, index) => ({
      id: `lab-${index}`,
      domain: `lab-${index}.example`,
      servers: [`10.0.${index}.2`],
    }));
    const { networkStack } = cell(ordinaryRegion(), { dnsForwarding });

    Annotations.fromStack(networkStack).hasWarning('*', Match.stringLikeRegexp('AIF-NET-122'));
  });
});

describe('the rules of another network', () => {
  const LAB: DnsForwardingRule = { id: 'lab', domain: 'lab.example', servers: ['10.1.0.2'] };

  function sharing(dnsRules: IDnsForwarding | undefined, dnsForwarding: DnsForwardingRule[] = []) {
    const { app, network, region } = cell(ordinaryRegion(), { dnsForwarding: [LAB, CAMPUS] });
    const stack = stackOf(region.hosting, 'second', app);
    new CellNetwork(stack, 'Network', {
      region,
      cellId: 'second',
      cidr: '10.64.16.0/20',
      homeZone: 'eu-central-1a',
      dnsRules: dnsRules ?? network.dnsForwarding,
      dnsForwarding,
    });
    return Template.fromStack(stack);
  }

  test('are used without a forwarder of its own', () => {
    const template = sharing(undefined);

    template.resourceCountIs('AWS::Route53Resolver::ResolverEndpoint', 0);
    template.resourceCountIs('AWS::Route53Resolver::ResolverRule', 0);
    const associations = Object.values(template.findResources('AWS::Route53Resolver::ResolverRuleAssociation'));
    expect(associations.map(({ Properties }) => Properties)).toEqual([
      {
        ResolverRuleId: { 'Fn::ImportValue': expect.stringContaining('DnsForwardingcampus') },
        VPCId: { Ref: expect.stringMatching(/^Network/) },
      },
      {
        ResolverRuleId: { 'Fn::ImportValue': expect.stringContaining('DnsForwardinglab') },
        VPCId: { Ref: expect.stringMatching(/^Network/) },
      },
    ]);
  });

  test('may be made elsewhere', () => {
    const { networkStack } = cell(ordinaryRegion());
    const imported = DnsForwarding.fromDnsForwardingAttributes(networkStack, 'Rules', {
      resolverRuleIds: { campus: 'rslvr-rr-0123456789abcdef0' },
    });

    sharing(imported).hasResourceProperties('AWS::Route53Resolver::ResolverRuleAssociation', {
      ResolverRuleId: 'rslvr-rr-0123456789abcdef0',
    });
  });

  test('fail beside rules of its own', () => {
    expectCode('AIF-NET-125', () => sharing(undefined, [CAMPUS]));
  });
});

import { Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { describe, expect, test } from 'vitest';
import { CellNetwork, PrivateRegion, ServiceStatus } from '../../lib/region';
import { aiFactory, cell, expectCode, ordinaryRegion } from './fixture';

function subnetsOf(template: Template): { [name: string]: string } {
  return Object.fromEntries(
    Object.values(template.findResources('AWS::EC2::Subnet')).map(({ Properties }) => [
      Properties.Tags.find((tag: { Key: string }) => tag.Key === 'Name').Value,
      Properties.CidrBlock,
    ]),
  );
}

describe('the network of a cell', () => {
  test('fails when another cell of the site has its id', () => {
    const { region, networkStack } = cell(ordinaryRegion());
    const props = { region, cellId: 'main', cidr: '10.65.0.0/20', homeZone: 'eu-central-1a' };

    expectCode('AIF-NET-128', () => new CellNetwork(networkStack, 'Second', props));
  });

  test('resolves names, and has the node range beside its own', () => {
    const { template } = cell(ordinaryRegion());

    template().hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '10.64.0.0/20',
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
    });
    template().hasResourceProperties('AWS::EC2::VPCCidrBlock', { CidrBlock: '100.64.0.0/17' });
  });

  test('has subnets of every role in every zone, at addresses that the slot decides, and nodes in the home zone', () => {
    const hosting = ordinaryRegion({ zones: [{ name: 'eu-central-1c' }, { name: 'eu-central-1a' }] });

    expect(subnetsOf(cell(hosting).template())).toEqual({
      'bravo-main-services-eu-central-1a': '10.64.0.0/24',
      'bravo-main-data-eu-central-1a': '10.64.1.0/25',
      'bravo-main-controlPlane-eu-central-1a': '10.64.1.128/26',
      'bravo-main-services-eu-central-1c': '10.64.4.0/24',
      'bravo-main-data-eu-central-1c': '10.64.5.0/25',
      'bravo-main-controlPlane-eu-central-1c': '10.64.5.128/26',
      'bravo-main-nodes-eu-central-1a': '100.64.0.0/17',
    });
  });

  test('gives no public addresses and has no way out', () => {
    const { template } = cell(ordinaryRegion());

    template().allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
    for (const type of ['InternetGateway', 'NatGateway', 'EIP', 'Route', 'EgressOnlyInternetGateway']) {
      template().resourceCountIs(`AWS::EC2::${type}`, 0);
    }
  });

  test('has one route table a role, and every subnet in one', () => {
    const { template } = cell(ordinaryRegion());

    template().resourceCountIs('AWS::EC2::RouteTable', 4);
    template().resourceCountIs('AWS::EC2::SubnetRouteTableAssociation', 7);
  });

  test('waits for the node range before it makes the subnet of the nodes', () => {
    const { template } = cell(ordinaryRegion());

    template().hasResource('AWS::EC2::Subnet', {
      Properties: { CidrBlock: '100.64.0.0/17' },
      DependsOn: [Match.stringLikeRegexp('NodeRange')],
    });
  });

  test('hands out subnets sorted by slot, with zone and route table', () => {
    const { network } = cell(ordinaryRegion({ zones: [{ name: 'eu-central-1b' }, { name: 'eu-central-1a' }] }));

    for (const subnets of [network.serviceSubnets, network.dataSubnets, network.controlPlaneSubnets]) {
      expect(subnets.map((subnet) => subnet.availabilityZone)).toEqual(['eu-central-1a', 'eu-central-1b']);
      expect(subnets.every((subnet) => subnet.routeTable.routeTableId !== '')).toBe(true);
    }
    expect(network.nodeSubnet.availabilityZone).toBe('eu-central-1a');
    expect(network.vpc.isolatedSubnets).toHaveLength(6);
    expect(network.vpc.selectSubnets({ subnetGroupName: 'data' }).subnetIds).toHaveLength(2);
  });

  test('keeps every logical id when a zone is added', () => {
    const ids = (...names: string[]) =>
      Object.keys(
        cell(ordinaryRegion({ zones: names.map((name) => ({ name })) }), { homeZone: 'eu-central-1b' })
          .template()
          .toJSON().Resources,
      );

    expect(ids('eu-central-1a', 'eu-central-1b')).toEqual(expect.arrayContaining(ids('eu-central-1b')));
  });

  test('is the same whatever the order of zones, ranges and rules', () => {
    const build = (reverse: boolean) => {
      const ordered = <T>(...list: T[]) => (reverse ? list.reverse() : list);
      const zones = ordered({ name: 'eu-central-1a' }, { name: 'eu-central-1b' });
      return cell(ordinaryRegion({ zones }), {
        homeZone: 'eu-central-1a',
        onPremisesCidrs: ordered('10.0.0.0/16', '10.1.0.0/16'),
        dnsForwarding: ordered(
          { id: 'campus', domain: 'agency.example', servers: ordered('10.0.0.2', '10.0.0.3') },
          { id: 'lab', domain: 'lab.example', servers: ['10.1.0.2'] },
        ),
      }).template();
    };

    expect(JSON.stringify(build(true))).toBe(JSON.stringify(build(false)));
  });

  test('works with one zone', () => {
    const { network, template } = cell(aiFactory(), { homeZone: undefined });

    template().resourceCountIs('AWS::EC2::Subnet', 4);
    expect(network.homeZone).toBe('xa-north-1a');
  });

  test('keeps prefixes of pods apart from single addresses when asked to', () => {
    const reservations = (reservePrefixes?: boolean) =>
      Object.values(
        cell(ordinaryRegion(), { reservePrefixes }).template().findResources('AWS::EC2::SubnetCidrReservation'),
      );

    expect(reservations()).toEqual([]);
    expect(reservations(true).map(({ Properties }) => [Properties.ReservationType, Properties.Cidr])).toEqual([
      ['prefix', '100.64.64.0/18'],
      ['prefix', '100.64.32.0/19'],
      ['prefix', '100.64.16.0/20'],
      ['prefix', '100.64.8.0/21'],
    ]);
  });
});

describe('flow logs', () => {
  test('record all traffic in an encrypted log group that outlives the network', () => {
    const { template } = cell(ordinaryRegion());

    template().hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL' });
    template().hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: logs.RetentionDays.ONE_YEAR, KmsKeyId: Match.anyValue() },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('are written by a role for flow logs of this account only, into their own log group only', () => {
    const { template } = cell(ordinaryRegion());
    const partition = { Ref: 'AWS::Partition' };

    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': ['', ['arn:', partition, ':ec2:eu-central-1:111122223333:vpc-flow-log/*']],
                },
              },
            },
          },
        ],
      },
    });
    template().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('FlowLogsLogGroup'), 'Arn'] },
          },
        ],
      },
    });
  });
});

describe('a cell network fails when', () => {
  test.each(['10.64.0.1/20', '10.64.0.0', 'cell', '300.0.0.0/16'])('its range is %s', (cidr) => {
    expectCode('AIF-NET-101', () => cell(ordinaryRegion(), { cidr }));
  });

  test.each(['10.0.0.0/15', '10.64.0.0/21'])('the cell range is %s', (cidr) => {
    expectCode('AIF-NET-102', () => cell(ordinaryRegion(), { cidr }));
  });

  test.each(['100.64.0.0/15', '100.64.0.0/21'])('the node range is %s', (nodeCidr) => {
    expectCode('AIF-NET-103', () => cell(ordinaryRegion(), { nodeCidr }));
  });

  test.each([
    ['10.64.0.0/20', '172.16.0.0/17'],
    ['10.64.0.0/20', '192.168.0.0/17'],
    ['10.64.0.0/20', '198.51.0.0/17'],
    ['172.16.0.0/20', '10.0.0.0/17'],
  ])('a network with %s should take nodes in %s', (cidr, nodeCidr) => {
    expectCode('AIF-NET-104', () => cell(ordinaryRegion(), { cidr, nodeCidr }));
  });

  test('its two ranges overlap', () => {
    expectCode('AIF-NET-105', () => cell(ordinaryRegion(), { cidr: '10.64.0.0/16', nodeCidr: '10.64.128.0/17' }));
  });

  test.each(['10.0.0.0/8', '100.64.0.0/10', '0.0.0.0/0'])('the premises use %s', (range) => {
    expectCode('AIF-NET-106', () => cell(ordinaryRegion(), { onPremisesCidrs: [range] }));
  });

  test('several zones leave the home zone open', () => {
    expectCode('AIF-NET-107', () => cell(ordinaryRegion(), { homeZone: undefined }));
  });

  test('the home zone is not a zone of the site', () => {
    expectCode('AIF-NET-108', () => cell(ordinaryRegion(), { homeZone: 'eu-central-1c' }));
  });

  test('its id is unusable', () => {
    expectCode('AIF-NET-109', () => cell(ordinaryRegion(), { cellId: 'Main cell' }));
  });

  test('the factory does not have what a network needs', () => {
    expectCode('AIF-REGION-012', () => cell(aiFactory({ services: { ec2: ServiceStatus.UNAVAILABLE } })));
  });

  test('its stack may be deployed anywhere', () => {
    const { region } = cell(ordinaryRegion());

    expectCode(
      'AIF-REGION-010',
      () => new CellNetwork(new Stack(), 'Network', { region, cellId: 'main', cidr: '10.64.0.0/20' }),
    );
  });
});

test('a node range may come from the private block of the cell range', () => {
  const { template } = cell(ordinaryRegion(), { nodeCidr: '10.128.0.0/17' });

  template().hasResourceProperties('AWS::EC2::VPCCidrBlock', { CidrBlock: '10.128.0.0/17' });
});

describe('an imported network', () => {
  const hosting = ordinaryRegion();
  const attributes = {
    cellId: 'main',
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidr: '10.64.0.0/20',
    homeZone: 'eu-central-1a',
    nodeSubnetId: 'subnet-0',
    nodeCidr: '100.64.0.0/17',
    serviceSubnetIds: ['subnet-1', 'subnet-2'],
    dataSubnetIds: ['subnet-3', 'subnet-4'],
    controlPlaneSubnetIds: ['subnet-5', 'subnet-6'],
    endpointSecurityGroupId: 'sg-0123456789abcdef0',
  };

  function stackWithRegion() {
    const stack = new Stack(undefined, 'stack', { env: { account: hosting.account, region: hosting.region } });
    return { stack, region: new PrivateRegion(stack, 'Region', { siteId: 'bravo', hosting }) };
  }

  test('hands out the subnets of its owner', () => {
    const { stack, region } = stackWithRegion();

    const network = CellNetwork.fromCellNetworkAttributes(stack, 'Network', { region, ...attributes });

    expect(network.dataSubnets.map((subnet) => subnet.subnetId)).toEqual(['subnet-3', 'subnet-4']);
    expect(network.nodeSubnet.ipv4CidrBlock).toBe('100.64.0.0/17');
    expect(network.endpointSecurityGroup.securityGroupId).toBe('sg-0123456789abcdef0');
  });

  test('leaves private endpoints to its owner', () => {
    const { stack, region } = stackWithRegion();

    CellNetwork.fromCellNetworkAttributes(stack, 'Network', { region, ...attributes }).useEndpoints(['s3', 'kms']);

    expect(stack.node.findAll().filter((child) => child.node.id === 's3')).toEqual([]);
  });

  test('fails when a zone has no subnet', () => {
    const { stack, region } = stackWithRegion();

    expectCode('AIF-NET-114', () =>
      CellNetwork.fromCellNetworkAttributes(stack, 'Network', { region, ...attributes, dataSubnetIds: ['subnet-3'] }),
    );
  });
});

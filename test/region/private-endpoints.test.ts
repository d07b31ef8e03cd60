import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describe, expect, test } from 'vitest';
import { endpointsOf, SERVICES } from '../../lib/catalog/services';
import { CellNetwork, type Hosting, PrivateRegion } from '../../lib/region';
import { aiFactory, cell, expectCode, ordinaryRegion, stackOf } from './fixture';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const PREFIX_LIST = 'pl-0123456789abcdef0';

function statements(hosting: Hosting, shortName: string): { [key: string]: unknown }[] | undefined {
  const { network, template } = cell(hosting);
  network.useEndpoints([shortName]);
  const [endpoint] = Object.values(template().findResources(ENDPOINT));
  return endpoint?.Properties.PolicyDocument?.Statement;
}

describe('private endpoints', () => {
  test('are created for exactly the services in use, once', () => {
    const { network, template } = cell(ordinaryRegion());

    network.useEndpoints(['kms', 'sts']);
    network.useEndpoints(['kms']);

    template().resourceCountIs(ENDPOINT, 2);
  });

  test('have an address in the services subnet of every zone and answer to the public names', () => {
    const { network, template } = cell(ordinaryRegion());

    network.useEndpoints(['ecr.api']);

    template().hasResourceProperties(ENDPOINT, {
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-central-1.ecr.api',
      PrivateDnsEnabled: true,
      SubnetIds: [
        { Ref: Match.stringLikeRegexp('serviceseucentral1a') },
        { Ref: Match.stringLikeRegexp('serviceseucentral1b') },
      ],
    });
  });

  test('are named as the AI Factory states', () => {
    const { network, template } = cell(aiFactory());

    network.useEndpoints(['kms']);

    template().hasResourceProperties(ENDPOINT, { ServiceName: 'example.private.xa-north-1.kms' });
  });

  test('keep their logical ids whatever order they are asked for in', () => {
    const idsAfter = (...names: string[]) => {
      const { network, template } = cell(ordinaryRegion());
      network.useEndpoints(names);
      return Object.keys(template().findResources(ENDPOINT)).sort();
    };

    expect(idsAfter('kms', 's3', 'ecr.dkr')).toEqual(idsAfter('ecr.dkr', 'kms', 's3'));
  });

  test('live in the stack of the network, also when a construct of a later stack asks', () => {
    const { app, network, networkStack } = cell(ordinaryRegion());
    const workload = stackOf(ordinaryRegion(), 'workload', app);
    const group = new ec2.SecurityGroup(workload, 'Group', { vpc: network.vpc, allowAllOutbound: false });

    network.useEndpoints(['kms']);
    network.allowToEndpoints(group);
    app.synth();

    Template.fromStack(networkStack).resourceCountIs(ENDPOINT, 1);
    Template.fromStack(networkStack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(networkStack.dependencies).not.toContain(workload);
    expect(workload.dependencies).toContain(networkStack);
  });

  test('let HTTPS in from the cell and the premises, and nothing out', () => {
    const { template } = cell(ordinaryRegion(), { onPremisesCidrs: ['10.0.0.0/12'] });
    const https = (range: string) => Match.objectLike({ CidrIp: range, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 });

    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [https('10.0.0.0/12'), https('10.64.0.0/20'), https('100.64.0.0/17')],
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test.each([
    [50, 0],
    [51, 1],
  ])('of %d services warn %d times of their quota', (services, warnings) => {
    const { network, networkStack } = cell(ordinaryRegion());

    network.useEndpoints(Array.from({ length: services }, (_, index) => `service-${index}`));

    expect(Annotations.fromStack(networkStack).findWarning('*', Match.stringLikeRegexp('AIF-NET-123'))).toHaveLength(
      warnings,
    );
  });

  test('warn when more ranges may call than a security group has rules', () => {
    const onPremisesCidrs = Array.from({ length: 59 }, (_, index) => `10.0.${index}.0/24`);
    const { networkStack } = cell(ordinaryRegion(), { onPremisesCidrs });

    Annotations.fromStack(networkStack).hasWarning('*', Match.stringLikeRegexp('AIF-NET-122'));
  });

  test('fail when the name is not a short name', () => {
    expectCode('AIF-NET-113', () => cell(ordinaryRegion()).network.useEndpoints(['com/amazonaws']));
  });
});

describe('S3', () => {
  test('has a gateway endpoint in all route tables where its prefix list is known', () => {
    const { network, template } = cell(ordinaryRegion({ s3PrefixListId: PREFIX_LIST }));

    network.useEndpoints(['s3']);

    const [endpoint] = Object.values(template().findResources(ENDPOINT));
    expect(endpoint?.Properties).toMatchObject({
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] },
    });
    expect(endpoint?.Properties.RouteTableIds).toHaveLength(4);
  });

  test('has an interface endpoint that answers to everyone in the cell where it is not', () => {
    const { network, template } = cell(aiFactory());

    network.useEndpoints(['s3']);

    template().hasResourceProperties(ENDPOINT, {
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' },
    });
  });
});

describe('S3 Express One Zone', () => {
  test('has a gateway endpoint in all route tables, with a policy', () => {
    const { network, template } = cell(aiFactory({ s3ExpressPrefixListId: PREFIX_LIST }));

    network.useEndpoints(['s3express']);

    const [endpoint] = Object.values(template().findResources(ENDPOINT));
    expect(endpoint?.Properties).toMatchObject({
      VpcEndpointType: 'Gateway',
      ServiceName: 'example.private.xa-north-1.s3express',
      PolicyDocument: { Statement: [{ Sid: 'OwnPrincipalsAndResources' }] },
    });
    expect(endpoint?.Properties.RouteTableIds).toHaveLength(4);
  });

  test('fails when callers could not be let out to it', () => {
    expectCode('AIF-NET-124', () => cell(ordinaryRegion()).network.useEndpoints(['s3express']));
  });
});

describe('a caller', () => {
  const RULE = 'AWS::EC2::SecurityGroupEgress';

  function allowed(hosting: Hosting): Template {
    const { network, networkStack, template } = cell(hosting);
    const caller = new ec2.SecurityGroup(networkStack, 'Caller', { vpc: network.vpc, allowAllOutbound: false });
    network.allowToEndpoints(caller);
    return template();
  }

  test('is let out to the endpoints on 443, and nowhere else', () => {
    const template = allowed(ordinaryRegion());

    template.resourceCountIs(RULE, 1);
    template.hasResourceProperties(RULE, {
      DestinationSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('EndpointsSecurityGroup'), 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('is let out to the prefix list of S3 where there is a gateway endpoint', () => {
    const template = allowed(ordinaryRegion({ s3PrefixListId: PREFIX_LIST }));

    template.hasResourceProperties(RULE, { DestinationPrefixListId: PREFIX_LIST, FromPort: 443, ToPort: 443 });
  });

  test('is let out to the prefix list of S3 Express One Zone where that is known', () => {
    const template = allowed(ordinaryRegion({ s3ExpressPrefixListId: PREFIX_LIST }));

    template.hasResourceProperties(RULE, { DestinationPrefixListId: PREFIX_LIST, FromPort: 443, ToPort: 443 });
    template.resourceCountIs(RULE, 2);
  });
});

describe('the policy of an endpoint', () => {
  test('lets principals of the account through, to resources of the account', () => {
    expect(statements(ordinaryRegion(), 'sagemaker.api')).toEqual([
      {
        Sid: 'OwnPrincipalsAndResources',
        Effect: 'Allow',
        Principal: '*',
        Action: '*',
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalAccount': ['111122223333'] },
          StringEqualsIfExists: { 'aws:ResourceAccount': ['111122223333'] },
        },
      },
    ]);
  });

  test('counts trusted accounts as own', () => {
    const hosting = ordinaryRegion();
    const stack = stackOf(hosting);
    const region = new PrivateRegion(stack, 'Region', {
      siteId: 'bravo',
      hosting,
      trustedAccounts: ['444455556666', '111122223333'],
    });
    const network = new CellNetwork(stack, 'Network', {
      region,
      cellId: 'main',
      cidr: '10.64.0.0/20',
      homeZone: 'eu-central-1a',
    });

    network.useEndpoints(['kms']);

    const accounts = ['111122223333', '444455556666'];
    Template.fromStack(stack).hasResourceProperties(ENDPOINT, {
      PolicyDocument: {
        Statement: [
          {
            Condition: {
              StringEquals: { 'aws:PrincipalAccount': accounts },
              StringEqualsIfExists: { 'aws:ResourceAccount': accounts },
            },
          },
        ],
      },
    });
  });

  test.each(['ecr.api', 'ecr.dkr'])('of %s lets nodes pull the images of EKS, and push nothing', (shortName) => {
    const [, exception] = statements(ordinaryRegion(), shortName) ?? [];

    expect(exception).toMatchObject({
      Sid: 'PullImagesOfEks',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': ['111122223333'] } },
    });
    expect(JSON.stringify(exception)).toContain(':ecr:eu-central-1:*:repository/eks/*');
  });

  test('of S3 lets image layers be read from the bucket of the registry', () => {
    const [, exception] = statements(aiFactory(), 's3') ?? [];

    expect(exception).toMatchObject({
      Action: 's3:GetObject',
      Resource: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::prod-xa-north-1-starport-layer-bucket/*']],
      },
    });
  });

  test('of SSM lets public parameters be read', () => {
    const [, exception] = statements(ordinaryRegion(), 'ssm') ?? [];

    expect(JSON.stringify(exception)).toContain(':ssm:eu-central-1::parameter/aws/service/*');
  });

  test('of STS lets pods assume roles of the account', () => {
    const [, exception] = statements(ordinaryRegion(), 'sts') ?? [];

    expect(exception).toMatchObject({ Action: 'sts:AssumeRoleWithWebIdentity' });
    expect(JSON.stringify(exception)).toContain(':iam::111122223333:role/*');
  });

  test('is there for every service that is not known to refuse one', () => {
    const { network, template } = cell(aiFactory({ s3ExpressPrefixListId: PREFIX_LIST }));

    network.useEndpoints(Object.values(SERVICES).flatMap((service) => [...endpointsOf(service)]));

    const open = Object.values(template().findResources(ENDPOINT))
      .filter(({ Properties }) => Properties.PolicyDocument === undefined)
      .map(({ Properties }) => Properties.ServiceName);
    expect(open).toEqual(['example.private.xa-north-1.eks-auth']);
  });

  test('is left out where the service refuses one', () => {
    expect(statements(ordinaryRegion(), 'eks-auth')).toBeUndefined();
    expect(statements(aiFactory({ endpointsWithoutPolicy: ['eks'] }), 'eks')).toBeUndefined();
  });
});

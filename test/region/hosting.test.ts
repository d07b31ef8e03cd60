import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { describe, expect, test } from 'vitest';
import { SERVICES } from '../../lib/catalog/services';
import { Hosting, ServiceStatus } from '../../lib/region';
import { aiFactory, expectCode, ordinaryRegion, stackOf } from './fixture';

const SHORT_NAMES = Object.values(SERVICES).flatMap((service) => [...service.interfaceEndpoints]);

function hostingIn(region: string): Hosting {
  return Hosting.awsRegion({ region, account: '111122223333', zones: [{ name: `${region}a` }] });
}

describe('an ordinary Region', () => {
  test('has the partition and the DNS suffix that the AWS CDK knows for it, in every Region that the CDK knows', () => {
    const ours = RegionInfo.regions.map(({ name }) => hostingIn(name));

    expect(ours.map(({ region, partition, dnsSuffix }) => ({ region, partition, dnsSuffix }))).toEqual(
      RegionInfo.regions.map(({ name, partition, domainSuffix }) => ({
        region: name,
        partition,
        dnsSuffix: domainSuffix,
      })),
    );
  });

  test.each(RegionInfo.regions.map(({ name }) => name))(
    'names endpoint services in %s as the AWS CDK does',
    (region) => {
      const hosting = hostingIn(region);
      const stack = stackOf(hosting);

      const ours = SHORT_NAMES.map((name) => stack.resolve(hosting.endpointServiceName(name)));

      expect(ours).toEqual(SHORT_NAMES.map((name) => stack.resolve(new ec2.InterfaceVpcEndpointAwsService(name).name)));
    },
  );

  test.each([
    ['eu-central-1', 'com.amazonaws.eu-central-1.ecr.api'],
    ['cn-north-1', 'cn.com.amazonaws.cn-north-1.ecr.api'],
    ['eusc-de-east-1', 'eu.amazonaws.eusc-de-east-1.ecr.api'],
    ['us-iso-east-1', 'gov.ic.c2s.us-iso-east-1.ecr.api'],
  ])('calls the registry endpoint in %s %s', (region, name) => {
    const hosting = hostingIn(region);

    expect(stackOf(hosting).resolve(hosting.endpointServiceName('ecr.api'))).toBe(name);
  });

  test('that is newer than this release is taken into the partition that is given', () => {
    const hosting = Hosting.awsRegion({
      region: 'eu-middle-9',
      partition: 'aws',
      account: '111122223333',
      zones: [{ name: 'eu-middle-9a' }],
    });

    expect(hosting.dnsSuffix).toBe('amazonaws.com');
  });

  test('has every service', () => {
    const hosting = ordinaryRegion();

    expect(() => hosting.requireServices(stackOf(hosting), ['sagemaker', 'rds'])).not.toThrow();
  });

  test('fails when the Region is unknown and no partition is given', () => {
    expectCode('AIF-REGION-001', () => hostingIn('xa-north-1'));
  });

  test('fails when the partition is unknown or another one', () => {
    expectCode('AIF-REGION-002', () => ordinaryRegion({ partition: 'aws-cn' }));
    expectCode('AIF-REGION-002', () => ordinaryRegion({ region: 'xa-north-1', partition: 'aws-moon' }));
  });

  test('fails when a zone is of another Region', () => {
    expectCode('AIF-REGION-007', () => ordinaryRegion({ zones: [{ name: 'eu-west-1a' }] }));
  });
});

describe('an AI Factory', () => {
  test('takes every name from its props', () => {
    const hosting = aiFactory();

    expect(hosting.endpointServiceName('ecr.api')).toBe('example.private.xa-north-1.ecr.api');
    expect(hosting.gatewayEndpointServiceName('s3')).toBe('example.private.xa-north-1.s3');
    expect(hosting.partition).toBe('aws-private');
    expect(hosting.dnsSuffix).toBe('private.example');
  });

  test('takes names from its props even when its Region code is one that the AWS CDK knows', () => {
    const hosting = aiFactory({ region: 'cn-north-1', zones: [{ name: 'cn-north-1a' }] });

    expect(hosting.endpointServiceName('ecr.api')).toBe('example.private.cn-north-1.ecr.api');
  });

  test('accepts an unconfirmed service when told so', () => {
    const hosting = aiFactory({ services: {}, acceptUnconfirmed: ['eks'] });

    expect(() => hosting.requireServices(stackOf(hosting), ['eks'])).not.toThrow();
  });

  test('fails when a service is unavailable', () => {
    const hosting = aiFactory({ services: { eks: ServiceStatus.UNAVAILABLE }, acceptUnconfirmed: ['eks'] });

    expectCode('AIF-REGION-012', () => hosting.requireServices(stackOf(hosting), ['eks']));
  });

  test('fails when a service runs in a parent Region', () => {
    const hosting = aiFactory({ services: { eks: ServiceStatus.PARENT_REGION } });

    expectCode('AIF-REGION-013', () => hosting.requireServices(stackOf(hosting), ['eks']));
  });

  test('lets a service of the parent Region through when the site accepts that its calls leave', () => {
    const hosting = aiFactory({ services: { eks: ServiceStatus.PARENT_REGION }, acceptParentRegion: true });
    expect(() => hosting.requireServices(stackOf(hosting), ['eks'])).not.toThrow();
  });

  test('fails when a service is neither confirmed nor accepted, and lists all of them', () => {
    const hosting = aiFactory({ services: { eks: ServiceStatus.UNCONFIRMED, ec2: ServiceStatus.LOCAL } });

    expect(() => hosting.requireServices(stackOf(hosting), ['eks', 'ec2', 'rds'])).toThrow(
      expect.objectContaining({ code: 'AIF-REGION-014', message: expect.stringContaining('eks, rds') }),
    );
  });

  test('fails when a service is misspelt', () => {
    expectCode('AIF-REGION-009', () => aiFactory({ services: { sagmaker: ServiceStatus.LOCAL } }));
    expectCode('AIF-REGION-009', () => aiFactory({ acceptUnconfirmed: ['sagmaker'] }));
  });
});

describe('service principals', () => {
  test.each([
    ['an ordinary Region', ordinaryRegion(), 'eks.amazonaws.com'],
    ['China', hostingIn('cn-north-1'), 'eks.amazonaws.com'],
    ['an AI Factory', aiFactory(), 'eks.amazonaws.com'],
    ['an AI Factory with a suffix of its own', aiFactory({ servicePrincipalSuffix: 'svc.example' }), 'eks.svc.example'],
  ])('in %s render as they are', (_place, hosting, expected) => {
    expect(rendered(hosting, hosting.servicePrincipal('eks'))).toEqual({ Service: expected });
  });

  test('of regional services carry the Region and the DNS suffix', () => {
    const china = hostingIn('cn-north-1');

    expect(rendered(china, china.regionalServicePrincipal('logs'))).toEqual({
      Service: 'logs.cn-north-1.amazonaws.com.cn',
    });
    expect(rendered(aiFactory(), aiFactory().regionalServicePrincipal('logs'))).toEqual({
      Service: 'logs.xa-north-1.private.example',
    });
  });

  function rendered(hosting: Hosting, principal: iam.ServicePrincipal): unknown {
    const statement = new iam.PolicyStatement({ principals: [principal], actions: ['sts:AssumeRole'] });
    return stackOf(hosting).resolve(statement.toStatementJson()).Principal;
  }
});

describe('zones', () => {
  test('are sorted by slot, whatever their order', () => {
    const hosting = aiFactory({
      zones: [{ name: 'xa-north-1c' }, { name: 'hall-b', slot: 1 }, { name: 'xa-north-1a' }],
    });

    expect(hosting.zones.map(({ name, slot }) => [name, slot])).toEqual([
      ['xa-north-1a', 0],
      ['hall-b', 1],
      ['xa-north-1c', 2],
    ]);
  });

  test('fail when there is none, or more than eight', () => {
    const nine = Array.from({ length: 9 }, (_, slot) => ({ name: `hall-${slot}`, slot }));

    expectCode('AIF-REGION-003', () => aiFactory({ zones: [] }));
    expectCode('AIF-REGION-003', () => aiFactory({ zones: nine }));
  });

  test('fail when one is listed twice', () => {
    expectCode('AIF-REGION-004', () =>
      aiFactory({ zones: [{ name: 'xa-north-1a' }, { name: 'xa-north-1a', slot: 3 }] }),
    );
  });

  test('fail when a slot cannot be told from the name', () => {
    expectCode('AIF-REGION-005', () => aiFactory({ zones: [{ name: 'hall' }] }));
  });

  test('fail when a name is known only at deployment', () => {
    expectCode('AIF-REGION-018', () => ordinaryRegion({ zones: [{ name: Fn.select(0, Fn.getAzs()), slot: 0 }] }));
  });

  test('fail when two have one slot, or a slot is out of range', () => {
    expectCode('AIF-REGION-006', () => aiFactory({ zones: [{ name: 'xa-north-1a' }, { name: 'hall', slot: 0 }] }));
    expectCode('AIF-REGION-006', () => aiFactory({ zones: [{ name: 'hall', slot: 8 }] }));
  });
});

test('a hosting fails when the account is no account id', () => {
  expectCode('AIF-REGION-008', () => ordinaryRegion({ account: '1111-2222-3333' }));
});

describe('the environment of a stack', () => {
  test('fails when the stack has none', () => {
    expectCode('AIF-REGION-010', () => ordinaryRegion().requireEnvironment(new Stack(new App(), 'stack')));
  });

  test('fails when the stack goes to another account or Region', () => {
    expectCode('AIF-REGION-011', () => ordinaryRegion().requireEnvironment(stackOf(aiFactory())));
    expectCode('AIF-REGION-011', () =>
      ordinaryRegion().requireEnvironment(stackOf(ordinaryRegion({ account: '444455556666' }))),
    );
  });
});

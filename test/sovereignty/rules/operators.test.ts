import { describe, expect, test } from 'vitest';
import { Residency, SupportPermits } from '../../../lib/sovereignty/policy';
import { auditResource } from '../fixtures';

describe('a permit for AWS Support', () => {
  const narrow = { operatorAccess: { supportPermits: SupportPermits.NARROW, maximumSupportPermitHours: 8 } };
  const permit = (actions: object, resources: object, ...conditions: object[]) => ({
    Permit: { Actions: actions, Resources: resources, Conditions: conditions },
  });
  const ACTIONS = { Actions: ['eks:DescribeCluster'] };
  const RESOURCES = { Resources: [{ Ref: 'Cluster' }] };
  const EIGHT_HOURS = { AllowAfter: '2027-03-01T08:00:00Z', AllowBefore: '2027-03-01T16:00:00Z' };

  function messages(properties: object, props: object): string[] {
    return auditResource('AWS::SupportAuthZ::SupportPermit', properties, props)
      .filter(({ code }) => code === 'AIF-SOV-306')
      .map(({ message }) => message);
  }

  test('is forbidden unless the policy says otherwise', () => {
    expect(messages(permit(ACTIONS, RESOURCES, EIGHT_HOURS), {})).toHaveLength(1);
  });

  test('may name actions and resources for the hours of the policy', () => {
    expect(messages(permit(ACTIONS, RESOURCES, EIGHT_HOURS), narrow)).toEqual([]);
    const { AllowAfter, AllowBefore } = EIGHT_HOURS;
    expect(messages(permit(ACTIONS, RESOURCES, { AllowAfter }, { AllowBefore }), narrow)).toEqual([]);
  });

  test.each<[string, object, object, object]>([
    ['every action', { AllActions: {} }, RESOURCES, EIGHT_HOURS],
    ['a pattern of actions', { Actions: ['eks:*'] }, RESOURCES, EIGHT_HOURS],
    ['every resource', ACTIONS, { AllResourcesInRegion: {} }, EIGHT_HOURS],
    ['no actions', {}, RESOURCES, EIGHT_HOURS],
    ['no end', ACTIONS, RESOURCES, { AllowAfter: '2027-03-01T08:00:00Z' }],
    ['no start', ACTIONS, RESOURCES, { AllowBefore: '2027-03-01T08:00:00Z' }],
    ['a time that is none', ACTIONS, RESOURCES, { AllowAfter: 'now', AllowBefore: 'later' }],
    [
      'an end before its start',
      ACTIONS,
      RESOURCES,
      { AllowAfter: '2027-03-02T08:00:00Z', AllowBefore: '2027-03-01T08:00:00Z' },
    ],
    ['a day more', ACTIONS, RESOURCES, { AllowAfter: '2027-03-01T08:00:00Z', AllowBefore: '2027-03-02T16:00:00Z' }],
  ])('fails when it has %s', (_what, actions, resources, condition) => {
    expect(messages(permit(actions, resources, condition), narrow)).toHaveLength(1);
  });
});

describe('recorded sessions', () => {
  const recorded = { operatorAccess: { recordSessions: true } };

  function found(type: string, properties: object, props: object = recorded): string[] {
    const codes = auditResource(type, properties, props).map(({ code }) => code);
    return codes.filter((code) => code === 'AIF-SOV-307' || code === 'AIF-SOV-903');
  }

  test.each<[string, object]>([
    ['AWS::EC2::Instance', { KeyName: 'k' }],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { KeyName: 'k' } }],
    ['AWS::EC2::KeyPair', {}],
    ['AWS::EC2::InstanceConnectEndpoint', {}],
    ['AWS::EKS::Nodegroup', { RemoteAccess: { Ec2SshKey: 'k' } }],
    ['AWS::EMR::Cluster', { Instances: { Ec2KeyName: 'k' } }],
    ['AWS::ECS::Service', { EnableExecuteCommand: true }],
  ])('are not bypassed by %s', (type, properties) => {
    expect(found(type, properties)).toEqual(['AIF-SOV-307']);
    expect(found(type, properties, {})).toEqual([]);
  });

  test('are not bypassed by instances and services without such a way in', () => {
    expect(found('AWS::EC2::Instance', {})).toEqual([]);
    expect(found('AWS::ECS::Service', { EnableExecuteCommand: false })).toEqual([]);
    expect(found('AWS::ECS::Service', { EnableExecuteCommand: { Ref: 'P' } })).toEqual(['AIF-SOV-903']);
  });

  test('of commands in pods are in the audit log of the cluster, so far as logs may leave the premises', () => {
    const cluster = (...types: string[]) => ({
      Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } },
    });
    const type = 'AWS::EKS::Cluster';
    const stays = { ...recorded, residency: { logs: Residency.ON_PREMISES } };
    expect(found(type, cluster('api', 'audit'))).toEqual([]);
    expect(found(type, cluster('api'))).toEqual(['AIF-SOV-307']);
    expect(found(type, {})).toEqual(['AIF-SOV-307']);
    expect(found(type, {}, stays)).toEqual([]);
    expect(found(type, cluster('api'), {})).toEqual([]);
  });

  const session = (inputs: object, rest: object = {}) => ({
    DocumentType: 'Session',
    Content: { schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs, ...rest },
  });
  const SOUND = {
    kmsKeyId: { Ref: 'Key' },
    cloudWatchLogGroupName: '/sessions',
    cloudWatchEncryptionEnabled: true,
    s3BucketName: '',
  };

  test('have a key and a place where they are kept, encrypted', () => {
    const type = 'AWS::SSM::Document';
    expect(found(type, session(SOUND))).toEqual([]);
    expect(
      found(type, {
        ...session({}),
        Content: JSON.stringify(session(SOUND).Content).replace('{"Ref":"Key"}', '"key"'),
      }),
    ).toEqual([]);
    expect(found(type, session({ ...SOUND, kmsKeyId: '' }))).toEqual(['AIF-SOV-307']);
    expect(found(type, session({ ...SOUND, cloudWatchEncryptionEnabled: false }))).toEqual(['AIF-SOV-307']);
    expect(found(type, session({ kmsKeyId: 'k', s3BucketName: 'b', s3EncryptionEnabled: true }))).toEqual([]);
    expect(found(type, { DocumentType: 'Session', Content: 'schemaVersion: 1.0' })).toEqual(['AIF-SOV-903']);
    expect(found(type, { DocumentType: 'Command', Content: {} })).toEqual([]);
    expect(found(type, session({}, { sessionType: 'Port' }))).toEqual([]);
  });
});

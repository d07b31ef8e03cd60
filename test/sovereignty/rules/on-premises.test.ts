import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../../lib/sovereignty/audit';
import { KeyOrigin, Residency, type SovereigntyPolicyProps, SovereigntyPreset } from '../../../lib/sovereignty/policy';
import { ACCOUNT, auditOne, auditResource, HOME, KEY, policy } from '../fixtures';

const OUTPOST = `arn:aws-eusc:outposts:${HOME}:${ACCOUNT}:outpost/op-0123456789abcdef0`;
const OTHER_OUTPOST = `arn:aws-eusc:outposts:${HOME}:${ACCOUNT}:outpost/op-0fedcba9876543210`;
const SUBNET = `arn:aws-eusc:ec2:${HOME}:${ACCOUNT}:subnet/subnet-0123456789abcdef0`;

/** A Region of AWS with an Outpost and a Local Zone of the site. */
const OUTPOSTS: Partial<SovereigntyPolicyProps> = {
  preset: SovereigntyPreset.ON_PREMISES_ONLY,
  onPremises: { outpostArns: [OUTPOST], outpostSubnetArns: [SUBNET], localZones: [`${HOME}-muc-1a`] },
};

/** A Region that stands in the building of the site. */
const FACTORY: Partial<SovereigntyPolicyProps> = {
  preset: SovereigntyPreset.ON_PREMISES_ONLY,
  onPremises: { regions: [HOME], localServices: ['ec2', 'kms', 's3'] },
};

const WEIGHTS_STAY: Partial<SovereigntyPolicyProps> = { residency: { modelWeights: Residency.ON_PREMISES } };

function found(type: string, properties: object, props: Partial<SovereigntyPolicyProps>): string[] {
  return codesOf(auditResource(type, properties, props));
}

/** The codes of this dimension. */
function codesOf(findings: readonly { readonly code: string }[]): string[] {
  const codes = findings.map(({ code }) => code).filter((code) => /^AIF-SOV-(?:06\d|902)$/.test(code));
  return [...new Set(codes)];
}

function inApp(resources: object, props: Partial<SovereigntyPolicyProps>): string[] {
  return codesOf(auditOne({ Resources: resources }, props));
}

const SUBNETS = {
  Inside: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST, AvailabilityZone: `${HOME}a` } },
  Near: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: `${HOME}-muc-1a` } },
  Outside: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: `${HOME}a` } },
  Foreign: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OTHER_OUTPOST } },
};

describe('data that have to stay on premises', () => {
  test.each<[string, string, object]>([
    ['a bucket', 'AWS::S3::Bucket', {}],
    ['a volume without an Outpost', 'AWS::EC2::Volume', { AvailabilityZone: `${HOME}a` }],
    ['a volume on another Outpost', 'AWS::EC2::Volume', { OutpostArn: OTHER_OUTPOST }],
    ['an instance in a subnet of nobody', 'AWS::EC2::Instance', { SubnetId: 'subnet-0fedcba9876543210' }],
    ['an instance without a subnet', 'AWS::EC2::Instance', {}],
    ['a cluster whose control plane is in the Region', 'AWS::EKS::Cluster', {}],
    ['a log group', 'AWS::Logs::LogGroup', {}],
    ['a vault for backups', 'AWS::Backup::BackupVault', {}],
    ['a table', 'AWS::DynamoDB::Table', {}],
    ['a resolver in the Region', 'AWS::Route53Resolver::ResolverEndpoint', {}],
    ['an agent of Amazon Bedrock', 'AWS::Bedrock::Agent', {}],
  ])('are not kept by %s', (_what, type, properties) => {
    expect(found(type, properties, OUTPOSTS)).toContain('AIF-SOV-060');
  });

  test.each<[string, string, object]>([
    ['a volume on an Outpost', 'AWS::EC2::Volume', { OutpostArn: OUTPOST }],
    ['a volume in a Local Zone', 'AWS::EC2::Volume', { AvailabilityZone: `${HOME}-muc-1a` }],
    ['an instance in a listed subnet', 'AWS::EC2::Instance', { SubnetId: 'subnet-0123456789abcdef0' }],
    ['a bucket on an Outpost, by id', 'AWS::S3Outposts::Bucket', { OutpostId: 'op-0123456789abcdef0' }],
    ['a local cluster', 'AWS::EKS::Cluster', { OutpostConfig: { OutpostArns: [OUTPOST] } }],
    ['a resolver on an Outpost', 'AWS::Route53Resolver::ResolverEndpoint', { OutpostArn: OUTPOST }],
    ['a launch template, which holds none', 'AWS::EC2::LaunchTemplate', {}],
    ['a role, which holds none', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {} }],
  ])('may be kept by %s', (_what, type, properties) => {
    expect(found(type, properties, OUTPOSTS)).toEqual([]);
  });

  test('are where the subnets of the app are, also behind groups of subnets and in other stacks', () => {
    const instanceIn = (subnet: unknown) => ({
      ...SUBNETS,
      I: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: subnet } },
    });
    expect(inApp(instanceIn({ Ref: 'Inside' }), OUTPOSTS)).toEqual(['AIF-SOV-061']);
    const { Foreign: _foreign, ...sound } = SUBNETS;
    const database = (...subnets: string[]) => ({
      ...sound,
      Group: {
        Type: 'AWS::RDS::DBSubnetGroup',
        Properties: { SubnetIds: subnets.map((subnet) => ({ Ref: subnet })) },
      },
      D: {
        Type: 'AWS::RDS::DBInstance',
        Properties: { DBSubnetGroupName: { Ref: 'Group' }, BackupTarget: 'outposts' },
      },
    });
    expect(inApp(database('Inside', 'Near'), OUTPOSTS)).toEqual([]);
    expect(inApp(database('Inside', 'Outside'), OUTPOSTS)).toEqual(['AIF-SOV-060']);
    expect(inApp({ ...instanceIn({ Ref: 'Foreign' }) }, OUTPOSTS)).toEqual(['AIF-SOV-061', 'AIF-SOV-060']);
  });

  test('cannot be proven to stay where a parameter decides', () => {
    const template = {
      Parameters: { Where: { Type: 'String' } },
      Resources: { V: { Type: 'AWS::EC2::Volume', Properties: { OutpostArn: { Ref: 'Where' } } } },
    };
    expect(codesOf(auditOne(template, OUTPOSTS))).toEqual(['AIF-SOV-902']);
  });

  test('leave when one branch of a condition leaves', () => {
    const OutpostArn = { 'Fn::If': ['Inside', OUTPOST, { Ref: 'AWS::NoValue' }] };
    expect(found('AWS::EC2::Volume', { OutpostArn }, OUTPOSTS)).toContain('AIF-SOV-060');
  });

  test('are not read by functions in the Region without a word', () => {
    const [finding] = auditResource('AWS::Lambda::Function', {}, WEIGHTS_STAY).filter(
      ({ code }) => code === 'AIF-SOV-060',
    );
    expect(finding?.severity).toBe('warning');
  });
});

describe('the class of data', () => {
  const tagged = (dataClass: string) => ({ Tags: [{ Key: 'ai-factory:data-class', Value: dataClass }] });
  const bucket = (properties: object) => ({
    B: { Type: 'AWS::S3::Bucket', Properties: properties },
  });
  const encrypted = {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
      ],
    },
  };
  const key = (dataClass: string) => ({ Key: { Type: 'AWS::KMS::Key', Properties: tagged(dataClass) } });

  test('is what the tag of a resource says', () => {
    expect(inApp(bucket(tagged('modelWeights')), WEIGHTS_STAY)).toEqual(['AIF-SOV-060']);
    expect(inApp(bucket(tagged('trainingData')), WEIGHTS_STAY)).toEqual([]);
  });

  test('is what the tag says where tags are a map', () => {
    const stream = (dataClass: string) => ({
      V: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultTags: { 'ai-factory:data-class': dataClass } } },
    });
    expect(inApp(stream('modelWeights'), WEIGHTS_STAY)).toEqual(['AIF-SOV-060']);
    expect(inApp(stream('backups'), WEIGHTS_STAY)).toEqual([]);
  });

  test('is that of its key', () => {
    expect(inApp({ ...bucket(encrypted), ...key('modelWeights') }, WEIGHTS_STAY)).toEqual(['AIF-SOV-060']);
    expect(inApp({ ...bucket(encrypted), ...key('logs') }, WEIGHTS_STAY)).toEqual([]);
  });

  test('is that of a key which the policy lists', () => {
    const arn = `arn:aws-eusc:kms:${HOME}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const group = { G: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: arn } } };
    const listed = (dataClass: string) => ({ ...WEIGHTS_STAY, keyArns: { [dataClass]: arn } });
    expect(inApp(group, listed('modelWeights'))).toEqual(['AIF-SOV-060']);
    expect(inApp(group, listed('metadata'))).toEqual([]);
  });

  test('is that of a key of another stack', () => {
    const keys = (dataClass: string) => ({
      name: 'Keys',
      template: {
        Resources: key(dataClass),
        Outputs: { Key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'the-key' } } },
      },
    });
    const queue = { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { 'Fn::ImportValue': 'the-key' } } };
    const work = { name: 'Work', template: { Resources: { Q: queue } } };
    const together = (dataClass: string) => codesOf(auditTemplates(policy(WEIGHTS_STAY), [work, keys(dataClass)]));
    expect(together('modelWeights')).toEqual(['AIF-SOV-060']);
    expect(together('logs')).toEqual([]);
  });

  test('does not become harmless by a tag that its key contradicts', () => {
    const both = { ...encrypted, ...tagged('logs') };
    expect(inApp({ ...bucket(both), ...key('modelWeights') }, WEIGHTS_STAY)).toEqual(['AIF-SOV-060']);
  });

  test('is that of the type where nothing else is said, and any class otherwise', () => {
    expect(found('AWS::Logs::LogGroup', {}, WEIGHTS_STAY)).toEqual([]);
    expect(found('AWS::S3::Bucket', {}, WEIGHTS_STAY)).toEqual(['AIF-SOV-060']);
  });

  test('asks for nothing where every class may be in the Region', () => {
    expect(found('AWS::S3::Bucket', {}, {})).toEqual([]);
  });
});

describe('a Region that stands in the building', () => {
  test('holds what has to stay, by services that run there', () => {
    expect(found('AWS::S3::Bucket', {}, FACTORY)).toEqual([]);
    expect(found('AWS::EC2::Volume', {}, FACTORY)).toEqual([]);
    expect(found('AWS::SQS::Queue', {}, FACTORY)).toEqual(['AIF-SOV-060']);
  });

  test('keeps settings on premises too where metadata have to stay', () => {
    expect(found('AWS::Events::Rule', {}, FACTORY)).toContain('AIF-SOV-060');
    const withFormation = { ...FACTORY, onPremises: { regions: [HOME], localServices: ['cloudformation'] } };
    expect(found('AWS::CDK::Metadata', {}, withFormation)).toEqual([]);
    expect(found('AWS::Events::Rule', {}, { onPremises: FACTORY.onPremises })).toEqual([]);
  });

  test('is another one than the Region of the stack', () => {
    const elsewhere = { ...FACTORY, allowedRegions: [HOME, 'eusc-de-west-1'] };
    const template = { Resources: { B: { Type: 'AWS::S3::Bucket', Properties: {} } } };
    expect(codesOf(auditOne(template, elsewhere))).toEqual([]);
    expect(codesOf(auditOne(template, { ...elsewhere, onPremises: { regions: ['eusc-de-west-1'] } }))).toContain(
      'AIF-SOV-060',
    );
  });
});

describe('Outposts only', () => {
  const objects = { onPremises: { keepObjectsOnOutposts: true, regionalBuckets: ['munich-audit-*'] } };

  test('means that no bucket of any kind is in the Region but those that the policy names', () => {
    expect(found('AWS::S3::Bucket', { BucketName: 'munich-data' }, objects)).toEqual(['AIF-SOV-060']);
    expect(found('AWS::S3Vectors::VectorBucket', {}, objects)).toEqual(['AIF-SOV-060']);
    expect(found('AWS::S3::Bucket', { BucketName: 'munich-audit-2027' }, objects)).toEqual([]);
  });

  test('means that instances are in the subnets that the policy names, whatever they hold', () => {
    const subnets = { onPremises: { outpostSubnetArns: [SUBNET] } };
    const group = (subnet: string) => ({ VPCZoneIdentifier: [subnet] });
    const type = 'AWS::AutoScaling::AutoScalingGroup';
    expect(found(type, group('subnet-0123456789abcdef0'), subnets)).toEqual([]);
    expect(found(type, group('subnet-0fedcba9876543210'), subnets)).toEqual(['AIF-SOV-060']);
  });
});

describe('an Outpost', () => {
  test('is one of the site, by ARN or id, whatever names it', () => {
    for (const type of ['AWS::EC2::Host', 'AWS::EC2::CapacityReservation', 'AWS::Unheard::Of']) {
      expect(found(type, { OutpostArn: OTHER_OUTPOST }, OUTPOSTS)).toContain('AIF-SOV-061');
      expect(found(type, { OutPostArn: OUTPOST }, OUTPOSTS)).not.toContain('AIF-SOV-061');
    }
    expect(found('AWS::S3Outposts::Endpoint', { OutpostId: 'op-0fedcba9876543210' }, OUTPOSTS)).toContain(
      'AIF-SOV-061',
    );
  });

  test('may be one of the app', () => {
    const own = {
      O: { Type: 'AWS::Outposts::Outpost', Properties: {} },
      V: { Type: 'AWS::EC2::Volume', Properties: { OutpostArn: { 'Fn::GetAtt': ['O', 'Arn'] } } },
    };
    expect(inApp(own, OUTPOSTS)).toEqual([]);
  });

  test('may be any where nothing is said about Outposts', () => {
    expect(found('AWS::EC2::Host', { OutpostArn: OTHER_OUTPOST }, {})).toEqual([]);
  });
});

describe('backups', () => {
  const snapshots = (createRule: object, rest: object = {}, places: readonly string[] = ['OUTPOST']) => ({
    PolicyDetails: { ResourceLocations: places, Schedules: [{ CreateRule: createRule, ...rest }] },
  });
  const DLM = 'AWS::DLM::LifecyclePolicy';

  test('of volumes on Outposts and in Local Zones stay there', () => {
    expect(found(DLM, snapshots({ Location: 'OUTPOST_LOCAL' }), OUTPOSTS)).toEqual([]);
    expect(found(DLM, snapshots({ Location: 'LOCAL_ZONE' }, {}, ['LOCAL_ZONE']), OUTPOSTS)).toEqual([]);
    expect(found(DLM, snapshots({ Location: 'CLOUD' }), OUTPOSTS)).toEqual(['AIF-SOV-062']);
    expect(found(DLM, snapshots({}), OUTPOSTS)).toEqual(['AIF-SOV-062']);
    expect(found(DLM, snapshots({}), { onPremises: { outpostArns: [OUTPOST] } })).toEqual(['AIF-SOV-062']);
    expect(found(DLM, snapshots({}), {})).toEqual([]);
  });

  test('are not copied to the Region, but may be copied to an Outpost', () => {
    const copied = (target: object) => snapshots({ Location: 'OUTPOST_LOCAL' }, { CrossRegionCopyRules: [target] });
    expect(found(DLM, copied({ TargetRegion: HOME }), OUTPOSTS)).toEqual(['AIF-SOV-062']);
    expect(found(DLM, copied({ Target: OUTPOST }), OUTPOSTS)).toEqual([]);
  });

  test('of databases stay on the Outpost, or are not made', () => {
    const stays = { residency: { backups: Residency.ON_PREMISES } };
    const type = 'AWS::RDS::DBInstance';
    const tags = { Tags: [{ Key: 'ai-factory:data-class', Value: 'metadata' }] };
    expect(found(type, { ...tags, BackupTarget: 'outposts' }, stays)).toEqual([]);
    expect(found(type, { ...tags, BackupTarget: 'local' }, stays)).toEqual([]);
    expect(found(type, { ...tags, BackupRetentionPeriod: 0 }, stays)).toEqual([]);
    expect(found(type, { ...tags, BackupTarget: 'region' }, stays)).toEqual(['AIF-SOV-062']);
    expect(found(type, tags, stays)).toEqual(['AIF-SOV-062']);
  });

  test('of caches and by AWS Backup go to the Region', () => {
    const stays = { residency: { backups: Residency.ON_PREMISES } };
    const tags = { Tags: [{ Key: 'ai-factory:data-class', Value: 'metadata' }] };
    const cache = 'AWS::ElastiCache::ReplicationGroup';
    expect(found(cache, { ...tags, SnapshotRetentionLimit: 7 }, stays)).toEqual(['AIF-SOV-062']);
    expect(found(cache, { ...tags, SnapshotRetentionLimit: 0 }, stays)).toEqual([]);
    const plan = { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'Default' }] } };
    expect(found('AWS::Backup::BackupPlan', plan, stays)).toEqual(['AIF-SOV-062']);
    expect(found('AWS::Backup::BackupPlan', plan, {})).toEqual([]);
  });
});

describe('logs', () => {
  const stay = { residency: { logs: Residency.ON_PREMISES } };

  test.each<[string, string, object, object]>([
    [
      'the control plane',
      'AWS::EKS::Cluster',
      { Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } } },
      { Logging: { ClusterLogging: { EnabledTypes: [] } } },
    ],
    ['a database', 'AWS::RDS::DBInstance', { EnableCloudwatchLogsExports: ['postgresql'] }, {}],
    ['queries', 'AWS::RDS::DBInstance', { EnablePerformanceInsights: true }, { EnablePerformanceInsights: false }],
    ['a machine', 'AWS::RDS::DBInstance', { MonitoringInterval: 60 }, { MonitoringInterval: 0 }],
    ['connections', 'AWS::EC2::FlowLog', { LogGroupName: 'flows' }, {}],
  ])('of %s are not sent to the Region', (_what, type, sends, keeps) => {
    expect(found(type, sends, stay)).toContain('AIF-SOV-063');
    expect(found(type, keeps, stay)).not.toContain('AIF-SOV-063');
    expect(found(type, sends, {})).toEqual([]);
  });

  test('are kept by CloudWatch Logs where it runs in the building', () => {
    const sends = { EnableCloudwatchLogsExports: ['postgresql'] };
    const local = { ...stay, onPremises: { regions: [HOME], localServices: ['logs'] } };
    expect(found('AWS::RDS::DBInstance', sends, local)).not.toContain('AIF-SOV-063');
  });
});

describe('prompts', () => {
  const stay = { residency: { promptsAndOutputs: Residency.ON_PREMISES } };
  const grant = (action: string) => ({
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: action,
          Resource: `arn:aws-eusc:bedrock:${HOME}::foundation-model/amazon.nova-pro-v1:0`,
        },
      ],
    },
  });

  test('are not sent to Amazon Bedrock', () => {
    expect(found('AWS::IAM::Policy', grant('bedrock:InvokeModel'), stay)).toEqual(['AIF-SOV-064']);
    expect(found('AWS::IAM::Policy', grant('bedrock:ListFoundationModels'), stay)).toEqual([]);
    expect(found('AWS::IAM::Policy', grant('bedrock:InvokeModel'), {})).toEqual([]);
  });
});

test('keys of a key store on premises are not data', () => {
  expect(found('AWS::KMS::Key', {}, { ...OUTPOSTS, keyOrigin: KeyOrigin.AWS_KMS })).toEqual([]);
});

import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as kms from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { DataClass } from '../../lib/region';
import {
  type DataRepository,
  LustreStorage,
  ObjectStore,
  ParallelFileSystem,
  type ParallelFileSystemProps,
  type SsdStorageProps,
} from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from './fixture';

const ssd = (props: Partial<SsdStorageProps> = {}) => LustreStorage.ssd({ capacity: Size.gibibytes(19_200), ...props });
const TIERED = LustreStorage.intelligentTiering({ throughputMBps: 8000 });

function newFileSystem(props: Partial<ParallelFileSystemProps> = {}, site = new TestSite()) {
  const fileSystem = new ParallelFileSystem(site.stack, 'Scratch', {
    network: site.network,
    fileSystemId: 'scratch',
    storage: ssd(),
    ...props,
  });
  return { site, fileSystem };
}

function templateOf(props: Partial<ParallelFileSystemProps> = {}): Template {
  return Template.fromStack(newFileSystem(props).site.stack);
}

function newStore(site: TestSite, id = 'Datasets'): ObjectStore {
  const stack = Stack.of(site.region);
  return new ObjectStore(stack, id, { region: site.region, dataClass: DataClass.TRAINING_DATA });
}

/** A file system with data repositories, made from a store. */
function linked(make: (objectStore: ObjectStore) => DataRepository[], props: Partial<ParallelFileSystemProps> = {}) {
  const site = new TestSite();
  return newFileSystem({ dataRepositories: make(newStore(site)), ...props }, site);
}

describe('a file system', () => {
  test('is Lustre 2.15 on SSD at 500 MB/s for each TiB, in the subnet of the nodes, with the key of its class', () => {
    templateOf().hasResourceProperties('AWS::FSx::FileSystem', {
      FileSystemType: 'LUSTRE',
      FileSystemTypeVersion: '2.15',
      StorageType: 'SSD',
      StorageCapacity: 19_200,
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*trainingData') },
      SubnetIds: [{ 'Fn::ImportValue': Match.stringLikeRegexp('nodesxxfactory1a') }],
      LustreConfiguration: {
        DeploymentType: 'PERSISTENT_2',
        PerUnitStorageThroughput: 500,
        ThroughputCapacity: Match.absent(),
        DataReadCacheConfiguration: Match.absent(),
        MetadataConfiguration: { Mode: 'AUTOMATIC' },
        EfaEnabled: false,
        DataCompressionType: 'LZ4',
        AutomaticBackupRetentionDays: 0,
        WeeklyMaintenanceStartTime: '7:02:00',
        LogConfiguration: Match.absent(),
        ImportPath: Match.absent(),
        ExportPath: Match.absent(),
      },
      Tags: [{ Key: 'Name', Value: 'demo-scratch' }],
    });
  });

  test('takes what is asked for', () => {
    templateOf({
      storage: ssd({ throughputPerTiB: 125, metadataIops: 24_000 }),
      dataClass: DataClass.MODEL_WEIGHTS,
      compression: fsx.LustreDataCompressionType.NONE,
      backupRetention: Duration.days(30),
      maintenanceTime: new fsx.LustreMaintenanceTime({ day: fsx.Weekday.MONDAY, hour: 5, minute: 30 }),
    }).hasResourceProperties('AWS::FSx::FileSystem', {
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('modelWeights') },
      LustreConfiguration: {
        PerUnitStorageThroughput: 125,
        MetadataConfiguration: { Mode: 'USER_PROVISIONED', Iops: 24_000 },
        DataCompressionType: 'NONE',
        AutomaticBackupRetentionDays: 30,
        WeeklyMaintenanceStartTime: '1:05:30',
      },
    });
  });

  test('with EFA is open within its group in both directions', () => {
    const template = templateOf({ efa: true });
    template.hasResourceProperties('AWS::FSx::FileSystem', {
      LustreConfiguration: { EfaEnabled: true, MetadataConfiguration: { Mode: 'AUTOMATIC' } },
    });
    const group = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ScratchSecurityGroup'), 'GroupId'] };
    const everything = { IpProtocol: '-1', GroupId: group };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { ...everything, SourceSecurityGroupId: group });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...everything,
      DestinationSecurityGroupId: group,
    });
  });

  test('is made after the rules of its group', () => {
    const template = templateOf({ efa: true });
    const rules = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'].flatMap((type) =>
      Object.keys(template.findResources(type)),
    );
    template.hasResource('AWS::FSx::FileSystem', { DependsOn: rules });
  });

  test('without EFA opens only the ports of Lustre among its servers', () => {
    const rules = Object.values(templateOf().findResources('AWS::EC2::SecurityGroupIngress'));
    expect(rules.map(({ Properties: { FromPort, ToPort } }) => [FromPort, ToPort])).toEqual([
      [988, 988],
      [1018, 1023],
    ]);
  });

  test('on Intelligent-Tiering storage has throughput and a cache, and no size', () => {
    templateOf({ storage: TIERED, efa: true }).hasResourceProperties('AWS::FSx::FileSystem', {
      StorageType: 'INTELLIGENT_TIERING',
      StorageCapacity: Match.absent(),
      LustreConfiguration: {
        PerUnitStorageThroughput: Match.absent(),
        ThroughputCapacity: 8000,
        DataReadCacheConfiguration: { SizingMode: 'PROPORTIONAL_TO_THROUGHPUT_CAPACITY' },
        MetadataConfiguration: { Mode: 'USER_PROVISIONED', Iops: 12_000 },
        EfaEnabled: true,
      },
    });
    const storage = LustreStorage.intelligentTiering({
      throughputMBps: 4000,
      metadataIops: 6000,
      readCache: Size.gibibytes(1024),
    });
    templateOf({ storage }).hasResourceProperties('AWS::FSx::FileSystem', {
      LustreConfiguration: {
        DataReadCacheConfiguration: { SizingMode: 'USER_PROVISIONED', SizeGiB: 1024 },
        MetadataConfiguration: { Iops: 6000 },
      },
    });
  });

  test('outlives its stack together with its group, the rules and the log', () => {
    const template = templateOf({ logRepositoryEvents: true });
    for (const type of [
      'AWS::FSx::FileSystem',
      'AWS::EC2::SecurityGroup',
      'AWS::EC2::SecurityGroupIngress',
      'AWS::EC2::SecurityGroupEgress',
      'AWS::Logs::LogGroup',
    ]) {
      template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('writes warnings to an encrypted log of the site when asked to, under a name that FSx may write to', () => {
    templateOf().resourceCountIs('AWS::Logs::LogGroup', 0);
    const template = templateOf({ logRepositoryEvents: true });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/fsx/demo/scratch',
      KmsKeyId: Match.anyValue(),
      RetentionInDays: 365,
    });
    template.hasResourceProperties('AWS::FSx::FileSystem', {
      LustreConfiguration: {
        LogConfiguration: {
          Level: 'WARN_ERROR',
          Destination: {
            'Fn::Join': [
              '',
              Match.arrayWith([':logs:xx-factory-1:111122223333:log-group:', { Ref: Match.anyValue() }]),
            ],
          },
        },
      },
    });
  });

  test('can be reached through an escape hatch', () => {
    expect(newFileSystem().fileSystem.node.defaultChild).toBeInstanceOf(fsx.CfnFileSystem);
  });

  test('has metrics', () => {
    const { site, fileSystem } = newFileSystem();
    const metric = fileSystem.metricFreeDataStorageCapacity();
    expect(metric.period.toSeconds()).toBe(60);
    expect(site.stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AWS/FSx',
      metricName: 'FreeDataStorageCapacity',
      statistic: 'Sum',
      dimensions: [{ name: 'FileSystemId', value: site.stack.resolve(fileSystem.lustreId) }],
    });
  });
});

/** The properties of the file system that CloudFormation only changes by replacing it. */
function fixedProperties(template: Template): object {
  const spec = loadAwsServiceSpecSync();
  const [type] = spec.lookup('resource', 'cloudFormationType', 'equals', 'AWS::FSx::FileSystem');
  const lustre = type?.properties.LustreConfiguration?.type;
  const settings = lustre?.type === 'ref' ? spec.get('typeDefinition', lustre.reference.$ref).properties : {};
  const isFixed = (name: string) =>
    [type?.properties[name], settings[name]].some((property) => property?.causesReplacement === 'yes');
  const [properties] = Object.values(template.findResources('AWS::FSx::FileSystem')).map((found) => found.Properties);
  const all: [string, unknown][] = Object.entries({ ...properties, ...properties.LustreConfiguration });
  return Object.fromEntries(all.filter(([name]) => isFixed(name)));
}

describe('an edit that would replace the file system', () => {
  const group = (props: Partial<ParallelFileSystemProps>) =>
    Object.values(templateOf(props).findResources('AWS::EC2::SecurityGroup')).map(({ Properties }) => Properties)[0];

  test.each<[string, Partial<ParallelFileSystemProps>]>([
    ['throughput for each TiB', { storage: ssd({ throughputPerTiB: 250 }) }],
    ['kind of storage', { storage: TIERED }],
    ['EFA', { efa: true }],
    ['key', { dataClass: DataClass.MODEL_WEIGHTS }],
  ])('by another %s would have to replace a security group of the same name', (_, props) => {
    expect(group(props).GroupName).toBe(group({}).GroupName);
    expect(group(props).GroupDescription).not.toBe(group({}).GroupDescription);
  });

  test('is none that changes what can change in place, as CloudFormation has it', () => {
    const edit = {
      storage: ssd({ capacity: Size.gibibytes(38_400), metadataIops: 3000 }),
      compression: fsx.LustreDataCompressionType.NONE,
      backupRetention: Duration.days(7),
      logRepositoryEvents: true,
    };
    const [before, after] = [{}, edit].map((props) => fixedProperties(templateOf(props)));
    expect(before).toMatchObject({ PerUnitStorageThroughput: 500, FileSystemTypeVersion: '2.15' });
    expect(after).toEqual(before);
  });

  test('is told from one that lets it grow', () => {
    expect(group({ storage: ssd({ capacity: Size.gibibytes(38_400), metadataIops: 3000 }) })).toEqual(group({}));
    expect(group({}).GroupDescription).toBe(
      'File system demo-scratch: SSD 500 MB/s/TiB, no EFA, key trainingData, zone xx-factory-1a',
    );
  });
});

describe('a data repository', () => {
  test('follows its object store by default, and lists what is there already', () => {
    const { site } = linked((objectStore) => [{ path: '/datasets', objectStore }]);
    Template.fromStack(site.stack).hasResourceProperties('AWS::FSx::DataRepositoryAssociation', {
      FileSystemId: { Ref: Match.stringLikeRegexp('^Scratch') },
      FileSystemPath: '/datasets',
      DataRepositoryPath: {
        'Fn::Join': ['', ['s3://', { 'Fn::ImportValue': Match.stringLikeRegexp('Datasets') }, '/']],
      },
      BatchImportMetaDataOnCreate: true,
      S3: { AutoImportPolicy: { Events: ['NEW', 'CHANGED', 'DELETED'] }, AutoExportPolicy: Match.absent() },
    });
  });

  test('can write what changes to a prefix', () => {
    const { site } = linked((objectStore) => [
      { path: '/ckpt', objectStore, prefix: 'cell-1/', importChanges: false, exportChanges: true },
    ]);
    Template.fromStack(site.stack).hasResourceProperties('AWS::FSx::DataRepositoryAssociation', {
      DataRepositoryPath: { 'Fn::Join': ['', ['s3://', Match.anyValue(), '/cell-1/']] },
      S3: { AutoImportPolicy: Match.absent(), AutoExportPolicy: { Events: ['NEW', 'CHANGED', 'DELETED'] } },
    });
  });

  test('is called after its directory, wherever it stands in the list', () => {
    const paths = ['/datasets', '/deep/er', '/ckpt'];
    const ids = (order: string[]) => {
      const { site } = linked((objectStore) => order.map((path) => ({ path, objectStore })));
      return Object.keys(Template.fromStack(site.stack).findResources('AWS::FSx::DataRepositoryAssociation')).sort();
    };
    expect(ids(paths)).toEqual(ids([...paths].reverse()));
  });

  test('lets FSx use the key of the store, once, through S3 and for this account only', () => {
    const { site } = linked((objectStore) => [
      { path: '/a', objectStore, prefix: 'a/' },
      { path: '/b', objectStore, prefix: 'b/' },
    ]);
    expect(site.keyStatements(DataClass.TRAINING_DATA)).toEqual([
      {
        Sid: 'FsxDataRepositories',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'aws:PrincipalAccount': '111122223333',
            'kms:ViaService': 's3.xx-factory-1.factory.example',
          },
          ArnLike: {
            'aws:PrincipalArn': {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_*',
                ],
              ],
            },
          },
        },
      },
    ]);
  });

  test('leaves the key alone where there is none', () => {
    expect(newFileSystem().site.keyStatements(DataClass.TRAINING_DATA)).toEqual([]);
  });

  test('takes a store and a key that were made elsewhere', () => {
    const site = new TestSite();
    const objectStore = ObjectStore.fromObjectStoreAttributes(site.stack, 'Shared', {
      bucketName: 'shared-datasets',
      dataClass: DataClass.TRAINING_DATA,
      key: kms.Key.fromKeyArn(site.stack, 'Key', 'arn:aws-example:kms:xx-factory-1:111122223333:key/1234'),
    });
    newFileSystem({ dataRepositories: [{ path: '/datasets', objectStore }] }, site);
    Template.fromStack(site.stack).hasResourceProperties('AWS::FSx::DataRepositoryAssociation', {
      DataRepositoryPath: 's3://shared-datasets/',
    });
  });
});

describe('clients', () => {
  function rulesOf(efa: boolean) {
    const { site, fileSystem } = newFileSystem({ efa });
    const stack = site.newStack('cluster');
    const nodes = new ec2.SecurityGroup(stack, 'Nodes', { vpc: site.network.vpc, allowAllOutbound: false });
    fileSystem.allowFromClients(nodes);
    return { site, stack, template: Template.fromStack(stack) };
  }

  test('and the file system reach each other at the ports of Lustre, by rules in the stack of the clients', () => {
    const { site, stack, template } = rulesOf(false);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 4);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 4);
    expect(site.stack.dependencies).not.toContain(stack);
  });

  test('that are there before the file system are let in by rules in its stack', () => {
    const site = new TestSite();
    const stack = site.newStack('cluster');
    const nodes = new ec2.SecurityGroup(stack, 'Nodes', { vpc: site.network.vpc, allowAllOutbound: false });
    newFileSystem({ clients: [nodes] }, site);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
    expect(site.stack.dependencies).toContain(stack);
    expect(stack.dependencies).not.toContain(site.stack);
  });

  test('and the file system reach each other at every port with EFA, by the ids of their groups', () => {
    const { template } = rulesOf(true);
    const nodes = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Nodes'), 'GroupId'] };
    const fileSystem = { 'Fn::ImportValue': Match.stringLikeRegexp('^subject:.*SecurityGroup') };
    const all = { IpProtocol: '-1' };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      ...all,
      GroupId: nodes,
      SourceSecurityGroupId: fileSystem,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      ...all,
      GroupId: fileSystem,
      SourceSecurityGroupId: nodes,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...all,
      GroupId: nodes,
      DestinationSecurityGroupId: fileSystem,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...all,
      GroupId: fileSystem,
      DestinationSecurityGroupId: nodes,
    });
  });

  test('get what they need to mount it', () => {
    const { site, fileSystem } = newFileSystem({ efa: true });
    const { securityGroup, ...mount } = fileSystem.mountAt('/fsx');
    const logicalId = site.stack.resolve(fileSystem.lustreId).Ref;
    expect(site.stack.resolve(mount)).toEqual({
      dnsName: { 'Fn::GetAtt': [logicalId, 'DNSName'] },
      mountName: { 'Fn::GetAtt': [logicalId, 'LustreMountName'] },
      mountPath: '/fsx',
      cellId: 'cell-1',
      efa: true,
    });
    expect(fileSystem.connections.securityGroups).toEqual([securityGroup]);
  });
});

test('a file system that was made elsewhere can be mounted', () => {
  const site = new TestSite();
  const fileSystem = ParallelFileSystem.fromParallelFileSystemAttributes(site.stack, 'Shared', {
    lustreId: 'fs-0123456789abcdef0',
    cellId: 'cell-1',
    dnsName: 'fs-0123456789abcdef0.fsx.xx-factory-1.factory.example',
    mountName: 'abcdefgh',
    securityGroupId: 'sg-0123456789abcdef0',
  });
  const nodes = new ec2.SecurityGroup(site.stack, 'Nodes', { vpc: site.network.vpc, allowAllOutbound: false });
  fileSystem.allowFromClients(nodes);
  expect(fileSystem.mountAt('/shared')).toMatchObject({ mountName: 'abcdefgh', mountPath: '/shared', efa: false });
  Template.fromStack(site.stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: 'sg-0123456789abcdef0',
    FromPort: 988,
  });
});

describe('fails when', () => {
  test('another file system of the site has its id', () => {
    const { site } = newFileSystem();
    const props = { network: site.network, fileSystemId: 'scratch', storage: ssd() };
    expect(() => new ParallelFileSystem(site.newStack('other'), 'Home', props)).toThrow(
      /file system scratch already: subject\/Scratch.*AIF-STO-025/,
    );
  });

  test.each([
    [1300, false, '1200 GiB or a multiple of 2400 GiB'],
    [3600, false, '1200 GiB or a multiple of 2400 GiB'],
    [1200, true, 'a multiple of 9600 GiB'],
    [12_000, true, 'a multiple of 9600 GiB'],
  ])('the size is %s GiB and EFA is %s', (gibibytes, efa, help) => {
    const storage = ssd({ capacity: Size.gibibytes(gibibytes) });
    expect(() => newFileSystem({ storage, efa })).toThrow(new RegExp(`AIF-STO-006[^]*${help}`));
  });

  test.each([0, 12, 200, 300])('there are %s MB/s for each TiB', (throughputPerTiB) => {
    expect(() => newFileSystem({ storage: ssd({ throughputPerTiB }) })).toThrow(/125, 250, 500, 1000.*AIF-STO-007/);
  });

  test.each([0, 3999, 6000, 2_004_000])('Intelligent-Tiering storage has %s MB/s', (throughputMBps) => {
    const storage = LustreStorage.intelligentTiering({ throughputMBps });
    expect(() => newFileSystem({ storage })).toThrow(/AIF-STO-008/);
  });

  test.each([
    ['1000 on SSD', ssd({ metadataIops: 1000 })],
    ['18,000 on SSD', ssd({ metadataIops: 18_000 })],
    ['204,000 on SSD', ssd({ metadataIops: 204_000 })],
    ['1500 when tiered', LustreStorage.intelligentTiering({ throughputMBps: 4000, metadataIops: 1500 })],
  ])('metadata operations are %s', (_, storage) => {
    expect(() => newFileSystem({ storage })).toThrow(/AIF-STO-009/);
  });

  test.each([31, 131_073])('the read cache of 4000 MB/s has %s GiB', (gibibytes) => {
    const readCache = Size.gibibytes(gibibytes);
    const storage = LustreStorage.intelligentTiering({ throughputMBps: 4000, readCache });
    expect(() => newFileSystem({ storage })).toThrow(/32 to 131072 GiB.*AIF-STO-010/);
  });

  test.each(['a', 'Scratch', 'a--b', '-ab', 'a_b', 'x'.repeat(64)])('the id is %s', (fileSystemId) => {
    expect(() => newFileSystem({ fileSystemId })).toThrow(/AIF-STO-011/);
  });

  test.each(['datasets', '/', '/datasets/', '/a b', Lazy.string({ produce: () => '/late' })])(
    'the directory of a data repository is %s',
    (path) => {
      expect(() => linked((objectStore) => [{ path, objectStore }])).toThrow(/AIF-STO-012/);
    },
  );

  test.each([
    ['/datasets', '/datasets'],
    ['/datasets', '/datasets/web'],
    ['/datasets/web', '/datasets'],
  ])('%s and %s are both data repositories', (first, second) => {
    const make = (objectStore: ObjectStore) => [first, second].map((path) => ({ path, objectStore }));
    expect(() => linked(make)).toThrow(/overlap.*AIF-STO-012/);
  });

  test('there are nine data repositories', () => {
    const make = (objectStore: ObjectStore) =>
      Array.from({ length: 9 }, (_, index) => ({ path: `/d${index}`, objectStore }));
    expect(() => linked(make)).toThrow(/AIF-STO-013/);
  });

  test('Intelligent-Tiering storage has data repositories', () => {
    const make = (objectStore: ObjectStore) => [{ path: '/datasets', objectStore }];
    expect(() => linked(make, { storage: TIERED })).toThrow(/AIF-STO-014/);
  });

  test('a file system with data repositories is to be backed up', () => {
    const make = (objectStore: ObjectStore) => [{ path: '/datasets', objectStore }];
    expect(() => linked(make, { backupRetention: Duration.days(7) })).toThrow(/AIF-STO-015/);
  });

  test('backups are kept for broken days or for more than 90', () => {
    expect(() => newFileSystem({ backupRetention: Duration.hours(36) })).toThrow(/AIF-STO-001/);
    expect(() => newFileSystem({ backupRetention: Duration.days(91) })).toThrow(/AIF-STO-016/);
  });

  test.each([
    ['corpus', /AIF-STO-017/],
    ['/corpus/', /AIF-STO-002/],
    ['cor*/', /AIF-STO-002/],
  ])('the prefix of a data repository is %s', (prefix, code) => {
    expect(() => linked((objectStore) => [{ path: '/datasets', objectStore, prefix }])).toThrow(code);
  });

  test.each(['fsx', '/', '/fsx/', '/a b'])('it is mounted at %s', (path) => {
    expect(() => newFileSystem().fileSystem.mountAt(path)).toThrow(/AIF-STO-018/);
  });

  test('the site has no FSx', () => {
    expect(() => newFileSystem({}, new TestSite(aiFactory(2, ['fsx'])))).toThrow(/AIF-REGION-012/);
  });
});

test('values that are only known at deployment are not checked', () => {
  const later = Lazy.number({ produce: () => 500 });
  const site = new TestSite();
  newFileSystem({ storage: ssd({ throughputPerTiB: later, metadataIops: later }) }, site);
  newFileSystem(
    {
      storage: LustreStorage.intelligentTiering({ throughputMBps: later, readCache: Size.gibibytes(64) }),
      fileSystemId: Lazy.string({ produce: () => 'late' }),
      backupRetention: Duration.days(later),
    },
    new TestSite(),
  ).fileSystem.mountAt(Lazy.string({ produce: () => '/fsx' }));
  expect(() => newFileSystem({ storage: ssd({ capacity: Size.gibibytes(later) }) })).not.toThrow();
});

test.each([
  ['an AI Factory', aiFactory()],
  ['an ordinary Region', ordinaryRegion()],
])('the templates for %s pass strict validation', (_, hosting) => {
  const site = new TestSite(hosting);
  const objectStore = newStore(site);
  const dataRepositories = [{ path: '/datasets', objectStore, exportChanges: true }];
  newFileSystem({ efa: true, logRepositoryEvents: true, dataRepositories }, site);
  new ParallelFileSystem(site.stack, 'Archive', {
    network: site.network,
    fileSystemId: 'archive',
    storage: TIERED,
    backupRetention: Duration.days(7),
  });
  expect(site.findings()).toEqual([]);
});

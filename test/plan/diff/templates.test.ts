import { describe, expect, test } from 'vitest';
import { diffPlans, planSite } from '../../../lib/plan';
import { siteFrom } from '../../support/example-sites';
import { resourcesOf, type TemplateChange, templateChanges } from './template-changes';

/** What a rule says of an edit, beside the property of the templates that says why. */
type Case = readonly [
  change: string,
  effect: string,
  property: `AWS::${string}`,
  replaces: TemplateChange['replaces'],
  stack?: string,
];

/** Resources that hold data, money or addresses: replaced, they would be missed. */
const PRECIOUS =
  /^AWS::(RDS::DBInstance|FSx::FileSystem|S3::Bucket|S3Express::.*|S3Vectors::(VectorBucket|Index)|S3Tables::.*|ECR::.*|EKS::(Cluster|Nodegroup)|PCS::(Cluster|ComputeNodeGroup)|SageMaker::Cluster|EC2::(VPC|Subnet|VPCCidrBlock|TransitGateway|CapacityReservation)|KMS::Key|Logs::LogGroup|APS::Workspace|Backup::BackupVault)$/;

const SITE = {
  apiVersion: 'ai-factory/v1',
  identity: { id: 'bravo', name: 'Bravo', jurisdiction: 'DE', operator: 'Us' },
};
const IN_FRANKFURT = {
  kind: 'region',
  region: 'eu-central-1',
  account: '111122223333',
  s3ExpressPrefixListId: 'pl-0123456789abcdef1',
};

/** A value as it is before an edit, or after it. */
type Choose = <T>(before: T, after: T) => T;

/** Holds what rules say of edits against the templates of a site before and after them. */
function holdsAgainstTemplates(site: (now: Choose) => unknown, cases: readonly Case[]): void {
  const old = planSite(siteFrom(site((before) => before)));
  const now = planSite(siteFrom(site((_before, after) => after)));
  const changes = diffPlans(old, now);
  const differences = templateChanges(old, now);

  test.each(cases)('%s is %s: %s', (change, effect, property, replaces, stack = '') => {
    const said = changes.filter(({ thing, id, property: of }) => [thing, id, of].filter(Boolean).join(' ') === change);
    expect(said.map((each) => each.effect)).toEqual([effect]);
    const answers = differences
      .filter((each) => `${each.type}.${each.property}` === property && each.stack.includes(stack))
      .map((each) => each.replaces);
    expect([...new Set(answers)]).toEqual([replaces]);
  });

  test('nothing else that is precious is replaced', () => {
    const named = new Set(cases.map(([, , property]) => property));
    const replaced = differences.filter(({ type, replaces }) => replaces === 'yes' && PRECIOUS.test(type));
    expect(
      replaced.map(({ type, property }) => `${type}.${property}`).filter((each) => !named.has(each as never)),
    ).toEqual([]);
  });
}

describe('stores, databases and clusters', () => {
  const database = { cell: 'main', engine: 'postgres', version: '17', instanceClass: 'db.r7g.large', storageGiB: 100 };
  const dataClass = 'trainingData';
  const site = (now: Choose) => ({
    ...SITE,
    hosting: {
      ...IN_FRANKFURT,
      zones: [
        { name: 'eu-central-1a', id: 'euc1-az2' },
        { name: 'eu-central-1b', id: 'euc1-az3', slot: now(1, 5) },
      ],
    },
    network: {
      cidr: '10.64.0.0/16',
      homeZone: 'eu-central-1a',
      transitGateway: { amazonSideAsn: now(64_513, 64_514) },
      cells: [{ id: 'main', cidr: '10.64.0.0/18' }],
    },
    compute: {
      kubernetes: {
        version: '1.34',
        administratorRoles: ['Admin'],
        serviceCidr: now('172.20.0.0/16', '172.21.0.0/16'),
      },
      pools: [
        { id: 'system', instanceType: 'm7i.4xlarge', nodes: 3 },
        { id: 'type', instanceType: now('p5.48xlarge', 'p5e.48xlarge'), nodes: 2 },
        { id: 'size', instanceType: 'p5.48xlarge', nodes: now(2, 3) },
      ],
    },
    storage: {
      objectStores: [
        { id: 'class', dataClass: now(dataClass, 'modelWeights') },
        { id: 'age', dataClass, expireAfterDays: now(undefined, 30) },
      ],
      fileSystems: [
        { id: 'speed', capacityGiB: 2400, throughputPerTiB: now(125, 250) },
        { id: 'class', capacityGiB: 2400, dataClass: now(dataClass, 'modelWeights') },
        { id: 'less', capacityGiB: now(4800, 2400) },
        { id: 'more', capacityGiB: now(2400, 4800) },
      ],
      directoryBuckets: [
        { id: 'zone', dataClass, zone: now('eu-central-1a', 'eu-central-1b') },
        { id: 'class', dataClass: now(dataClass, 'modelWeights') },
      ],
      vectorBuckets: [
        { id: 'class', dataClass: now(dataClass, 'modelWeights') },
        { id: 'index', dataClass, indexes: [{ id: 'one', dimension: now(512, 1024) }] },
      ],
      tableBuckets: [{ id: 'lake', dataClass: now(dataClass, 'modelWeights') }],
      imageRepositories: [{ id: 'vllm', keepImages: now(50, 10) }],
    },
    databases: [
      { ...database, id: 'class', dataClass: now('metadata', 'promptsAndOutputs') },
      { ...database, id: 'name', databaseName: now('one', 'two') },
      { ...database, id: 'engine', engine: now('postgres', 'mysql'), version: now('17', '8.4') },
      { ...database, id: 'standby', multiZone: now(true, false) },
      { ...database, id: 'less', storageGiB: now(200, 100) },
      { ...database, id: 'more', storageGiB: now(100, 200) },
      { ...database, id: 'machine', instanceClass: now('db.r7g.large', 'db.r7g.xlarge') },
      { ...database, id: 'backups', backupRetentionDays: now(14, 7) },
    ],
    operations: { metrics: { retentionDays: now(150, 90) }, backup: { lock: now('compliance', 'governance') } },
    sovereignty: { logRetentionDays: now(731, 400), keyDeletionWindowDays: now(30, 14) },
  });

  holdsAgainstTemplates(site, [
    ['object store class dataClass', 'inPlace', 'AWS::S3::Bucket.BucketEncryption', 'no'],
    ['object store age expireAfterDays', 'inPlace', 'AWS::S3::Bucket.LifecycleConfiguration', 'no'],
    ['file system speed throughputPerTiB', 'refused', 'AWS::FSx::FileSystem.LustreConfiguration', 'yes'],
    ['file system class dataClass', 'refused', 'AWS::FSx::FileSystem.KmsKeyId', 'yes'],
    ['file system less capacityGiB', 'refused', 'AWS::FSx::FileSystem.StorageCapacity', 'no'],
    ['file system more capacityGiB', 'inPlace', 'AWS::FSx::FileSystem.StorageCapacity', 'no'],
    ['directory bucket zone zone', 'replaced', 'AWS::S3Express::DirectoryBucket.LocationName', 'yes'],
    ['directory bucket zone zone', 'replaced', 'AWS::S3Express::DirectoryBucket.BucketName', 'yes'],
    ['directory bucket class dataClass', 'refused', 'AWS::S3Express::DirectoryBucket.BucketEncryption', 'no'],
    ['vector bucket class dataClass', 'refused', 'AWS::S3Vectors::VectorBucket.EncryptionConfiguration', 'yes'],
    ['vector index index/one dimension', 'refused', 'AWS::S3Vectors::Index.Dimension', 'yes'],
    ['table bucket lake dataClass', 'inPlace', 'AWS::S3Tables::TableBucket.EncryptionConfiguration', 'no'],
    ['image repository vllm keepImages', 'inPlace', 'AWS::ECR::Repository.LifecyclePolicy', 'no'],
    ['database class dataClass', 'refused', 'AWS::RDS::DBInstance.KmsKeyId', 'yes', 'database-class'],
    ['database name databaseName', 'refused', 'AWS::RDS::DBInstance.DBName', 'yes', 'database-name'],
    ['database engine engine', 'refused', 'AWS::RDS::DBInstance.MasterUsername', 'yes', 'database-engine'],
    ['database standby multiZone', 'refused', 'AWS::RDS::DBInstance.AvailabilityZone', 'maybe', 'database-standby'],
    ['database less storageGiB', 'refused', 'AWS::RDS::DBInstance.AllocatedStorage', 'no', 'database-less'],
    ['database more storageGiB', 'inPlace', 'AWS::RDS::DBInstance.AllocatedStorage', 'no', 'database-more'],
    ['database machine instanceClass', 'inPlace', 'AWS::RDS::DBInstance.DBInstanceClass', 'no'],
    ['database backups backupRetentionDays', 'inPlace', 'AWS::RDS::DBInstance.BackupRetentionPeriod', 'maybe'],
    ['transit gateway amazonSideAsn', 'refused', 'AWS::EC2::TransitGateway.AmazonSideAsn', 'yes'],
    ['Kubernetes serviceCidr', 'refused', 'AWS::EKS::Cluster.KubernetesNetworkConfig', 'yes'],
    ['pool type instanceType', 'replaced', 'AWS::EC2::CapacityReservation.InstanceType', 'yes'],
    ['pool size nodes', 'inPlace', 'AWS::EC2::CapacityReservation.InstanceCount', 'no'],
    ['site logRetentionDays', 'inPlace', 'AWS::Logs::LogGroup.RetentionInDays', 'no'],
    ['site keyDeletionWindowDays', 'inPlace', 'AWS::KMS::Key.PendingWindowInDays', 'no'],
    ['metrics retentionDays', 'inPlace', 'AWS::APS::Workspace.WorkspaceConfiguration', 'no'],
    ['backup lock', 'refused', 'AWS::Backup::BackupVault.LockConfiguration', 'no'],
    ['zone eu-central-1b slot', 'replaced', 'AWS::EC2::Subnet.CidrBlock', 'yes'],
  ]);

  const all = [...resourcesOf(planSite(siteFrom(site((before) => before)))).values()];

  test.each([
    'AWS::S3::Bucket',
    'AWS::S3Express::DirectoryBucket',
    'AWS::S3Vectors::VectorBucket',
    'AWS::S3Vectors::Index',
    'AWS::S3Tables::TableBucket',
    'AWS::ECR::Repository',
    'AWS::FSx::FileSystem',
    'AWS::EC2::CapacityReservation',
    'AWS::Backup::BackupVault',
  ])('stay when they are left out, as it is said: %s', (type) => {
    const policies = all.filter((resource) => resource.Type === type).map((resource) => resource.DeletionPolicy);
    expect(policies).not.toEqual([]);
    expect(policies.filter((policy) => policy?.startsWith('Retain') !== true)).toEqual([]);
  });
});

describe('networks', () => {
  const database = { engine: 'postgres', version: '17', instanceClass: 'db.r7g.large', storageGiB: 100 };
  const site = (now: Choose) => ({
    ...SITE,
    hosting: {
      ...IN_FRANKFURT,
      zones: ['b', 'c', ...now([], ['a'])].map((letter) => ({ name: `eu-central-1${letter}` })),
      s3PrefixListId: now(undefined, 'pl-0123456789abcdef0'),
    },
    network: {
      cidr: '10.64.0.0/16',
      homeZone: 'eu-central-1c',
      onPremises: [{ id: 'campus', cidr: '10.0.0.0/12' }],
      dns: {
        cell: 'still',
        forward: [{ id: 'campus', domain: now('one.example', 'two.example'), servers: ['10.0.0.2'] }],
      },
      transitGateway: {
        directConnect: {
          gatewayId: '5f294f92-bafb-4011-916d-9b0bec0ffee0',
          attachmentId: now('tgw-attach-0123456789abcdef0', 'tgw-attach-0123456789abcdef1'),
        },
      },
      cells: [
        { id: 'still', cidr: '10.64.64.0/18' },
        { id: 'range', cidr: now('10.64.0.0/18', '10.64.192.0/18') },
        { id: 'nodes', cidr: '10.64.128.0/19', nodeCidr: now('100.64.0.0/17', '100.65.0.0/17') },
        { id: 'zone', cidr: '10.64.160.0/19', homeZone: now('eu-central-1c', 'eu-central-1b') },
      ],
    },
    compute: {
      kubernetes: { version: now('1.34', '1.35'), administratorRoles: ['Admin'] },
      pools: [{ id: 'system', cell: 'still', instanceType: 'm7i.4xlarge', nodes: 3 }],
    },
    databases: [{ ...database, id: 'moves', cell: now('range', 'nodes') }],
  });

  holdsAgainstTemplates(site, [
    ['cell range cidr', 'replaced', 'AWS::EC2::VPC.CidrBlock', 'yes', 'network-range'],
    ['cell nodes nodeCidr', 'replaced', 'AWS::EC2::VPCCidrBlock.CidrBlock', 'yes', 'network-nodes'],
    ['cell nodes nodeCidr', 'replaced', 'AWS::EC2::Subnet.CidrBlock', 'yes', 'network-nodes'],
    ['cell still controlPlaneZones', 'refused', 'AWS::EKS::Cluster.ResourcesVpcConfig', 'yes'],
    ['site s3PrefixListId', 'replaced', 'AWS::EC2::VPCEndpoint.VpcEndpointType', 'yes'],
    ['forwarding rule campus domain', 'replaced', 'AWS::Route53Resolver::ResolverRule.DomainName', 'maybe'],
    ['transit gateway attachmentId', 'replaced', 'AWS::EC2::TransitGatewayRoute.TransitGatewayAttachmentId', 'yes'],
    ['Kubernetes version', 'inPlace', 'AWS::EKS::Cluster.Version', 'no'],
    ['database moves cell', 'refused', 'AWS::RDS::DBSubnetGroup.SubnetIds', 'no'],
    ['database moves cell', 'refused', 'AWS::EC2::SecurityGroup.VpcId', 'yes', 'database-moves'],
  ]);
});

describe('training pools', () => {
  const pool = (id: string, index: number) => ({
    id,
    cidr: `10.64.${16 * index}.0/20`,
    nodeCidr: `100.${64 + index}.0.0/16`,
    instanceType: 'p5en.48xlarge',
    nodes: 16,
    fileSystem: { throughputGBps: 20 },
  });
  const pcs = { orchestrator: 'pcs', slurmVersion: '25.05', imageId: 'ami-0123456789abcdef0', nodesPerCell: 16 };
  const slurm = { orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.8xlarge' } };
  const zones = [{ name: 'eu-central-1a' }, { name: 'eu-central-1b' }];
  const site = (now: Choose) => ({
    ...SITE,
    hosting: { ...IN_FRANKFURT, zones },
    network: { cidr: '10.64.0.0/16', homeZone: 'eu-central-1a' },
    training: [
      {
        ...pool('size', 0),
        ...pcs,
        nodesPerCell: now(16, 100),
        accountingDays: now(30, 10),
        slurmVersion: now('25.05', '25.11'),
      },
      { ...pool('type', 1), ...pcs, instanceType: now('p5en.48xlarge', 'p5.48xlarge') },
      {
        ...pool('accounts', 2),
        ...slurm,
        accounting: { instanceClass: 'db.r7g.large', storageGiB: now(200, 100) },
      },
      { ...pool('more', 3), ...slurm, nodes: now(16, 20), fileSystem: { throughputGBps: now(20, 40) } },
    ],
  });

  holdsAgainstTemplates(site, [
    ['training pool size nodesPerCell', 'replaced', 'AWS::PCS::Cluster.Size', 'yes', 'size-001'],
    ['training pool size accountingDays', 'inPlace', 'AWS::PCS::Cluster.SlurmConfiguration', 'no', 'size-001'],
    ['training pool size slurmVersion', 'inPlace', 'AWS::PCS::Cluster.Scheduler', 'no', 'size-001'],
    ['training pool type instanceType', 'replaced', 'AWS::PCS::ComputeNodeGroup.InstanceConfigs', 'yes'],
    ['training pool type instanceType', 'replaced', 'AWS::EC2::CapacityReservation.InstanceType', 'yes'],
    ['accounting database accounts storageGiB', 'refused', 'AWS::RDS::DBInstance.AllocatedStorage', 'no'],
    ['cell more-001 nodes', 'inPlace', 'AWS::SageMaker::Cluster.InstanceGroups', 'no', 'more-001'],
    ['file system more-001-1 capacityGiB', 'inPlace', 'AWS::FSx::FileSystem.StorageCapacity', 'no', 'more-001'],
  ]);
});

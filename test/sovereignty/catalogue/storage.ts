import { Residency } from '../../../lib/catalog/sovereignty-words';
import { allow, BUCKET, KEY, leak } from './leak';

const FAR = 'us-east-1';
const BLOCKED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};
const ENCRYPTED = {
  ServerSideEncryptionConfiguration: [
    { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
  ],
};
const bucket = (properties: object) => ({
  PublicAccessBlockConfiguration: BLOCKED,
  BucketEncryption: ENCRYPTED,
  ...properties,
});
const ON_PREMISES = { residency: { trainingData: Residency.ON_PREMISES, backups: Residency.ON_PREMISES } };
const schedule = (properties: object) => ({
  PolicyDetails: { Schedules: [{ ...properties }], ResourceLocations: ['OUTPOST'] },
});

/** Buckets, volumes, backups, databases. */
export const STORAGE_LEAKS = [
  leak(
    'S3-01',
    '050',
    'S3::Bucket',
    bucket({ ReplicationConfiguration: { Rules: [{ Destination: { Bucket: 'arn:aws-eusc:s3:::elsewhere' } }] } }),
  ),
  leak('S3-02', '022', 'S3::MultiRegionAccessPoint', { Regions: [{ Bucket: 'b' }] }),
  leak('S3-03', '103', 'S3::Bucket', bucket({ AccelerateConfiguration: { AccelerationStatus: 'Enabled' } })),
  leak(
    'S3-04a',
    '905',
    'S3::Bucket',
    bucket({ InventoryConfigurations: [{ Destination: { BucketArn: 'arn:aws-eusc:s3:::elsewhere' } }] }),
  ),
  leak(
    'S3-04b',
    '905',
    'S3::Bucket',
    bucket({
      AnalyticsConfigurations: [
        { StorageClassAnalysis: { DataExport: { Destination: { BucketArn: 'arn:aws-eusc:s3:::elsewhere' } } } },
      ],
    }),
  ),
  leak('S3-04c', '905', 'S3::Bucket', bucket({ LoggingConfiguration: { DestinationBucketName: { Ref: 'P' } } })),
  ...Object.keys(BLOCKED).map((flag) =>
    leak(
      `S3-06 ${flag}`,
      '107',
      'S3::Bucket',
      bucket({ PublicAccessBlockConfiguration: { ...BLOCKED, [flag]: false } }),
    ),
  ),
  leak('S3-06 policy', '301', 'S3::BucketPolicy', { PolicyDocument: allow({ Principal: '*' }) }),
  leak('S3-07', '103', 'S3::AccessPoint', { Bucket: 'b' }),
  leak(
    'S3-08',
    '040',
    'S3::Bucket',
    bucket({ WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'www.example.com' } } }),
  ),
  leak('S3-09', '060', 'S3::Bucket', bucket({}), ON_PREMISES),
  leak('EBS-01', '062', 'DLM::LifecyclePolicy', schedule({ CreateRule: { Interval: 1 } }), ON_PREMISES),
  leak('EBS-02a', '020', 'DLM::LifecyclePolicy', schedule({ CrossRegionCopyRules: [{ Target: FAR }] })),
  leak('EBS-02b', '020', 'DLM::LifecyclePolicy', schedule({ CrossRegionCopyRules: [{ TargetRegion: FAR }] })),
  leak('EBS-02c', '020', 'DLM::LifecyclePolicy', {
    PolicyDetails: { Actions: [{ CrossRegionCopy: [{ Target: FAR }] }] },
  }),
  leak('EBS-02d', '020', 'DLM::LifecyclePolicy', {
    PolicyDetails: { CrossRegionCopyTargets: [{ TargetRegion: FAR }] },
  }),
  leak('EBS-03', '012', 'DLM::LifecyclePolicy', schedule({ ShareRules: [{ TargetAccounts: ['999988887777'] }] })),
  leak(
    'EBS-04',
    '060',
    'EC2::Volume',
    { AvailabilityZone: 'eusc-de-east-1a', Encrypted: true, KmsKeyId: KEY },
    ON_PREMISES,
  ),
  leak('EBS-05', '103', 'EC2::SnapshotBlockPublicAccess', { State: 'block-new-sharing' }),
  leak(
    'DB-01',
    '062',
    'RDS::DBInstance',
    { DBSubnetGroupName: 's', StorageEncrypted: true, KmsKeyId: KEY, BackupTarget: 'region' },
    ON_PREMISES,
  ),
  leak('DB-02a', '020', 'RDS::DBInstance', {
    DBSubnetGroupName: 's',
    StorageEncrypted: true,
    KmsKeyId: KEY,
    AutomaticBackupReplicationRegion: FAR,
  }),
  leak('DB-02b', '020', 'RDS::DBInstance', {
    DBSubnetGroupName: 's',
    StorageEncrypted: true,
    KmsKeyId: KEY,
    SourceRegion: FAR,
  }),
  leak('DB-02c', '011', 'RDS::DBInstance', {
    StorageEncrypted: true,
    KmsKeyId: KEY,
    SourceDBInstanceIdentifier: `arn:aws-eusc:rds:${FAR}:111122223333:db:x`,
  }),
  leak('DB-02d', '011', 'RDS::DBCluster', {
    StorageEncrypted: true,
    KmsKeyId: KEY,
    ReplicationSourceIdentifier: `arn:aws-eusc:rds:${FAR}:111122223333:cluster:x`,
  }),
  leak('DB-03a', '022', 'RDS::GlobalCluster'),
  leak('DB-03b', '022', 'DocDB::GlobalCluster'),
  leak('DB-03c', '022', 'Neptune::GlobalCluster'),
  leak('DB-03d', '022', 'RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: KEY, GlobalClusterIdentifier: 'g' }),
  leak('DB-04a', '020', 'DynamoDB::GlobalTable', { Replicas: [{ Region: FAR }] }),
  leak('DB-04b', '020', 'DynamoDB::GlobalTable', { GlobalTableWitnesses: [{ Region: FAR }] }),
  leak('DB-05a', '022', 'ElastiCache::GlobalReplicationGroup'),
  leak('DB-05b', '022', 'MemoryDB::MultiRegionCluster'),
  leak('DB-05c', '020', 'DSQL::Cluster', { KmsEncryptionKey: KEY, MultiRegionProperties: { WitnessRegion: FAR } }),
  leak('DB-05d', '020', 'Cassandra::Keyspace', { ReplicationSpecification: { RegionList: [FAR] } }),
  leak('DB-05e', '020', 'Cassandra::Table', { ReplicaSpecifications: [{ Region: FAR }] }),
  ...[
    'RDS::DBInstance',
    'Redshift::Cluster',
    'DMS::ReplicationInstance',
    'AmazonMQ::Broker',
    'Neptune::DBInstance',
  ].map((type) => leak(`DB-07 ${type}`, '103', type, { PubliclyAccessible: true })),
  leak('DB-07 domain', '103', 'OpenSearchService::Domain', {
    EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY },
  }),
  leak('BKP-01', '011', 'Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        { CopyActions: [{ DestinationBackupVaultArn: `arn:aws-eusc:backup:${FAR}:111122223333:backup-vault:v` }] },
      ],
    },
  }),
  leak('BKP-03', '103', 'DRS::ReplicationConfigurationTemplate', { CreatePublicIP: true, EbsEncryptionKeyArn: KEY }),
  leak('ECR-01', '020', 'ECR::ReplicationConfiguration', {
    ReplicationConfiguration: { Rules: [{ Destinations: [{ Region: FAR, RegistryId: '111122223333' }] }] },
  }),
  leak('ECR-02a', '040', 'ECR::PullThroughCacheRule', { UpstreamRegistryUrl: 'registry-1.docker.io' }),
  leak('ECR-02b', '101', 'ECR::PublicRepository'),
  leak('ECR-02c', '042', 'ECS::TaskDefinition', { ContainerDefinitions: [{ Image: 'public.ecr.aws/x/y' }] }),
  leak('ECR-02d', '042', 'Lambda::Function', {
    VpcConfig: { SubnetIds: ['s'] },
    Code: { ImageUri: `111122223333.dkr.ecr.${FAR}.amazonaws.eu/x` },
  }),
  leak('LOG-04 target', '905', 'Logs::Delivery', { DeliveryDestinationArn: { Ref: 'P' }, DeliverySourceName: BUCKET }),
];

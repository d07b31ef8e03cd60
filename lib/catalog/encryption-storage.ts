import type { EncryptedResource } from './encryption';

const TRUE = ['true'];
const BUCKET_DEFAULT = 'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault';
const KMS_ALGORITHMS = ['aws:kms', 'aws:kms:dsse'];

function blockDevices(type: string, within: string): EncryptedResource {
  return { type, within, key: 'KmsKeyId', absent: 'aws-managed', with: [{ path: 'Encrypted', values: TRUE }] };
}

/** Block, file, object and database storage. */
export const STORAGE_ENCRYPTION: readonly EncryptedResource[] = [
  {
    type: 'AWS::S3::Bucket',
    key: `${BUCKET_DEFAULT}.KMSMasterKeyID`,
    absent: 'aws-owned',
    with: [{ path: `${BUCKET_DEFAULT}.SSEAlgorithm`, values: KMS_ALGORITHMS }],
  },
  {
    type: 'AWS::S3Express::DirectoryBucket',
    key: `${BUCKET_DEFAULT}.KMSMasterKeyID`,
    absent: 'aws-owned',
    with: [{ path: `${BUCKET_DEFAULT}.SSEAlgorithm`, values: KMS_ALGORITHMS }],
  },
  {
    type: 'AWS::S3Tables::TableBucket',
    key: 'EncryptionConfiguration.KMSKeyArn',
    absent: 'aws-owned',
    with: [{ path: 'EncryptionConfiguration.SSEAlgorithm', values: KMS_ALGORITHMS }],
  },
  {
    type: 'AWS::S3Vectors::VectorBucket',
    key: 'EncryptionConfiguration.KmsKeyArn',
    absent: 'aws-owned',
    with: [{ path: 'EncryptionConfiguration.SseType', values: KMS_ALGORITHMS }],
  },
  { type: 'AWS::S3Vectors::Index', within: 'EncryptionConfiguration', key: 'KmsKeyArn', absent: 'aws-owned' },
  { type: 'AWS::S3Files::FileSystem', key: 'KmsKeyId', absent: 'aws-owned' },
  { type: 'AWS::EC2::Volume', key: 'KmsKeyId', absent: 'aws-managed', with: [{ path: 'Encrypted', values: TRUE }] },
  blockDevices('AWS::EC2::Instance', 'BlockDeviceMappings[].Ebs'),
  blockDevices('AWS::EC2::LaunchTemplate', 'LaunchTemplateData.BlockDeviceMappings[].Ebs'),
  blockDevices('AWS::EC2::EC2Fleet', 'LaunchTemplateConfigs[].Overrides[].BlockDeviceMappings[].Ebs'),
  blockDevices('AWS::ImageBuilder::ImageRecipe', 'BlockDeviceMappings[].Ebs'),
  blockDevices('AWS::ImageBuilder::ContainerRecipe', 'InstanceConfiguration.BlockDeviceMappings[].Ebs'),
  {
    type: 'AWS::ECS::Service',
    within: 'VolumeConfigurations[].ManagedEBSVolume',
    key: 'KmsKeyId',
    absent: 'aws-managed',
  },
  { type: 'AWS::EFS::FileSystem', key: 'KmsKeyId', absent: 'aws-managed', with: [{ path: 'Encrypted', values: TRUE }] },
  { type: 'AWS::FSx::FileSystem', key: 'KmsKeyId', absent: 'aws-managed' },
  { type: 'AWS::FSx::FileCache', key: 'KmsKeyId', absent: 'aws-managed' },
  { type: 'AWS::Backup::BackupVault', key: 'EncryptionKeyArn', absent: 'aws-managed' },
  { type: 'AWS::Backup::LogicallyAirGappedBackupVault', key: 'EncryptionKeyArn', absent: 'aws-owned' },
  { type: 'AWS::DRS::ReplicationConfigurationTemplate', key: 'EbsEncryptionKeyArn', absent: 'aws-managed' },
  { type: 'AWS::StorageGateway::Tape', key: 'KMSKey', absent: 'aws-owned' },
  { type: 'AWS::StorageGateway::Volume', key: 'KMSKey', absent: 'aws-owned' },
  {
    type: 'AWS::RDS::DBInstance',
    key: 'KmsKeyId',
    absent: 'unencrypted',
    with: [{ path: 'StorageEncrypted', values: TRUE }],
    unless: [
      { path: 'DBClusterIdentifier' },
      { path: 'SourceDBInstanceIdentifier' },
      { path: 'SourceDBClusterIdentifier' },
    ],
  },
  {
    type: 'AWS::RDS::DBInstance',
    key: 'PerformanceInsightsKMSKeyId',
    absent: 'aws-managed',
    when: { path: 'EnablePerformanceInsights', values: TRUE },
  },
  {
    type: 'AWS::RDS::DBInstance',
    key: 'MasterUserSecret.KmsKeyId',
    absent: 'aws-managed',
    when: { path: 'ManageMasterUserPassword', values: TRUE },
  },
  {
    type: 'AWS::RDS::DBCluster',
    key: 'KmsKeyId',
    absent: 'unencrypted',
    with: [{ path: 'StorageEncrypted', values: TRUE }],
    unless: [{ path: 'ReplicationSourceIdentifier' }],
  },
  {
    type: 'AWS::RDS::DBCluster',
    key: 'PerformanceInsightsKmsKeyId',
    absent: 'aws-managed',
    when: { path: 'PerformanceInsightsEnabled', values: TRUE },
  },
  {
    type: 'AWS::RDS::DBCluster',
    key: 'MasterUserSecret.KmsKeyId',
    absent: 'aws-managed',
    when: { path: 'ManageMasterUserPassword', values: TRUE },
  },
  { type: 'AWS::RDS::CustomDBEngineVersion', key: 'KMSKeyId', absent: 'aws-managed' },
  {
    type: 'AWS::DocDB::DBCluster',
    key: 'KmsKeyId',
    absent: 'unencrypted',
    with: [{ path: 'StorageEncrypted', values: TRUE }],
  },
  {
    type: 'AWS::DocDB::DBCluster',
    key: 'MasterUserSecretKmsKeyId',
    absent: 'aws-managed',
    when: { path: 'ManageMasterUserPassword', values: TRUE },
  },
  { type: 'AWS::DocDBElastic::Cluster', key: 'KmsKeyId', absent: 'aws-owned' },
  {
    type: 'AWS::Neptune::DBCluster',
    key: 'KmsKeyId',
    absent: 'unencrypted',
    with: [{ path: 'StorageEncrypted', values: TRUE }],
  },
  { type: 'AWS::NeptuneGraph::Graph', key: 'KmsKeyIdentifier', absent: 'aws-owned' },
  {
    type: 'AWS::DynamoDB::Table',
    key: 'SSESpecification.KMSMasterKeyId',
    absent: 'aws-owned',
    with: [{ path: 'SSESpecification.SSEEnabled', values: TRUE }],
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    key: 'Replicas[].SSESpecification.KMSMasterKeyId',
    absent: 'aws-owned',
    with: [{ path: 'SSESpecification.SSEEnabled', values: TRUE }],
  },
  {
    type: 'AWS::Cassandra::Table',
    key: 'EncryptionSpecification.KmsKeyIdentifier',
    absent: 'aws-owned',
    with: [{ path: 'EncryptionSpecification.EncryptionType', values: ['CUSTOMER_MANAGED_KMS_KEY'] }],
  },
  { type: 'AWS::DSQL::Cluster', key: 'KmsEncryptionKey', absent: 'aws-owned' },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    key: 'KmsKeyId',
    absent: 'aws-owned',
    with: [{ path: 'AtRestEncryptionEnabled', values: TRUE }],
    unless: [{ path: 'GlobalReplicationGroupId' }],
  },
  { type: 'AWS::ElastiCache::ServerlessCache', key: 'KmsKeyId', absent: 'aws-owned' },
  { type: 'AWS::ElastiCache::ServerlessCacheSnapshot', key: 'KmsKeyId', absent: 'aws-owned' },
  { type: 'AWS::MemoryDB::Cluster', key: 'KmsKeyId', absent: 'aws-owned' },
  { type: 'AWS::MemoryDB::Snapshot', key: 'KmsKeyId', absent: 'aws-owned' },
  { type: 'AWS::QLDB::Ledger', key: 'KmsKey', absent: 'aws-owned' },
  { type: 'AWS::Timestream::Database', key: 'KmsKeyId', absent: 'aws-managed' },
  { type: 'AWS::WorkSpaces::Workspace', key: 'VolumeEncryptionKey', absent: 'unencrypted' },
  { type: 'AWS::WorkspacesInstances::Volume', key: 'KmsKeyId', absent: 'aws-managed' },
  blockDevices('AWS::WorkspacesInstances::WorkspaceInstance', 'ManagedInstance.BlockDeviceMappings[].Ebs'),
];

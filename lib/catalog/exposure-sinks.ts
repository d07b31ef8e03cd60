/** A property that names where data goes, in a form that tells neither Region nor owner. */
export interface DataSink {
  readonly type: string;
  /** The property, relative to `Properties`; `[]` stands for each element. */
  readonly path: string;
  /** What leaves. */
  readonly data: string;
}

/**
 * Destinations that only prove where they are by belonging to the same app: bucket names and bucket ARNs carry no Region and no account.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html
 */
export const DATA_SINKS: readonly DataSink[] = [
  { type: 'AWS::S3::Bucket', path: 'ReplicationConfiguration.Rules[].Destination.Bucket', data: 'objects' },
  { type: 'AWS::S3::Bucket', path: 'LoggingConfiguration.DestinationBucketName', data: 'access logs' },
  { type: 'AWS::S3::Bucket', path: 'InventoryConfigurations[].Destination.BucketArn', data: 'inventories' },
  {
    type: 'AWS::S3::Bucket',
    path: 'AnalyticsConfigurations[].StorageClassAnalysis.DataExport.Destination.BucketArn',
    data: 'analytics',
  },
  { type: 'AWS::CloudTrail::Trail', path: 'S3BucketName', data: 'audit events' },
  { type: 'AWS::Config::DeliveryChannel', path: 'S3BucketName', data: 'configuration history' },
  { type: 'AWS::EC2::FlowLog', path: 'LogDestination', data: 'flow logs' },
  { type: 'AWS::Logs::DeliveryDestination', path: 'DestinationResourceArn', data: 'logs' },
  { type: 'AWS::Logs::SubscriptionFilter', path: 'DestinationArn', data: 'logs' },
  { type: 'AWS::Logs::Destination', path: 'TargetArn', data: 'logs' },
  { type: 'AWS::CloudWatch::MetricStream', path: 'FirehoseArn', data: 'metrics' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', path: 'S3DestinationConfiguration.BucketARN', data: 'records' },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    path: 'ExtendedS3DestinationConfiguration.BucketARN',
    data: 'records',
  },
  {
    type: 'AWS::Backup::BackupPlan',
    path: 'BackupPlan.BackupPlanRule[].CopyActions[].DestinationBackupVaultArn',
    data: 'backups',
  },
  { type: 'AWS::Events::Rule', path: 'Targets[].Arn', data: 'events' },
  { type: 'AWS::Pipes::Pipe', path: 'Target', data: 'events' },
  { type: 'AWS::SSM::ResourceDataSync', path: 'S3Destination.BucketName', data: 'inventories' },
  { type: 'AWS::SSM::ResourceDataSync', path: 'BucketName', data: 'inventories' },
  { type: 'AWS::GuardDuty::PublishingDestination', path: 'DestinationProperties.DestinationArn', data: 'findings' },
  { type: 'AWS::SageMaker::EndpointConfig', path: 'DataCaptureConfig.DestinationS3Uri', data: 'prompts and answers' },
  { type: 'AWS::SageMaker::EndpointConfig', path: 'AsyncInferenceConfig.OutputConfig.S3OutputPath', data: 'answers' },
  { type: 'AWS::DataSync::Task', path: 'DestinationLocationArn', data: 'files' },
  { type: 'AWS::CUR::ReportDefinition', path: 'S3Bucket', data: 'usage reports' },
];

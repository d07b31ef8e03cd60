import { KeyOrigin } from '../../../lib/sovereignty/policy';
import { allow, KEY, leak } from './leak';

const FAR = 'us-east-1';
const FAR_MODEL = `arn:aws-eusc:bedrock:${FAR}::foundation-model/amazon.titan-embed-text-v2:0`;
const OURS = { inference: { models: ['amazon.nova-pro-v1:0'] } };
const ROTATED = { EnableKeyRotation: true };

/** Keys, identities, logs, models, operators. */
export const GOVERNANCE_LEAKS = [
  leak('KMS-01a', '022', 'KMS::Key', { ...ROTATED, MultiRegion: true }),
  leak('KMS-01b', '022', 'KMS::ReplicaKey', { PrimaryKeyArn: KEY }),
  leak('KMS-01c', '020', 'PaymentCryptography::Key', { ReplicationRegions: [FAR] }),
  leak('KMS-02', '213', 'KMS::Key', ROTATED, { keyOrigin: KeyOrigin.EXTERNAL_KEY_STORE }),
  leak('KMS-03a', '301', 'KMS::Key', { ...ROTATED, KeyPolicy: allow({ Action: 'kms:*', Principal: '*' }) }),
  leak('KMS-03b', '012', 'KMS::Key', {
    ...ROTATED,
    KeyPolicy: allow({ Action: 'kms:*', Principal: { AWS: 'arn:aws-eusc:iam::999988887777:root' } }),
  }),
  leak('KMS-03c', '210', 'KMS::Key', { ...ROTATED, PendingWindowInDays: 7 }),
  leak('KMS-03d', '212', 'KMS::Key', { ...ROTATED, BypassPolicyLockoutSafetyCheck: true }),
  leak('KMS-04a', '201', 'SQS::Queue'),
  leak('KMS-04b', '202', 'SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }),
  leak('KMS-05', '214', 'CloudHSM::Cluster', { Mode: 'NON_FIPS' }),
  leak('SEC-02', '103', 'RAM::ResourceShare', { Name: 's' }),
  leak('SEC-03a', '012', 'IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '999988887777' } }],
    },
  }),
  leak('SEC-03b', '302', 'IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: 'accounts.google.com' } },
      ],
    },
  }),
  leak('SEC-03c', '305', 'IAM::AccessKey', { UserName: 'u' }),
  leak('LOG-01a', '905', 'CloudTrail::Trail', {
    KMSKeyId: KEY,
    IsLogging: true,
    EnableLogFileValidation: true,
    S3BucketName: 'elsewhere',
  }),
  leak('LOG-01b', '502', 'CloudTrail::Trail', {
    KMSKeyId: KEY,
    IsLogging: true,
    EnableLogFileValidation: false,
    S3BucketName: { Ref: 'Bucket' },
  }),
  leak('LOG-01c', '022', 'CloudTrail::EventDataStore', { KmsKeyId: KEY, MultiRegionEnabled: true }),
  leak('LOG-02', '023', 'CloudTrail::Trail', {
    KMSKeyId: KEY,
    IsLogging: true,
    EnableLogFileValidation: true,
    S3BucketName: { Ref: 'Bucket' },
    IsMultiRegionTrail: true,
  }),
  leak('LOG-03a', '011', 'Logs::SubscriptionFilter', {
    DestinationArn: `arn:aws-eusc:kinesis:${FAR}:111122223333:stream/s`,
  }),
  leak('LOG-03b', '011', 'Logs::Destination', { TargetArn: `arn:aws-eusc:kinesis:${FAR}:111122223333:stream/s` }),
  leak('LOG-03c', '905', 'Logs::DeliveryDestination', { DestinationResourceArn: 'arn:aws-eusc:s3:::elsewhere' }),
  leak('LOG-04a', '201', 'Logs::LogGroup', { RetentionInDays: 365 }),
  leak('LOG-04b', '501', 'Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 30 }),
  leak('LOG-04c', '501', 'Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 3653 }, { maximumLogRetentionDays: 400 }),
  leak('LOG-06a', '905', 'Config::DeliveryChannel', { S3BucketName: 'elsewhere' }),
  leak('LOG-06b', '022', 'Config::ConfigurationAggregator', { AccountAggregationSources: [{ AllAwsRegions: true }] }),
  leak('LOG-06c', '022', 'SecurityHub::FindingAggregator', { RegionLinkingMode: 'ALL_REGIONS' }),
  leak('LOG-06d', '020', 'SecurityLake::DataLake', {
    EncryptionConfiguration: { KmsKeyId: KEY },
    ReplicationConfiguration: { Regions: [FAR] },
  }),
  leak('LOG-06e', '905', 'GuardDuty::PublishingDestination', {
    DestinationProperties: { DestinationArn: 'arn:aws-eusc:s3:::elsewhere', KmsKeyArn: KEY },
  }),
  leak('AI-01a', '030', 'Bedrock::Agent', {
    CustomerEncryptionKeyArn: KEY,
    FoundationModel: 'eu.amazon.nova-pro-v1:0',
  }),
  leak('AI-01b', '031', 'Bedrock::Agent', { CustomerEncryptionKeyArn: KEY, FoundationModel: 'other.model-v1:0' }, OURS),
  leak('AI-01c', '030', 'Bedrock::Prompt', {
    CustomerEncryptionKeyArn: KEY,
    Variants: [{ ModelId: 'global.amazon.nova-pro-v1:0' }],
  }),
  leak('AI-01d', '030', 'Bedrock::Flow', {
    CustomerEncryptionKeyArn: KEY,
    Definition: { Nodes: [{ Configuration: { KnowledgeBase: { ModelId: 'us.amazon.nova-pro-v1:0' } } }] },
  }),
  leak('AI-01e', '030', 'BedrockAgentCore::Memory', {
    EncryptionKeyArn: KEY,
    MemoryStrategies: [
      {
        CustomMemoryStrategy: {
          Configuration: { SemanticOverride: { Extraction: { ModelId: 'us.amazon.nova-pro-v1:0' } } },
        },
      },
    ],
  }),
  leak('AI-02', '030', 'Bedrock::ApplicationInferenceProfile', {
    ModelSource: {
      CopyFrom: 'arn:aws-eusc:bedrock:eusc-de-east-1:111122223333:inference-profile/eu.amazon.nova-pro-v1:0',
    },
  }),
  leak('AI-03a', '011', 'Bedrock::KnowledgeBase', {
    KnowledgeBaseConfiguration: { VectorKnowledgeBaseConfiguration: { EmbeddingModelArn: FAR_MODEL } },
  }),
  leak('AI-03b', '040', 'Bedrock::KnowledgeBase', {
    StorageConfiguration: {
      Type: 'PINECONE',
      PineconeConfiguration: { ConnectionString: 'https://x.svc.pinecone.io' },
    },
  }),
  leak('AI-03c', '011', 'Bedrock::IntelligentPromptRouter', { Models: [{ ModelArn: FAR_MODEL }] }),
  leak('AI-04', '030', 'Bedrock::Guardrail', {
    KmsKeyArn: KEY,
    CrossRegionConfig: { GuardrailProfileArn: 'us.guardrail.v1:0' },
  }),
  leak('AI-06', '040', 'Bedrock::DataSource', {
    ServerSideEncryptionConfiguration: { KmsKeyArn: KEY },
    DataSourceConfiguration: {
      Type: 'WEB',
      WebConfiguration: {
        SourceConfiguration: { UrlConfiguration: { SeedUrls: [{ Url: 'https://www.example.com' }] } },
      },
    },
  }),
  ...['Runtime', 'BrowserCustom', 'CodeInterpreterCustom'].map((kind) =>
    leak(`AI-07 ${kind}`, '103', `BedrockAgentCore::${kind}`, { NetworkConfiguration: { NetworkMode: 'PUBLIC' } }),
  ),
  leak('AI-09a', '103', 'SageMaker::Model', { EnableNetworkIsolation: false }),
  leak('AI-09b', '103', 'SageMaker::ProcessingJob', { NetworkConfig: { EnableNetworkIsolation: false } }),
  leak('AI-09d', '042', 'SageMaker::Model', {
    EnableNetworkIsolation: true,
    PrimaryContainer: { Image: 'nvcr.io/nim/x:1' },
  }),
  leak('AI-09e', '905', 'SageMaker::EndpointConfig', {
    KmsKeyId: KEY,
    DataCaptureConfig: { DestinationS3Uri: 's3://elsewhere/x', KmsKeyId: KEY },
  }),
  leak('AI-10a', '103', 'SageMaker::NotebookInstance', { KmsKeyId: KEY, DirectInternetAccess: 'Enabled' }),
  leak('AI-10b', '103', 'SageMaker::Domain', { KmsKeyId: KEY, AppNetworkAccessType: 'PublicInternetOnly' }),
  leak('AI-11', '103', 'SageMaker::Cluster', { InstanceGroups: [] }),
  leak('AI-12a', '303', 'IAM::ManagedPolicy', { PolicyDocument: allow({ Action: 'bedrock:*' }) }),
  leak('AI-12b', '303', 'IAM::ManagedPolicy', { PolicyDocument: allow({ Action: 'bedrock-mantle:*' }) }),
  leak('OPS-01', '306', 'SupportAuthZ::SupportPermit', {
    Permit: { Actions: { AllActions: {} }, Resources: { AllResourcesInRegion: {} } },
  }),
  leak('OPS-02', '103', 'EKS::Cluster', {
    EncryptionConfig: [{ Provider: { KeyArn: KEY } }],
    ResourcesVpcConfig: { SubnetIds: ['s'] },
  }),
  leak('OPS-03', '103', 'Lambda::Function', { Code: { ZipFile: 'x' } }),
  leak('OPS-04a', '402', 'CloudFormation::Stack', { TemplateURL: 'https://s3.eusc-de-east-1.amazonaws.eu/b/t.json' }),
  leak('OPS-04b', '401', 'CloudFormation::Macro', { Name: 'm', FunctionName: 'f' }),
  leak('OPS-04c', '403', 'CloudFormation::CustomResource', {
    ServiceToken: 'arn:aws-eusc:lambda:eusc-de-east-1:111122223333:function:f',
  }),
  leak('OPS-05', '022', 'Organizations::Policy', {
    Content: { services: { default: { opt_out_policy: { '@@assign': 'optIn' } } } },
  }),
];

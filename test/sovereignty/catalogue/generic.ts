import { allow, KEY, leak } from './leak';

const HOME = 'eusc-de-east-1';

/** What the detectors find whatever the type of the resource, also where nobody has listed it. */
export const GENERIC_LEAKS = [
  leak('G1 partition', '010', 'Not::Listed', { Deep: [{ Thing: `arn:aws:sqs:${HOME}:111122223333:q` }] }),
  leak('G1 Region', '011', 'Not::Listed', { Deep: [{ Thing: 'arn:aws-eusc:sqs:us-east-1:111122223333:q' }] }),
  leak('G1 account', '012', 'Not::Listed', { Deep: [{ Thing: `arn:aws-eusc:sqs:${HOME}:999988887777:q` }] }),
  leak('G2 Region', '020', 'Not::Listed', { Settings: { FailoverRegion: 'us-east-1' } }),
  leak('G2 zone', '021', 'Not::Listed', { AvailabilityZone: 'us-east-1a' }),
  leak('G2 flag', '022', 'Not::Listed', { MultiRegionEnabled: true }),
  leak('G3 address', '040', 'Not::Listed', { CallbackUrl: 'https://x.example.com' }),
  leak('G3 service', '041', 'Not::Listed', { ServiceName: 'com.amazonaws.us-east-1.s3' }),
  leak('G3 image', '042', 'Not::Listed', { ContainerImage: 'docker.io/library/x:1' }),
  leak('G4 route', '105', 'EC2::Route', { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }),
  leak('G5 everything', '304', 'IAM::ManagedPolicy', { PolicyDocument: allow({ Action: '*' }) }),
  leak('G5 inference', '303', 'IAM::ManagedPolicy', { PolicyDocument: allow({ Action: 'bedrock:InvokeModel' }) }),
  leak('G6 type', '404', 'CloudFormation::StackSet', { StackSetName: 's', PermissionModel: 'SELF_MANAGED' }),
  leak('G6 call', '405', 'CloudFormation::CustomResource', {
    ServiceToken: KEY,
    Create: '{"service":"S3","action":"putBucketReplication"}',
  }),
  leak('G7 flag', '103', 'Not::Listed', { Network: { PubliclyAccessible: true } }),
  leak('G7 mode', '103', 'Not::Listed', { Network: { NetworkMode: 'PUBLIC' } }),
  leak('keys', '211', 'KMS::Key'),
  leak('volumes', '203', 'SageMaker::EndpointConfig', { ProductionVariants: [{ InstanceType: 'ml.m5.large' }] }),
];

/** Code that the AWS CDK adds to an app by itself. */
export interface CdkHandler {
  /** What the path of its construct, or its logical ID, holds once everything but letters and digits is taken out. */
  readonly mark: string;
  /** What the code is for, to end the sentence "it belongs to … ". */
  readonly what: string;
  /** What in the app makes it. */
  readonly madeBy: string;
  /** How to do without. */
  readonly without: string;
}

/** The mark of the handler that calls APIs for `AwsCustomResource`. */
export const AWS_CUSTOM_RESOURCE_HANDLER = 'AWS679f53fac002430cb0da5b7982bd2287';

/**
 * Handlers of aws-cdk-lib 2.273.0, by the identifiers that their constructs have in its source (https://github.com/aws/aws-cdk).
 *
 * The mark tells a reader where a finding comes from and excuses nothing, so that nobody gains by giving their own code such a name. The AWS CDK
 * keeps these identifiers across releases: another one would replace the handlers of deployed apps.
 */
export const CDK_HANDLERS: readonly CdkHandler[] = [
  {
    mark: AWS_CUSTOM_RESOURCE_HANDLER,
    what: 'the handler of AwsCustomResource',
    madeBy: '`new AwsCustomResource(…)`, or a construct that calls an API with one',
    without:
      'Use the resource type of CloudFormation for what it calls; where there is none, give it `vpc` and `vpcSubnets`, and `installLatestAwsSdk: false`.',
  },
  {
    mark: 'CustomS3AutoDeleteObjects',
    what: 'the handler that empties buckets before they are deleted',
    madeBy: '`autoDeleteObjects: true` of a bucket',
    without: 'Take `autoDeleteObjects` out and empty the bucket by hand before it is deleted.',
  },
  {
    mark: 'CustomECRAutoDeleteImages',
    what: 'the handler that empties repositories before they are deleted',
    madeBy: '`autoDeleteImages: true` of a repository',
    without: 'Set `emptyOnDelete: true` instead, which CloudFormation does itself.',
  },
  {
    mark: 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834',
    what: 'the handler that sets the notifications of buckets',
    madeBy: '`addEventNotification` of a bucket',
    without:
      'Set `eventBridgeEnabled: true` and a rule of EventBridge, or write `NotificationConfiguration` to the `CfnBucket`.',
  },
  {
    mark: 'CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C',
    what: 'the handler that copies files into buckets',
    madeBy: '`new BucketDeployment(…)` or `new DeployTimeSubstitutedFile(…)`',
    without: 'Give it `vpc` and `vpcSubnets` of the site, or copy the files in the pipeline that deploys the app.',
  },
  {
    mark: 'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a',
    what: 'the handler that sets how long logs are kept',
    madeBy: '`logRetention` of a function or a database, or `new LogRetention(…)`',
    without: 'Give the construct a `LogGroup` with `retention` instead of `logRetention`.',
  },
  {
    mark: 'CustomVpcRestrictDefaultSG',
    what: 'the handler that empties the default security group of a VPC',
    madeBy: '`restrictDefaultSecurityGroup`, which a feature flag turns on for every `Vpc`',
    without: 'Set `restrictDefaultSecurityGroup: false` and see that nothing uses the default security group.',
  },
  {
    mark: 'CustomCrossRegionExportWriter',
    what: 'the handler that writes values of a stack into another Region',
    madeBy: '`crossRegionReferences: true` of a stack',
    without: 'Keep what belongs together in one Region, and take `crossRegionReferences` out.',
  },
  {
    mark: 'CustomCrossRegionExportReader',
    what: 'the handler that reads values that a stack of another Region wrote',
    madeBy: '`crossRegionReferences: true` of a stack',
    without: 'Keep what belongs together in one Region, and take `crossRegionReferences` out.',
  },
  {
    mark: 'CustomCrossRegionStringParameterReader',
    what: 'the handler that reads the ARN of an edge function from another Region',
    madeBy: '`new experimental.EdgeFunction(…)`',
    without: 'Take it out: edge functions run in every country.',
  },
  {
    mark: 'CustomAWSCDKOpenIdConnectProvider',
    what: 'the handler that registers identity providers',
    madeBy: '`new OpenIdConnectProvider(…)`, also in EKS clusters',
    without: 'Use `OidcProviderNative`, or EKS Pod Identity.',
  },
  {
    mark: 'CustomCrossAccountZoneDelegation',
    what: 'the handler that writes a delegation into the zone of another account',
    madeBy: '`new CrossAccountZoneDelegationRecord(…)`',
    without: 'Have the owner of the parent zone add the NS record.',
  },
  {
    mark: 'CustomDeleteExistingRecordSet',
    what: 'the handler that deletes a DNS record before another one is made',
    madeBy: '`deleteExisting: true` of a record',
    without: 'Delete the old record by hand, once.',
  },
  {
    mark: 'CertificateRequestorFunction',
    what: 'the handler that requests and validates certificates',
    madeBy: '`new DnsValidatedCertificate(…)`',
    without: 'Use `Certificate` with `CertificateValidation.fromDns`, or a private certificate authority.',
  },
  {
    mark: 'AWSCDKTriggerCustomResourceProvider',
    what: 'the handler that calls functions while a stack is deployed',
    madeBy: '`new Trigger(…)` or `new TriggerFunction(…)`',
    without: 'Call the function from the pipeline that deploys the app.',
  },
  {
    mark: 'AWSCDKCfnUtilsProvider',
    what: 'the handler that turns texts of a template into JSON',
    madeBy: '`new CfnJson(…)`',
    without: 'Write keys that hold no tokens, so that no `CfnJson` is needed.',
  },
  {
    mark: 'awscdkawsdynamodbReplicaProvider',
    what: 'the provider that adds replicas to tables',
    madeBy: '`replicationRegions` of a table',
    without: 'Take `replicationRegions` out, or use `TableV2` with replicas in allowed Regions.',
  },
  {
    mark: 'awscdkawseksClusterResourceProvider',
    what: 'the provider that makes EKS clusters',
    madeBy: '`Cluster` of `aws-cdk-lib/aws-eks`',
    without:
      'Use `KubernetesCluster` of this library or `aws-eks-v2`, or give it `placeClusterHandlerInVpc: true` and subnets of the site.',
  },
  {
    mark: 'awscdkawseksKubectlProvider',
    what: 'the provider that applies manifests to EKS clusters',
    madeBy: '`addManifest`, `addHelmChart` or `awsAuth` of an EKS cluster',
    without: 'Give it the private subnets of the cluster, or apply manifests from a host of the site.',
  },
  {
    mark: 'DrainECSHook',
    what: 'the hook that drains instances of an ECS cluster',
    madeBy: '`addCapacity` of an ECS cluster',
    without: 'Use an `AsgCapacityProvider` with managed draining, or set `taskDrainTime` to zero.',
  },
  {
    mark: 'SingletonLambda224e77f9a32e4b4dac32983477abba16',
    what: 'the handler that drops spam',
    madeBy: '`dropSpam: true` of a receipt rule set',
    without: 'Take `dropSpam` out.',
  },
  {
    mark: 'frameworkonEvent',
    what: 'the provider framework for custom resources',
    madeBy: '`new Provider(…)`',
    without: 'Give the provider `vpc` and `vpcSubnets`, or point `serviceToken` at the function itself.',
  },
  {
    mark: 'frameworkisComplete',
    what: 'the provider framework for custom resources',
    madeBy: '`new Provider(…)` with `isCompleteHandler`',
    without: 'Give the provider `vpc` and `vpcSubnets`, or let one function wait.',
  },
  {
    mark: 'frameworkonTimeout',
    what: 'the provider framework for custom resources',
    madeBy: '`new Provider(…)` with `isCompleteHandler`',
    without: 'Give the provider `vpc` and `vpcSubnets`, or let one function wait.',
  },
  {
    mark: 'waiterstatemachine',
    what: 'the provider framework for custom resources',
    madeBy: '`new Provider(…)` with `isCompleteHandler`',
    without: 'Let one function wait, so that the framework needs no state machine.',
  },
];

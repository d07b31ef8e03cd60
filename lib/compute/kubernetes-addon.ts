import { Arn, Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What an add-on needs beside its name. */
export interface KubernetesAddonOptions {
  /**
   * The namespace of its pods.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * The service account whose pods call AWS. It gets a role of its own, through Pod Identity.
   *
   * @default - none: its pods call nothing
   */
  readonly serviceAccount?: string;
  /**
   * The name of a policy managed by AWS for that role, such as `CloudWatchAgentServerPolicy`.
   *
   * @default - none
   */
  readonly managedPolicy?: string;
  /**
   * More rights for that role.
   *
   * @default - none
   */
  readonly statements?: PolicyStatement[];
  /**
   * Configuration, as the JSON text that `aws eks describe-addon-configuration` describes.
   *
   * @default - that of the add-on
   */
  readonly configuration?: string;
  /**
   * Short names of private endpoints that its pods call, such as `logs`.
   *
   * @default - none
   */
  readonly endpoints?: string[];
  /**
   * Names of log groups that its pods write to, with `{cluster}` for the name of the cluster. They are made first, encrypted and with a
   * retention, because the pods would make them without.
   *
   * @default - none
   */
  readonly logGroups?: string[];
}

/** An add-on of EKS that a cluster can have beside those that it always has. */
export class KubernetesAddon {
  /**
   * Mounts FSx for Lustre file systems into pods. It may look them up, not make or delete them: the site does.
   *
   * See https://docs.aws.amazon.com/eks/latest/userguide/fsx-csi.html.
   */
  public static readonly FSX_LUSTRE = KubernetesAddon.of('aws-fsx-csi-driver', {
    serviceAccount: 'fsx-csi-controller-sa',
    statements: [
      new PolicyStatement({
        actions: ['fsx:DescribeFileSystems'],
        resources: [
          Arn.format({
            partition: Aws.PARTITION,
            service: 'fsx',
            region: Aws.REGION,
            account: Aws.ACCOUNT_ID,
            resource: 'file-system',
            resourceName: '*',
          }),
        ],
      }),
    ],
    endpoints: ['fsx'],
  });

  /**
   * Mounts S3 buckets into pods, on every node. It has no rights at first: grant those on single buckets to `cluster.addonRole(…)`.
   *
   * Pod Identity needs version 2 or later (https://github.com/awslabs/mountpoint-s3-csi-driver/issues/504).
   */
  public static readonly S3_MOUNTPOINT = KubernetesAddon.of('aws-mountpoint-s3-csi-driver', {
    serviceAccount: 's3-csi-driver-sa',
    configuration: JSON.stringify({ node: { tolerateAllTaints: true } }),
  });

  /** Issues certificates inside the cluster, which operators use for their webhooks. It calls nothing outside. */
  public static readonly CERT_MANAGER = KubernetesAddon.of('cert-manager', { namespace: 'cert-manager' });

  /**
   * Container Insights: metrics and logs of nodes and pods, to CloudWatch.
   *
   * See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html.
   */
  public static readonly CLOUDWATCH_OBSERVABILITY = KubernetesAddon.of('amazon-cloudwatch-observability', {
    namespace: 'amazon-cloudwatch',
    serviceAccount: 'cloudwatch-agent',
    managedPolicy: 'CloudWatchAgentServerPolicy',
    endpoints: ['logs', 'monitoring'],
    logGroups: ['application', 'dataplane', 'host', 'performance'].map(
      (kind) => `/aws/containerinsights/{cluster}/${kind}`,
    ),
  });

  /**
   * Kueue with the policies of HyperPod: priorities of jobs and shares of teams. Kubernetes 1.30 or later, without another Kueue.
   *
   * See https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-operate-console-ui-governance-setup.html.
   */
  public static readonly HYPERPOD_TASK_GOVERNANCE = KubernetesAddon.of('amazon-sagemaker-hyperpod-taskgovernance', {
    namespace: 'kueue-system',
  });

  /**
   * Restarts training jobs of HyperPod process by process. It needs `CERT_MANAGER`.
   *
   * See https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-eks-operator-install.html.
   */
  public static readonly HYPERPOD_TRAINING_OPERATOR = KubernetesAddon.of(
    'amazon-sagemaker-hyperpod-training-operator',
    {
      namespace: 'aws-hyperpod',
      serviceAccount: 'hp-training-operator-controller-manager',
      managedPolicy: 'AmazonSageMakerHyperPodTrainingOperatorAccess',
      endpoints: ['sagemaker.api'],
    },
  );

  /** An add-on that this release does not name. */
  public static of(name: string, options: KubernetesAddonOptions = {}): KubernetesAddon {
    return new KubernetesAddon(name, options);
  }

  /** The name of the add-on in the EKS API. */
  public readonly name: string;
  /** What it needs. */
  public readonly options: KubernetesAddonOptions;

  private constructor(name: string, options: KubernetesAddonOptions) {
    this.name = name;
    this.options = options;
  }
}

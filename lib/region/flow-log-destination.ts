import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct, IDependable } from 'constructs';
import { DataClass } from './data-class';
import type { IPrivateRegion } from './private-region';

/** What keys of all records in a bucket start with. */
const PREFIX = 'flow-logs';

const USE_OF_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** A network, as a destination needs to know it. */
export interface FlowLogSource {
  /** The private region whose key and retention apply. */
  readonly region: IPrivateRegion;
  /** The id of the cell. */
  readonly cellId: string;
}

/** Where records go, and what has to be there before the first one. */
export interface FlowLogTarget {
  /** Properties of the flow log. */
  readonly properties: Pick<
    ec2.CfnFlowLogProps,
    'deliverLogsPermissionArn' | 'destinationOptions' | 'logDestination' | 'logDestinationType' | 'logGroupName'
  >;
  /** The permissions to deliver. */
  readonly permissions: IDependable[];
}

/** Where records of network traffic go. */
export abstract class FlowLogDestination {
  /** A log group of the network, in CloudWatch Logs, kept as long as other logs of the site. */
  public static cloudWatch(): FlowLogDestination {
    return new CloudWatchDestination();
  }

  /**
   * A bucket of the site, for records of many networks: Parquet files below `flow-logs/<cell>/`, one folder an hour.
   *
   * The policies of the bucket and of its key get one statement each for all networks. Where the bucket is imported, its owner has to write
   * them (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html). How long records are kept is up to the bucket.
   */
  public static bucket(bucket: s3.IBucket): FlowLogDestination {
    return new BucketDestination(bucket);
  }

  /** @internal */
  public abstract _bind(scope: Construct, source: FlowLogSource): FlowLogTarget;
}

/** A log group that outlives the network, written to by a role that can do nothing else. */
class CloudWatchDestination extends FlowLogDestination {
  public override _bind(scope: Construct, { region }: FlowLogSource): FlowLogTarget {
    const { hosting, logRetention } = region;
    const logGroup = new logs.LogGroup(scope, 'LogGroup', {
      encryptionKey: region.key(DataClass.LOGS),
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new iam.Role(scope, 'Role', {
      description: 'Writes VPC flow logs to their log group',
      assumedBy: hosting.servicePrincipal('vpc-flow-logs').withConditions({
        StringEquals: { 'aws:SourceAccount': hosting.account },
        ArnLike: {
          'aws:SourceArn': Stack.of(scope).formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
        },
      }),
    });
    const grant = iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resourceArns: [logGroup.logGroupArn],
    });
    return {
      properties: {
        logDestinationType: 'cloud-watch-logs',
        logGroupName: logGroup.logGroupName,
        deliverLogsPermissionArn: role.roleArn,
      },
      permissions: [grant],
    };
  }
}

/** A bucket that the log delivery of AWS writes to, under its own name but for this account only. */
class BucketDestination extends FlowLogDestination {
  public constructor(private readonly bucket: s3.IBucket) {
    super();
  }

  public override _bind(scope: Construct, { cellId, region }: FlowLogSource): FlowLogTarget {
    return {
      properties: {
        logDestinationType: 's3',
        logDestination: `${this.bucket.bucketArn}/${PREFIX}/${cellId}`,
        // Passed on as it is, unlike other properties, hence the capitals.
        destinationOptions: { FileFormat: 'parquet', HiveCompatiblePartitions: true, PerHourPartition: true },
      },
      permissions: this.allowDelivery(Stack.of(scope), region),
    };
  }

  /**
   * The same statements for every network, so that they appear once. They have to be there first, or AWS would write a policy of its own.
   *
   * Unlike those that AWS writes, they ask for no ACL: log delivery sends none to a bucket whose owner owns every object
   * (https://github.com/cloudposse/terraform-aws-vpc-flow-logs-s3-bucket/pull/101), and elsewhere the ACL changes nothing within one account.
   *
   * See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html and, for the key,
   * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html.
   */
  private allowDelivery(stack: Stack, { hosting }: IPrivateRegion): IDependable[] {
    const delivery = (sid: string, actions: string[], resource: string) =>
      new iam.PolicyStatement({
        sid,
        principals: [hosting.servicePrincipal('delivery.logs')],
        actions,
        resources: [resource],
        conditions: {
          StringEquals: { 'aws:SourceAccount': hosting.account },
          ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
        },
      });
    const statements = [
      delivery('FlowLogsDelivery', ['s3:PutObject'], this.bucket.arnForObjects(`${PREFIX}/*`)),
      delivery('FlowLogsCheck', ['s3:GetBucketAcl', 's3:ListBucket'], this.bucket.bucketArn),
    ];
    this.bucket.encryptionKey?.addToResourcePolicy(delivery('FlowLogsEncryption', USE_OF_KEY, '*'));
    return statements.flatMap((statement) => this.bucket.addToResourcePolicy(statement).policyDependable ?? []);
  }
}

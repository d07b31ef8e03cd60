import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DataClass } from './data-class';
import type { IPrivateRegion } from './private-region';

/** Properties of `FlowLogs`. */
export interface FlowLogsProps {
  /** The private region whose key and retention apply. */
  readonly region: IPrivateRegion;
  /** The id of the network. */
  readonly vpcId: string;
}

/** A record of all traffic of a network, accepted and rejected, in a log group that outlives the network. */
export class FlowLogs extends Construct {
  public constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { hosting, logRetention } = props.region;
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.region.key(DataClass.LOGS),
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stack = Stack.of(this);
    const role = new iam.Role(this, 'Role', {
      description: 'Writes VPC flow logs to their log group',
      assumedBy: hosting.servicePrincipal('vpc-flow-logs').withConditions({
        StringEquals: { 'aws:SourceAccount': hosting.account },
        ArnLike: {
          'aws:SourceArn': stack.formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
        },
      }),
    });
    const grant = iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resourceArns: [logGroup.logGroupArn],
    });
    const flowLog = new ec2.CfnFlowLog(this, 'Resource', {
      resourceId: props.vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: logGroup.logGroupName,
      deliverLogsPermissionArn: role.roleArn,
    });
    grant.applyBefore(flowLog);
  }
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { FlowLogDestination, FlowLogSource } from './flow-log-destination';

/** Properties of `FlowLogs`. */
export interface FlowLogsProps extends FlowLogSource {
  /** The id of the network. */
  readonly vpcId: string;
  /** Where the records go. */
  readonly destination: FlowLogDestination;
}

/** A record of all traffic of a network, accepted and rejected. */
export class FlowLogs extends Construct {
  public constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { permissions, properties } = props.destination._bind(this, props);
    const flowLog = new ec2.CfnFlowLog(this, 'Resource', {
      resourceId: props.vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      ...properties,
    });
    flowLog.node.addDependency(...permissions);
  }
}

import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AiFactoryError } from '../errors';
import { handlerCode } from './handler-code';

/** Properties of `CapacityTaskHandler`. */
export interface CapacityTaskHandlerProps {
  /** The network that the function runs in. It needs private endpoints for `outposts` and `s3`: through S3 it answers CloudFormation. */
  readonly vpc: ec2.IVpc;
  /**
   * The subnets of the function, in the Region: there are no functions on Outposts.
   *
   * @default - the private subnets, or the isolated ones where there are no others
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /**
   * The security groups of the function.
   *
   * @default - one that lets HTTPS out to the addresses of the network and nothing in
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
  /** A runtime of Node.js 20 or newer that the Region has. */
  readonly runtime: lambda.Runtime;
  /**
   * The processor of the function.
   *
   * @default Architecture.X86_64
   */
  readonly architecture?: lambda.Architecture;
  /** The key of the log. Its policy has to let CloudWatch Logs use it. */
  readonly encryptionKey: kms.IKey;
  /**
   * How long the log is kept. It outlives the stack.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Actions that permissions can name an Outpost for (https://docs.aws.amazon.com/service-authorization/latest/reference/list_outposts.html). */
const ACTIONS_ON_OUTPOSTS = [
  'outposts:CancelCapacityTask',
  'outposts:GetCapacityTask',
  'outposts:GetOutpost',
  'outposts:GetOutpostSupportedInstanceTypes',
  'outposts:ListAssets',
  'outposts:ListBlockingInstancesForCapacityTask',
  'outposts:StartCapacityTask',
];

/** What Lambda needs to put a function into a network (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html). */
const NETWORK_INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
];

/** What `DescribeNetworkInterfaces` and `DescribeSubnets` are allowed for cannot be named. */
const LOOKING = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/**
 * How long a request may wait for the function. What Lambda throttles it tries again for six hours otherwise, whatever the attempts
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html): a task would start long after CloudFormation has
 * given up and rolled back. With the fifteen minutes of the function this is what the resource waits for.
 */
const LATEST_START = Duration.minutes(5);

/**
 * The function that changes the slots of Outposts for `CapacityTask`, one for any number of them.
 *
 * It acts on the Outposts of its tasks alone. Lambda does not repeat it: a second attempt at the same request could start a second task.
 */
export class CapacityTaskHandler extends Construct implements ec2.IConnectable {
  public readonly connections: ec2.Connections;
  /** The function. */
  public readonly function: lambda.IFunction;
  /** What it did and why. */
  public readonly logGroup: logs.ILogGroup;
  private readonly role: iam.Role;
  private readonly outpostArns = new Set<string>();

  /** @throws AIF-OUT-011 when the code is missing, AIF-OUT-012 when the runtime cannot run it */
  public constructor(scope: Construct, id: string, props: CapacityTaskHandlerProps) {
    super(scope, id);
    this.requireRuntime(props.runtime);

    const { vpc, runtime, architecture } = props;
    const securityGroups = props.securityGroups ?? [this.createSecurityGroup(vpc)];
    this.connections = new ec2.Connections({ securityGroups });
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
    this.role = this.createRole();
    this.function = new lambda.Function(this, 'Resource', {
      description: 'Configures the capacity of Outposts',
      code: handlerCode(this, 'capacity-task'),
      handler: 'index.handler',
      runtime,
      architecture,
      memorySize: 256,
      timeout: Duration.minutes(15),
      retryAttempts: 0,
      maxEventAge: LATEST_START,
      role: this.role,
      vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups,
      logGroup: this.logGroup,
    });
  }

  /**
   * Lets the function act on one more Outpost.
   *
   * @internal
   */
  public _serve(outpostArn: string): void {
    if (this.outpostArns.size === 0) {
      const resources = Lazy.list({ produce: () => [...this.outpostArns].sort() });
      this.role.addToPolicy(new iam.PolicyStatement({ sid: 'CapacityTasks', actions: ACTIONS_ON_OUTPOSTS, resources }));
    }
    this.outpostArns.add(outpostArn);
  }

  private createSecurityGroup(vpc: ec2.IVpc): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Handler of capacity tasks',
      allowAllOutbound: false,
    });
    group.addEgressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Port.HTTPS, 'Private endpoints');
    return group;
  }

  private createRole(): iam.Role {
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda') });
    const interfaces = Stack.of(this).formatArn({ service: 'ec2', resource: '*', resourceName: '*' });
    const allow = (sid: string, actions: string[], resource: string): void => {
      role.addToPolicy(new iam.PolicyStatement({ sid, actions, resources: [resource] }));
    };
    allow('ListCapacityTasks', ['outposts:ListCapacityTasks'], '*');
    allow('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], this.logGroup.logGroupArn);
    allow('NetworkInterfaces', NETWORK_INTERFACES, interfaces);
    allow('LookAtNetwork', LOOKING, '*');
    return role;
  }

  private requireRuntime(runtime: lambda.Runtime): void {
    const version = /^nodejs(\d+)/.exec(runtime.name)?.[1];
    if (version === undefined || Number(version) < 20) {
      throw new AiFactoryError(
        'AIF-OUT-012',
        `the runtime is '${runtime.name}'`,
        'give a runtime of Node.js 20 or newer that the Region has',
        this,
      );
    }
  }
}

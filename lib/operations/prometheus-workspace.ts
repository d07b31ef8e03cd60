import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as aps from 'aws-cdk-lib/aws-aps';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { ALERT_RULES } from '../catalog/alert-rules';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { PROMETHEUS_LIMITS } from '../catalog/prometheus-limits';
import { DataClass, type Hosting, type ICellNetwork } from '../region';
import type { INotificationTopic } from './notification-topic';
import { grantQuery, grantRemoteWrite } from './prometheus-grants';
import { alertManagerYaml, rulesYaml } from './prometheus-yaml';
import { requireDays } from './retention';
import { seriesLimits, type TenantSeriesLimit } from './series-limits';

/** Where the metrics of a cell are kept. */
export interface IPrometheusWorkspace extends IConstruct {
  /** ARN of the workspace. */
  readonly workspaceArn: string;
  /** Address of the workspace, up to and with the last slash. Collectors write to `api/v1/remote_write` below it. */
  readonly endpoint: string;
  /** The key that metrics are encrypted with. */
  readonly key: kms.IKey;

  /** Allows to write metrics. Reaches identities of the workspace's own account. */
  grantRemoteWrite(grantee: iam.IGrantable): iam.Grant;

  /** Allows to query metrics. Reaches identities of the workspace's own account. */
  grantQuery(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `PrometheusWorkspace`. */
export interface PrometheusWorkspaceProps {
  /** The cell whose metrics are kept. */
  readonly network: ICellNetwork;
  /** Accelerators in the cell, which decide how many time series it may have. */
  readonly accelerators: number;
  /** Where alerts go. */
  readonly topic: INotificationTopic;
  /**
   * How long metrics are kept: 1 to 1,095 days.
   *
   * @default Duration.days(150)
   */
  readonly retention?: Duration;
  /**
   * Active time series that the cell may have in all. Above 10 million, have the quota raised first.
   *
   * @default - 900 for each accelerator, at least 500,000, at most 10 million
   */
  readonly maximumSeries?: number;
  /**
   * Active time series that single tenants may have.
   *
   * @default - no limit of their own
   */
  readonly tenants?: TenantSeriesLimit[];
  /**
   * Whether Kubernetes runs in the cell. Without it nothing tells what alerts on nodes and pods ask for, and they could never fire.
   *
   * @default true
   */
  readonly kubernetes?: boolean;
}

/** A workspace that was made elsewhere. */
export interface PrometheusWorkspaceAttributes {
  /** ARN of the workspace. */
  readonly workspaceArn: string;
  /** Address of the workspace, up to and with the last slash. */
  readonly endpoint: string;
  /** The key that metrics are encrypted with. */
  readonly key: kms.IKey;
  /** The place that hosts it. */
  readonly hosting: Hosting;
}

/**
 * The metrics of one cell, the alerts on them, and the way that alerts take to the notification topic.
 *
 * A collector in the cell writes to it over a private endpoint, and adds the label `cell`, with the id of the cell as its value, to every
 * series: alerts group by it, and the limit counts it. Managed collectors cannot be used, because the workspace has a key of the site
 * (https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html).
 */
export class PrometheusWorkspace extends Construct implements IPrometheusWorkspace {
  /** Uses a workspace that was made elsewhere. Its rules and alerts are its owner's. */
  public static fromPrometheusWorkspaceAttributes(
    scope: Construct,
    id: string,
    attributes: PrometheusWorkspaceAttributes,
  ): IPrometheusWorkspace {
    return new ImportedPrometheusWorkspace(scope, id, attributes);
  }

  public readonly workspaceArn: string;
  public readonly endpoint: string;
  public readonly key: kms.IKey;
  private readonly hosting: Hosting;

  /**
   * @throws AIF-OPS-002 when the retention is out of range, AIF-OPS-003 to AIF-OPS-005 when a limit of series is, AIF-REGION-012 to
   * AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: PrometheusWorkspaceProps) {
    super(scope, id);
    const { network, topic } = props;
    const { hosting, siteId } = network.region;
    const retention = props.retention ?? Duration.days(PROMETHEUS_LIMITS.retentionDays.usual);
    requireDays(this, 'AIF-OPS-002', 'retention', retention, PROMETHEUS_LIMITS.retentionDays);
    const limitsPerLabelSets = seriesLimits(this, {
      cellId: network.cellId,
      accelerators: props.accelerators,
      maximumSeries: props.maximumSeries,
      tenants: props.tenants ?? [],
    });
    hosting.requireServices(this, [...CAPABILITY_SERVICES.metrics]);
    network.useEndpoints(['aps-workspaces']);

    this.hosting = hosting;
    this.key = network.region.key(DataClass.LOGS);
    const origin = `${siteId}-${network.cellId}`;
    const workspace = new aps.CfnWorkspace(this, 'Resource', {
      alias: origin,
      kmsKeyArn: this.key.keyArn,
      workspaceConfiguration: { retentionPeriodInDays: retention.toDays(), limitsPerLabelSets },
      loggingConfiguration: { logGroupArn: this.createLogGroup(network).logGroupArn },
      alertManagerDefinition: alertManagerYaml({ topicArn: topic.topic.topicArn, region: hosting.region, origin }),
    });
    // The key cannot be changed in place: a replacement would leave the metrics behind.
    workspace.applyRemovalPolicy(RemovalPolicy.RETAIN);
    workspace.node.addDependency(topic);
    this.workspaceArn = workspace.attrArn;
    this.endpoint = workspace.attrPrometheusEndpoint;
    for (const [name, rules] of Object.entries(ALERT_RULES)) {
      new aps.CfnRuleGroupsNamespace(this, name, {
        workspace: this.workspaceArn,
        name,
        data: rulesYaml(
          name,
          rules.filter(({ exporter }) => (props.kubernetes ?? true) || exporter !== 'kube-state-metrics'),
        ),
      });
    }
  }

  public grantRemoteWrite(grantee: iam.IGrantable): iam.Grant {
    return grantRemoteWrite(this, this.hosting, grantee);
  }

  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantQuery(this, this.hosting, grantee);
  }

  /**
   * What the rules and the alert manager could not do.
   *
   * The name starts like those of vended logs: for any other, the service adds the group to a resource policy of at most 5,120
   * characters, which some fifty cells would fill
   * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html).
   */
  private createLogGroup({ region, cellId }: ICellNetwork): logs.LogGroup {
    return new logs.LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/vendedlogs/prometheus/${region.siteId}-${cellId}`,
      encryptionKey: this.key,
      retention: region.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

class ImportedPrometheusWorkspace extends Construct implements IPrometheusWorkspace {
  public readonly workspaceArn: string;
  public readonly endpoint: string;
  public readonly key: kms.IKey;
  private readonly hosting: Hosting;

  public constructor(scope: Construct, id: string, attributes: PrometheusWorkspaceAttributes) {
    super(scope, id);
    this.workspaceArn = attributes.workspaceArn;
    this.endpoint = attributes.endpoint;
    this.key = attributes.key;
    this.hosting = attributes.hosting;
  }

  public grantRemoteWrite(grantee: iam.IGrantable): iam.Grant {
    return grantRemoteWrite(this, this.hosting, grantee);
  }

  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantQuery(this, this.hosting, grantee);
  }
}

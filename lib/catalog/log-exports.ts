/** A property by which a resource of a Region, or one that follows its subnet, sends logs to the Region. */
export interface LogExport {
  readonly type: string;
  /** The property, relative to `Properties`; `[]` stands for each element. */
  readonly path: string;
  /** Values that send nothing, compared without regard to case. */
  readonly off: readonly string[];
  /** What is sent. */
  readonly data: string;
}

/**
 * Settings that send logs to Amazon CloudWatch, which keeps them in the Region.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html,
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html, read 2026-11-22.
 */
export const LOG_EXPORTS: readonly LogExport[] = [
  { type: 'AWS::EC2::FlowLog', path: 'LogGroupName', off: [], data: 'records of connections' },
  {
    type: 'AWS::ECS::TaskDefinition',
    path: 'ContainerDefinitions[].LogConfiguration.Options.awslogs-group',
    off: [],
    data: 'output of containers',
  },
  {
    type: 'AWS::EKS::Cluster',
    path: 'Logging.ClusterLogging.EnabledTypes[].Type',
    off: [],
    data: 'logs of the control plane',
  },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    path: 'LogDeliveryConfigurations[].DestinationType',
    off: [],
    data: 'logs of the cache',
  },
  { type: 'AWS::RDS::DBInstance', path: 'EnableCloudwatchLogsExports[]', off: [], data: 'logs of the database' },
  { type: 'AWS::RDS::DBInstance', path: 'EnablePerformanceInsights', off: ['false'], data: 'texts of queries' },
  { type: 'AWS::RDS::DBInstance', path: 'MonitoringInterval', off: ['0'], data: 'readings of the machine' },
  { type: 'AWS::RDS::DBCluster', path: 'EnableCloudwatchLogsExports[]', off: [], data: 'logs of the database' },
  { type: 'AWS::RDS::DBCluster', path: 'PerformanceInsightsEnabled', off: ['false'], data: 'texts of queries' },
  {
    type: 'AWS::SSM::MaintenanceWindowTask',
    path: 'TaskInvocationParameters.MaintenanceWindowRunCommandParameters.CloudWatchOutputConfig.CloudWatchOutputEnabled',
    off: ['false'],
    data: 'output of commands',
  },
];

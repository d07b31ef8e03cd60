import { App, CfnOutput, Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  BackupKind,
  BackupPolicy,
  CellNetwork,
  CellOperations,
  ComputePool,
  DataClass,
  Hosting,
  ImageRepository,
  KubernetesAddon,
  KubernetesCluster,
  LifecycleBucket,
  LustreStorage,
  NodeHealthNotifications,
  NotificationTopic,
  ObjectStore,
  Orchestrator,
  ParallelFileSystem,
  PodIdentity,
  PrivateRegion,
  SecurityNotifications,
  SovereigntyChecks,
  SovereigntyPolicy,
  TrainingCluster,
  TransitGateway,
  VectorBucket,
} from 'cdk-ai-factory';

// Where the app runs, and which addresses the premises have.
const env = { account: '111122223333', region: 'eu-north-1' };
const onPremisesCidrs = ['10.0.0.0/12'];
const kept = { env, terminationProtection: true };

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });

// What must not leave: checked on the templates of the whole app, your own stacks included.
Validations.of(app).addPlugins(
  new SovereigntyChecks(new SovereigntyPolicy({ partition: 'aws', dnsSuffix: 'amazonaws.com', ...env })),
);

// The ground: keys, the way to the premises, the network of the cell.
const foundation = new Stack(app, 'atlas-foundation', kept);
const region = new PrivateRegion(foundation, 'Region', {
  siteId: 'atlas',
  hosting: Hosting.awsRegion({ ...env, zones: [{ name: 'eu-north-1a' }, { name: 'eu-north-1b' }] }),
});
const transitGateway = new TransitGateway(foundation, 'TransitGateway', {
  region,
  siteCidr: '10.64.0.0/16',
  onPremisesCidrs,
  directConnect: { gatewayId: '5f294f92-bafb-4011-916d-9b0bec0ffee0' },
});
const network = new CellNetwork(foundation, 'Network', {
  region,
  cellId: 'frontier-001',
  cidr: '10.64.0.0/20',
  homeZone: 'eu-north-1a',
  onPremisesCidrs,
  transitGateway,
});

// Storage: buckets, and file systems beside the accelerators. One mirrors the buckets, the other is backed up.
const storage = new Stack(app, 'atlas-storage', kept);
const datasets = new ObjectStore(storage, 'Datasets', { region, dataClass: DataClass.TRAINING_DATA });
const checkpoints = new ObjectStore(storage, 'Checkpoints', {
  region,
  dataClass: DataClass.MODEL_WEIGHTS,
  expireNoncurrentAfter: Duration.days(14),
});
const knowledge = new VectorBucket(storage, 'Knowledge', {
  region,
  bucketId: 'knowledge',
  dataClass: DataClass.PROMPTS_AND_OUTPUTS,
});
const documents = knowledge.addIndex({ indexId: 'documents', dimension: 1024, nonFilterableKeys: ['text'] });
const capacity = Size.gibibytes(96_000);
const scratch = new ParallelFileSystem(storage, 'Scratch', {
  network,
  fileSystemId: 'scratch',
  storage: LustreStorage.ssd({ capacity, throughputPerTiB: 500 }),
  efa: true,
  dataRepositories: [
    { path: '/datasets', objectStore: datasets },
    { path: '/checkpoints', objectStore: checkpoints, importChanges: false, exportChanges: true },
  ],
});
const home = new ParallelFileSystem(storage, 'Home', {
  network,
  fileSystemId: 'home',
  storage: LustreStorage.ssd({ capacity: Size.gibibytes(4800), throughputPerTiB: 125 }),
});
BackupPolicy.include(home);
const lifecycle = new LifecycleBucket(storage, 'Lifecycle', { region });

// What the cluster runs beside jobs: nodes of a closed network pull from the registry of the site only.
for (const image of [
  'dcgm-exporter',
  'efa-device-plugin',
  'hyperpod-health-monitoring-agent',
  'kube-state-metrics',
  'mpi-operator',
  'node-exporter',
  'nvidia-device-plugin',
  'prometheus',
  'prometheus-config-reloader',
  'pytorch-init',
  'training-operator',
]) {
  new ImageRepository(storage, `Mirror-${image}`, { region, repositoryName: `mirror/${image}` });
}

// Kubernetes, with nodes for what runs the cluster itself.
const compute = new Stack(app, 'atlas-compute-frontier-001', kept);
const cluster = new KubernetesCluster(compute, 'Cluster', {
  network,
  version: '1.34',
  administratorRoles: [iam.Role.fromRoleName(compute, 'Administrator', 'PlatformAdministrator')],
  addons: [KubernetesAddon.FSX_LUSTRE, KubernetesAddon.HYPERPOD_TASK_GOVERNANCE],
});
new ComputePool(compute, 'System', { cluster, poolId: 'system-nodes', instanceType: 'm7i.4xlarge', nodes: 3 });

// Operations: what the site has once …
const operations = new Stack(app, 'atlas-operations', kept);
const topic = new NotificationTopic(operations, 'Topic', { region });
new SecurityNotifications(operations, 'Security', { region, topic });
new BackupPolicy(operations, 'Backup', { region, topic, kinds: [BackupKind.FILE_SYSTEMS] });

// … and what each cell has. The collector in the cluster sends metrics to the workspace.
const nodes = 64;
const cell = new Stack(app, 'atlas-cell-operations-frontier-001', kept);
const { workspace } = new CellOperations(cell, 'Operations', {
  network,
  topic,
  accelerators: nodes * 8,
  kubernetesCluster: { name: network.cellId, clusterName: cluster.clusterName },
  fileSystems: [{ name: 'scratch', lustreId: scratch.lustreId, capacity }],
});
workspace.grantRemoteWrite(
  new PodIdentity(cell, 'Collector', { cluster, namespace: 'monitoring', serviceAccount: 'prometheus' }),
);
new CfnOutput(cell, 'RemoteWriteUrl', { value: `${workspace.endpoint}api/v1/remote_write` });

// The accelerators: deployed last, when the cluster has the HyperPod chart and the bucket the lifecycle scripts.
const training = new Stack(app, 'atlas-training-frontier-001', kept);
const { clusterArn } = new TrainingCluster(training, 'Frontier', {
  network,
  clusterId: 'frontier',
  orchestrator: Orchestrator.hyperPodEks({
    cluster,
    lifecycleScripts: lifecycle.scripts('frontier'),
    priorityClasses: [
      { name: 'training', weight: 70 },
      { name: 'experiments', weight: 50 },
    ],
  }),
  groups: [
    {
      groupId: 'workers',
      instanceType: 'p5en.48xlarge',
      nodes,
      trainingPlanArn: 'arn:aws:sagemaker:eu-north-1:111122223333:training-plan/frontier',
    },
  ],
  fileSystems: [scratch.mountAt('/fsx'), home.mountAt('/home')],
});
new NodeHealthNotifications(training, 'NodeHealth', { region, clusterArn, topic });

// Pods have rights of their own, and grants are those of any construct library.
const trainer = new PodIdentity(training, 'Trainer', { cluster, namespace: 'research', serviceAccount: 'trainer' });
datasets.grantRead(trainer, 'corpus/');
const indexer = new PodIdentity(training, 'Indexer', { cluster, namespace: 'research', serviceAccount: 'indexer' });
documents.grantReadWrite(indexer);

app.synth();

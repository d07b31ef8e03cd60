import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  GroupRole,
  type HyperPodEksProps,
  type HyperPodSlurmProps,
  type KubernetesCluster,
  type KubernetesClusterProps,
  LifecycleBucket,
  Orchestrator,
  TrainingCluster,
  type TrainingClusterProps,
  type TrainingGroup,
} from '../../../lib/compute';
import type { CellNetwork, FileSystemMount, Hosting } from '../../../lib/region';
import { cluster, network, pool } from '../factory';

/** A group of accelerated workers unless told otherwise. */
export function group(props: Partial<TrainingGroup> = {}): TrainingGroup {
  return { groupId: 'workers', instanceType: 'p5.48xlarge', nodes: 4, ...props };
}

/** The group of the Slurm controller. */
export function controller(props: Partial<TrainingGroup> = {}): TrainingGroup {
  return group({ groupId: 'controller', instanceType: 'm5.4xlarge', nodes: 1, role: GroupRole.CONTROLLER, ...props });
}

/** A cell with a stack for its training cluster. */
export interface Cell {
  readonly network: CellNetwork;
  readonly stack: Stack;
  readonly scripts: LifecycleBucket;
}

export function cell(options: { hosting?: Hosting; app?: App } = {}): Cell {
  const one = network(options);
  const env = { account: Stack.of(one).account, region: Stack.of(one).region };
  const stack = new Stack(one.node.root as App, 'Training', { env });
  return { network: one, stack, scripts: new LifecycleBucket(Stack.of(one), 'Lifecycle', { region: one.region }) };
}

/** A Kubernetes cluster with system nodes, in the stack of the network. */
export function kubernetes({ network: one }: Cell, props: Partial<KubernetesClusterProps> = {}): KubernetesCluster {
  const made = cluster(one, props);
  pool(made);
  return made;
}

/** What tests change about a training cluster. */
type Changes<Props> = Partial<Props> & Partial<Pick<TrainingClusterProps, 'groups' | 'fileSystems' | 'clusterId'>>;

export function hyperPodEks(changes: Changes<HyperPodEksProps> = {}, where: Cell = cell()): TrainingCluster {
  const { groups, fileSystems, clusterId, ...props } = changes;
  return new TrainingCluster(where.stack, 'Cluster', {
    network: where.network,
    clusterId: clusterId ?? 'train',
    groups: groups ?? [group()],
    fileSystems,
    orchestrator: Orchestrator.hyperPodEks({
      cluster: props.cluster ?? kubernetes(where),
      lifecycleScripts: where.scripts.scripts('training/v1'),
      ...props,
    }),
  });
}

export function hyperPodSlurm(changes: Changes<HyperPodSlurmProps> = {}, where: Cell = cell()): TrainingCluster {
  const { groups, fileSystems, clusterId, ...props } = changes;
  return new TrainingCluster(where.stack, 'Cluster', {
    network: where.network,
    clusterId: clusterId ?? 'train',
    groups: groups ?? [controller(), group()],
    fileSystems,
    orchestrator: Orchestrator.hyperPodSlurm({ lifecycleScripts: where.scripts.scripts('slurm'), ...props }),
  });
}

export function plainEks(
  changes: Partial<Pick<TrainingClusterProps, 'groups' | 'fileSystems' | 'clusterId'>> = {},
  where: Cell = cell(),
): TrainingCluster {
  return new TrainingCluster(where.stack, 'Cluster', {
    network: where.network,
    clusterId: 'train',
    groups: [group()],
    orchestrator: Orchestrator.eks({ cluster: kubernetes(where) }),
    ...changes,
  });
}

/** A file system that something else made. */
export function mount({ network: one }: Cell, changes: Partial<FileSystemMount> = {}): FileSystemMount {
  return {
    cellId: one.cellId,
    dnsName: 'fs-0123456789abcdef0.fsx.eu-central-1.amazonaws.com',
    mountName: 'abcdefgh',
    mountPath: '/fsx',
    securityGroup: new SecurityGroup(Stack.of(one), `FileSystem-${changes.mountPath ?? ''}`, {
      vpc: one.vpc,
      allowAllOutbound: false,
    }),
    efa: true,
    ...changes,
  };
}

/** The template of the stack that a training cluster is in. */
export function templateOf(made: TrainingCluster): Template {
  return Template.fromStack(Stack.of(made));
}

/** The properties of the only resource of a type. */
export function only(template: Template, type: string) {
  const [resource] = Object.values(template.findResources(type));
  return resource?.Properties;
}

/** The properties of the first instance group of a HyperPod cluster. */
export function firstGroup(made: TrainingCluster) {
  return only(templateOf(made), 'AWS::SageMaker::Cluster').InstanceGroups[0];
}

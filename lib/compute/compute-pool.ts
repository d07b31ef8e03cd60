import { RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnNodegroup, type CfnNodegroupProps } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { DataClass } from '../region';
import type { AmiType } from './ami-type';
import { CapacityReservation } from './capacity-reservation';
import { checkCapacityBlock } from './capacity-reservation-checks';
import type { IKubernetesCluster } from './kubernetes-cluster';
import type { NetworkInterface } from './network-interface';
import { isEfa } from './network-interface-checks';
import { NetworkPaths } from './network-paths';
import { type NodeHardware, nodeHardware } from './node-hardware';
import { clusterPlacementGroup } from './placement-group';
import { checkKubernetesNames, checkNodes, checkRootVolume } from './pool-checks';
import { launchTemplateData } from './pool-launch-template';
import { type Taint, TaintEffect } from './taint';
import type { InstanceHardware } from './training/instance-hardware';

/**
 * How much of a pool an update exchanges at a time, in per cent, and one node at least.
 *
 * CloudFormation gives the update of a node group 36 hours (`timeoutInMinutes` in the schema of AWS::EKS::Nodegroup,
 * https://github.com/aws-cloudformation, read 2026-11-22). One by one, a pool of 450 nodes would need more than that.
 */
const UPDATED_AT_A_TIME = 10;

/** Properties of `ComputePool`. */
export interface ComputePoolProps {
  /** The cluster that the nodes join. */
  readonly cluster: IKubernetesCluster;
  /** The id of the pool, unique in its cluster. Names its nodes, `<cluster>-<pool>`, and is their label `ai-factory/pool`. */
  readonly poolId: string;
  /** The EC2 instance type, such as `p5.48xlarge`. */
  readonly instanceType: string;
  /** How many nodes the pool has, 1 to 450. Whole UltraServers where the instance type comes in those. */
  readonly nodes: number;
  /**
   * Where the capacity comes from.
   *
   * @default - `create` for accelerated instance types, `none` for others
   */
  readonly capacityReservation?: CapacityReservation;
  /**
   * Size of the encrypted root volume of each node, at least 20 GiB.
   *
   * @default Size.gibibytes(200)
   */
  readonly rootVolume?: Size;
  /**
   * Kubernetes labels of the nodes, besides `ai-factory/site`, `ai-factory/cell` and `ai-factory/pool`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Kubernetes taints of the nodes. An empty list means none.
   *
   * @default - `nvidia.com/gpu=true:NoSchedule` or `aws.amazon.com/neuron=true:NoSchedule` for accelerated pools, none for others.
   * Pods that ask for `nvidia.com/gpu` tolerate it by themselves, because EKS runs the admission plugin ExtendedResourceToleration;
   * pods that ask for `aws.amazon.com/neuroncore` have to say so.
   */
  readonly taints?: Taint[];
  /**
   * The AMI family.
   *
   * @default - by instance type: with drivers for accelerated ones, standard for others
   */
  readonly amiType?: AmiType;
  /**
   * The network interfaces of a node, for instance types that this release does not know or to deviate from its layout.
   *
   * @default - one primary interface and, where the instance type has a fabric, an EFA-only interface on each of its cards
   */
  readonly networkInterfaces?: NetworkInterface[];
  /**
   * The hardware, for instance types that this release does not know or knows wrong. `amiType` and `networkInterfaces` win over it.
   *
   * @default - what the catalogue says
   */
  readonly hardware?: InstanceHardware;
  /**
   * The name of a cluster placement group to launch the nodes into, for pools that belong together.
   *
   * @default - the placement group of an existing reservation; one of the pool's own where it has a fabric; otherwise none
   */
  readonly placementGroupName?: string;
  /**
   * Security groups that the nodes carry beside that of the cluster and that of the pool. EC2 takes five in all by default.
   *
   * @default - none
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/**
 * Nodes of one instance type, in the home zone of their cell: an EKS managed node group of fixed size.
 *
 * The node group has no fixed name: what cannot change in place, such as the AMI family, then replaces it by a new group first, where a
 * fixed name would make CloudFormation fail.
 */
export class ComputePool extends Construct implements ec2.IConnectable {
  /** The id of the pool. */
  public readonly poolId: string;
  /** The name of the node group, which EKS generates. */
  public readonly nodegroupName: string;
  /** The role of the nodes. Give pods roles of their own, through Pod Identity: this one is for the node's software. */
  public readonly role: iam.IRole;
  /** A security group of the pool alone, empty at first, to reach databases and file systems with. */
  public readonly connections: ec2.Connections;
  /** The id of the reservation that the nodes run in, if there is one. */
  public readonly capacityReservationId?: string;
  private readonly name: string;

  /**
   * @throws AIF-CMP-006 for a number of nodes outside 1 to 450
   * @throws AIF-CMP-007 for accelerated hardware that is neither known nor described
   * @throws AIF-CMP-008 for network interfaces that EC2 would refuse
   * @throws AIF-CMP-010 for a part of an UltraServer
   * @throws AIF-CMP-011 for ids, labels and taints that Kubernetes would refuse
   * @throws AIF-CMP-012 for a root volume that the AMI does not fit on
   * @throws AIF-CMP-014 for more nodes than a Capacity Block holds
   */
  public constructor(scope: Construct, id: string, props: ComputePoolProps) {
    super(scope, id);
    const { cluster } = props;
    const { region } = cluster.network;
    const hardware = nodeHardware(this, props);
    const taints = props.taints ?? [...hardware.taints];
    const rootVolume = props.rootVolume ?? Size.gibibytes(200);
    checkNodes(this, props.instanceType, props.nodes, hardware.nodesPerUltraServer);
    checkKubernetesNames(this, props.poolId, props.labels ?? {}, taints);
    checkRootVolume(this, rootVolume);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.pools]);

    const reservation = props.capacityReservation ?? defaultReservation(hardware);
    checkCapacityBlock(this, reservation, props.nodes);
    const ownGroup = props.placementGroupName === undefined && needsPlacement(hardware, reservation);
    const placementGroup = ownGroup ? clusterPlacementGroup(this, 'PlacementGroup') : undefined;
    const placementGroupName = placementGroup?.ref ?? props.placementGroupName;
    this.poolId = props.poolId;
    this.name = `${cluster.clusterName}-${props.poolId}`;
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup(cluster)] });
    this.role = this.nodeRole(cluster);
    this.capacityReservationId = reservation.creates
      ? this.reserve(props, placementGroupName)
      : reservation.reservationId;
    if (reservation.creates) {
      placementGroup?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    const securityGroups = props.securityGroups ?? [];
    const launchTemplate = new ec2.CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateData: launchTemplateData({
        name: this.name,
        instanceType: props.instanceType,
        hardware,
        securityGroups: [cluster.nodeSecurityGroup, ...this.connections.securityGroups, ...securityGroups],
        rootVolume,
        key: region.key(DataClass.METADATA),
        reservationId: this.capacityReservationId,
        capacityBlock: reservation.capacityBlock,
        placementGroupName: placementGroupName ?? reservation.placementGroupName,
      }),
    });
    const nodes = this.nodeGroup(props, {
      amiType: hardware.amiType.name,
      capacityType: reservation.capacityBlock ? 'CAPACITY_BLOCK' : 'ON_DEMAND',
      launchTemplate: { id: launchTemplate.ref, version: launchTemplate.attrLatestVersionNumber },
      taints: taints.map((taint) => ({ ...taint, effect: taint.effect ?? TaintEffect.NO_SCHEDULE })),
    });
    nodes.node.addDependency(cluster.nodeSecurityGroup, ...securityGroups, new NetworkPaths(cluster.network));
    cluster.addNodes(nodes, taints);
    this.nodegroupName = nodes.attrNodegroupName;
  }

  /** Of fixed size, as what racks hold is. On reserved capacity there is no room for a new node before an old one has ended. */
  private nodeGroup(props: ComputePoolProps, machines: Partial<CfnNodegroupProps>): CfnNodegroup {
    const { network, clusterName, version } = props.cluster;
    return new CfnNodegroup(this, 'Resource', {
      ...machines,
      clusterName,
      version,
      nodeRole: this.role.roleArn,
      subnets: [network.nodeSubnet.subnetId],
      scalingConfig: { minSize: props.nodes, maxSize: props.nodes, desiredSize: props.nodes },
      updateConfig: {
        maxUnavailablePercentage: UPDATED_AT_A_TIME,
        updateStrategy: this.capacityReservationId === undefined ? 'DEFAULT' : 'MINIMAL',
      },
      nodeRepairConfig: { enabled: true },
      labels: {
        ...props.labels,
        'ai-factory/site': network.region.siteId,
        'ai-factory/cell': network.cellId,
        'ai-factory/pool': props.poolId,
      },
    });
  }

  private securityGroup(cluster: IKubernetesCluster): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: cluster.network.vpc,
      description: `Pool ${this.poolId} of cluster ${cluster.clusterName}`,
      allowAllOutbound: false,
    });
  }

  /** What AL2023 nodes ask for, without the rights of the network plugin, which has a role of its own. */
  private nodeRole(cluster: IKubernetesCluster): iam.Role {
    return new iam.Role(this, 'Role', {
      assumedBy: cluster.network.region.hosting.servicePrincipal('ec2'),
      description: `Nodes of pool ${this.poolId} of cluster ${cluster.clusterName}`,
      managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((policy) =>
        iam.ManagedPolicy.fromAwsManagedPolicyName(policy),
      ),
    });
  }

  private reserve(props: ComputePoolProps, placementGroupName?: string): string {
    const reservation = new ec2.CfnCapacityReservation(this, 'CapacityReservation', {
      instanceType: props.instanceType,
      instancePlatform: 'Linux/UNIX',
      instanceCount: props.nodes,
      availabilityZone: props.cluster.network.homeZone,
      tenancy: 'default',
      ebsOptimized: true,
      instanceMatchCriteria: 'targeted',
      endDateType: 'unlimited',
      placementGroupArn:
        placementGroupName === undefined
          ? undefined
          : Stack.of(this).formatArn({
              service: 'ec2',
              resource: 'placement-group',
              resourceName: placementGroupName,
            }),
      tagSpecifications: [{ resourceType: 'capacity-reservation', tags: [{ key: 'Name', value: this.name }] }],
    });
    // The capacity of accelerators that was given back may not be had again. What a retained reservation names stays with it. After a
    // first deployment that failed neither stays: the reservation would be billed, and hold what the next one asks for.
    reservation.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return reservation.attrId;
  }
}

function defaultReservation(hardware: NodeHardware): CapacityReservation {
  return hardware.accelerated ? CapacityReservation.create() : CapacityReservation.none();
}

/**
 * A fabric wants its nodes side by side. Existing reservations bring their own placement, and an UltraServer is one by itself.
 */
function needsPlacement(hardware: NodeHardware, reservation: CapacityReservation): boolean {
  return (
    hardware.networkInterfaces.some(isEfa) &&
    hardware.nodesPerUltraServer === 1 &&
    reservation.reservationId === undefined
  );
}

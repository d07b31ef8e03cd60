import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as pcs from 'aws-cdk-lib/aws-pcs';
import { Construct } from 'constructs';
import { DataClass, type FileSystemMount, type ICellNetwork } from '../../region';
import { isEfa } from '../network-interface-checks';
import { NetworkPaths } from '../network-paths';
import { clusterPlacementGroup } from '../placement-group';
import { AcceleratorVendor } from '../training/instance-hardware';
import { GroupRole } from '../training/training-group';
import { mountFileSystems } from './mount-file-systems';
import type { PcsGroup, PcsGroupPart } from './pcs-groups';
import { launchTemplateData } from './pcs-launch-template';
import { grantReadScripts, lifecycleActions, type PcsNodeScript } from './pcs-node-script';
import { slurmSettings } from './slurm-settings';

/** What the groups of a cluster have in common. */
export interface PcsNodeSettings {
  readonly network: ICellNetwork;
  readonly clusterName: string;
  readonly cluster: pcs.CfnCluster;
  readonly imageId: string;
  readonly rootDevice: string;
  readonly securityGroups: readonly ec2.ISecurityGroup[];
  readonly fileSystems: readonly FileSystemMount[];
  readonly scripts: readonly PcsNodeScript[];
}

/** The nodes of one group: one compute node group for each reservation that they need. */
export class PcsNodeGroup extends Construct {
  /** What the software of the nodes may do. */
  public readonly role: iam.Role;
  /** The ids of the compute node groups, for queues. */
  public readonly computeNodeGroupIds: string[];
  private readonly planned: PcsGroup;
  private readonly settings: PcsNodeSettings;
  private readonly subnet: ec2.ISubnet;
  private readonly securityGroups: readonly ec2.ISecurityGroup[];

  public constructor(scope: Construct, id: string, planned: PcsGroup, settings: PcsNodeSettings) {
    super(scope, id);
    const { network } = settings;
    const login = planned.group.role === GroupRole.LOGIN;
    this.planned = planned;
    this.settings = settings;
    this.subnet = login ? subnetOfPremises(network) : network.nodeSubnet;
    this.securityGroups = login ? [...settings.securityGroups, this.loginSecurityGroup()] : settings.securityGroups;
    this.role = this.nodeRole();

    const profile = new iam.InstanceProfile(this, 'InstanceProfile', { role: this.role, path: PATH });
    const placementGroup = this.needsPlacement() ? clusterPlacementGroup(this, 'PlacementGroup') : undefined;
    this.computeNodeGroupIds = planned.parts.map((part, index) => {
      const suffix = index === 0 ? '' : `-${index + 1}`;
      const launchTemplate = this.launchTemplate(suffix, part, placementGroup);
      const nodes = this.nodes(suffix, part, launchTemplate, profile);
      nodes.node.addDependency(this.role, ...this.securityGroups, new NetworkPaths(network));
      return nodes.attrId;
    });
  }

  /** Of fixed size, as what racks hold is, unless it is told to follow the jobs. */
  private nodes(
    suffix: string,
    part: PcsGroupPart,
    launchTemplate: ec2.CfnLaunchTemplate,
    profile: iam.IInstanceProfile,
  ): pcs.CfnComputeNodeGroup {
    const { group, options, reservation } = this.planned;
    return new pcs.CfnComputeNodeGroup(this, `Nodes${suffix}`, {
      clusterId: this.settings.cluster.attrId,
      name: part.name,
      amiId: options.imageId ?? this.settings.imageId,
      instanceConfigs: [{ instanceType: group.instanceType }],
      purchaseOption: reservation.capacityBlock ? 'CAPACITY_BLOCK' : 'ONDEMAND',
      scalingConfiguration: {
        minInstanceCount: options.onDemand === true ? 0 : part.nodes,
        maxInstanceCount: part.nodes,
      },
      subnetIds: [this.subnet.subnetId],
      customLaunchTemplate: { templateId: launchTemplate.ref, version: launchTemplate.attrLatestVersionNumber },
      iamInstanceProfileArn: profile.instanceProfileArn,
      nodeLifecycleActions: lifecycleActions(this.settings.scripts),
      slurmConfiguration: this.slurmConfiguration(),
    });
  }

  private launchTemplate(
    suffix: string,
    part: PcsGroupPart,
    placementGroup: ec2.CfnPlacementGroup | undefined,
  ): ec2.CfnLaunchTemplate {
    const { group, options, reservation } = this.planned;
    return new ec2.CfnLaunchTemplate(this, `LaunchTemplate${suffix}`, {
      launchTemplateData: launchTemplateData({
        name: `${this.settings.clusterName}-${part.name}`,
        group,
        rootDevice: options.rootDevice ?? this.settings.rootDevice,
        subnet: this.subnet,
        securityGroups: this.securityGroups,
        key: this.settings.network.region.key(DataClass.METADATA),
        userData: mountFileSystems(this.settings.fileSystems),
        reservation,
        reservationId: reservation.creates ? this.reserve(suffix, part, placementGroup) : reservation.reservationId,
        placementGroupName: placementGroup?.ref ?? reservation.placementGroupName,
      }),
    });
  }

  /**
   * Neuron devices are for Slurm to give out, which it has to be told. Of GPUs it must not be told: PCS knows them from the instance
   * type and detects their places, which a record of ours would replace
   * (https://docs.aws.amazon.com/pcs/latest/userguide/gres-custom-settings.html).
   */
  private slurmConfiguration(): pcs.CfnComputeNodeGroup.SlurmConfigurationProperty | undefined {
    const { group, options } = this.planned;
    const devices = group.machine.vendor === AcceleratorVendor.NEURON ? group.machine.accelerators : undefined;
    const settings = slurmSettings(
      this,
      options.slurmSettings ?? {},
      devices === undefined ? {} : { Gres: `neuron:${devices}` },
    );
    return settings === undefined && options.scaleDownIdle === undefined
      ? undefined
      : {
          scaleDownIdleTimeInSeconds: options.scaleDownIdle?.toSeconds(),
          gresCustomSettings: devices === undefined ? undefined : [{ Name: 'neuron', Count: `${devices}` }],
          slurmCustomSettings: settings,
        };
  }

  /** PCS takes roles of this path only. Without a name, a change that needs a new role can have one. */
  private nodeRole(): iam.Role {
    const { cluster, clusterName, network, scripts } = this.settings;
    const role = new iam.Role(this, 'Role', {
      assumedBy: network.region.hosting.servicePrincipal('ec2'),
      path: PATH,
      description: `Nodes of group ${this.planned.group.groupId} of cluster ${clusterName}`,
    });
    role.addToPolicy(
      new iam.PolicyStatement({ actions: ['pcs:RegisterComputeNodeGroupInstance'], resources: [cluster.attrArn] }),
    );
    grantReadScripts(scripts, role);
    return role;
  }

  private loginSecurityGroup(): ec2.SecurityGroup {
    const { clusterName, network } = this.settings;
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Login nodes of cluster ${clusterName}`,
      allowAllOutbound: false,
    });
    for (const cidr of network.onPremisesCidrs) {
      group.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.SSH, 'SSH from the premises');
    }
    return group;
  }

  /** A fabric wants its nodes side by side. Existing reservations bring their own placement, and an UltraServer is one by itself. */
  private needsPlacement(): boolean {
    const { group, reservation } = this.planned;
    return (
      group.machine.networkInterfaces.some(isEfa) &&
      group.machine.nodesPerUltraServer === 1 &&
      reservation.reservationId === undefined
    );
  }

  /**
   * The capacity of accelerators that was given back may not be had again. What a retained reservation names stays with it. After a first
   * deployment that failed neither stays: the reservation would be billed, and hold what the next one asks for.
   */
  private reserve(suffix: string, part: PcsGroupPart, placementGroup: ec2.CfnPlacementGroup | undefined): string {
    const { clusterName, network } = this.settings;
    const reservation = new ec2.CfnCapacityReservation(this, `CapacityReservation${suffix}`, {
      instanceType: this.planned.group.instanceType,
      instancePlatform: 'Linux/UNIX',
      instanceCount: part.nodes,
      availabilityZone: network.homeZone,
      tenancy: 'default',
      ebsOptimized: true,
      instanceMatchCriteria: 'targeted',
      endDateType: 'unlimited',
      placementGroupArn:
        placementGroup === undefined
          ? undefined
          : Stack.of(this).formatArn({
              service: 'ec2',
              resource: 'placement-group',
              resourceName: placementGroup.ref,
            }),
      tagSpecifications: [
        { resourceType: 'capacity-reservation', tags: [{ key: 'Name', value: `${clusterName}-${part.name}` }] },
      ],
    });
    reservation.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    placementGroup?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return reservation.attrId;
  }
}

/** See https://docs.aws.amazon.com/pcs/latest/userguide/security-instance-profiles.html. */
const PATH = '/aws-pcs/';

/** Login nodes are the only ones that the premises see: the node range is not routed there. */
function subnetOfPremises({ serviceSubnets, homeZone, nodeSubnet }: ICellNetwork): ec2.ISubnet {
  return serviceSubnets.find((subnet) => subnet.availabilityZone === homeZone) ?? nodeSubnet;
}

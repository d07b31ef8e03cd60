import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { type FileSystemMount, type ICellNetwork, requireOwnId } from '../../region';
import { FabricSecurityGroup } from '../fabric-security-group';
import { nodeHardware } from '../node-hardware';
import { checkFileSystems } from './file-system-checks';
import { NodePrincipal } from './node-principal';
import type { Orchestrator } from './orchestrator';
import { checkTrainingCluster } from './training-checks';
import type { TrainingGroup } from './training-group';

/** Accelerated nodes that train together. */
export interface ITrainingCluster extends IConstruct, ec2.IConnectable, iam.IGrantable {
  /**
   * The name of the cluster, of Kubernetes for `Orchestrator.eks`. HyperPod clusters have no fixed one: it is their id, which SageMaker
   * takes in its place.
   */
  readonly clusterName: string;
  /** The ARN of the cluster. */
  readonly clusterArn: string;
  /** The roles of the nodes. Grants to the cluster go to all of them. Give pods roles of their own, through Pod Identity. */
  readonly nodeRoles: iam.IRole[];
}

/** Properties of `TrainingCluster`. */
export interface TrainingClusterProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** The id of the cluster, unique in its cell: 24 lower-case letters, digits and hyphens at most. */
  readonly clusterId: string;
  /** What starts the nodes and places jobs on them. */
  readonly orchestrator: Orchestrator;
  /** The nodes. A group can be added, grown and taken away; its instance type stays. */
  readonly groups: TrainingGroup[];
  /**
   * File systems that the nodes can reach, such as `fileSystem.mountAt('/fsx')`. Slurm nodes mount them; in Kubernetes pods do, through
   * `KubernetesAddon.FSX_LUSTRE`.
   *
   * @default - none
   */
  readonly fileSystems?: FileSystemMount[];
}

/** What identifies an existing training cluster. */
export interface TrainingClusterAttributes {
  /** The name, or the id for HyperPod. */
  readonly clusterName: string;
  /** The ARN. */
  readonly clusterArn: string;
  /** The roles of the nodes. */
  readonly nodeRoles: iam.IRole[];
  /** What the nodes carry. */
  readonly securityGroups: ec2.ISecurityGroup[];
}

/**
 * Accelerated nodes that train together, in the home zone of a cell: under HyperPod, AWS PCS or plain EKS, as `orchestrator` says.
 *
 * Every node carries a security group that is open within itself, by name and in both directions, as the fabric demands. Rules that
 * `connections` makes are about that group.
 */
export class TrainingCluster extends Construct implements ITrainingCluster {
  /** Uses a training cluster that was made elsewhere. */
  public static fromTrainingClusterAttributes(
    scope: Construct,
    id: string,
    attributes: TrainingClusterAttributes,
  ): ITrainingCluster {
    return new ImportedTrainingCluster(scope, id, attributes);
  }

  public readonly clusterName: string;
  public readonly clusterArn: string;
  public readonly nodeRoles: iam.IRole[];
  public readonly connections: ec2.Connections;
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * @throws AIF-CMP-007, AIF-CMP-008 and AIF-CMP-010 for hardware that is not known, that EC2 would refuse, or part of an UltraServer
   * @throws AIF-CMP-017 to AIF-CMP-034 and AIF-CMP-046 for what the orchestrator would refuse
   * @throws AIF-CMP-043 for a file system of another cell
   * @throws AIF-CMP-101 to AIF-CMP-119 for what AWS PCS would refuse
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: TrainingClusterProps) {
    super(scope, id);
    const { network, clusterId } = props;
    const groups = props.groups.map((group) => ({ ...group, machine: nodeHardware(this, group) }));
    checkTrainingCluster(this, clusterId, groups);
    requireOwnId(this, network, {
      what: 'training cluster',
      id: clusterId,
      code: 'AIF-CMP-017',
      help: 'Give every training cluster of a cell an id of its own.',
    });

    const fileSystems = props.fileSystems ?? [];
    checkFileSystems(this, network, groups, fileSystems);
    const fabric = new FabricSecurityGroup(this, 'Fabric', {
      network,
      owner: `Training cluster ${clusterId} of cell ${network.cellId}`,
    });
    for (const fileSystem of fileSystems) {
      fabric.allowFileSystem(fileSystem);
    }
    const bound = props.orchestrator.bind(this, {
      network,
      clusterId,
      groups: groups.sort((one, other) => (one.groupId < other.groupId ? -1 : 1)),
      fabric,
      fileSystems,
    });
    this.clusterName = bound.clusterName;
    this.clusterArn = bound.clusterArn;
    this.nodeRoles = bound.nodeRoles;
    this.connections = new ec2.Connections({ securityGroups: bound.securityGroups });
    this.grantPrincipal = new NodePrincipal(bound.nodeRoles);
  }
}

class ImportedTrainingCluster extends Construct implements ITrainingCluster {
  public readonly clusterName: string;
  public readonly clusterArn: string;
  public readonly nodeRoles: iam.IRole[];
  public readonly connections: ec2.Connections;
  public readonly grantPrincipal: iam.IPrincipal;

  public constructor(scope: Construct, id: string, attributes: TrainingClusterAttributes) {
    super(scope, id);
    this.clusterName = attributes.clusterName;
    this.clusterArn = attributes.clusterArn;
    this.nodeRoles = attributes.nodeRoles;
    this.connections = new ec2.Connections({ securityGroups: attributes.securityGroups });
    this.grantPrincipal = new NodePrincipal(attributes.nodeRoles);
  }
}

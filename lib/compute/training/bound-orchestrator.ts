import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { FileSystemMount, ICellNetwork } from '../../region';
import type { FabricSecurityGroup } from '../fabric-security-group';
import type { NodeHardware } from '../node-hardware';
import type { TrainingGroup } from './training-group';

/** A group of a training cluster, with what its hardware turned out to be. */
export interface PlannedGroup extends TrainingGroup {
  /** What the catalogue and the user say about the instance type, together. */
  readonly machine: NodeHardware;
}

/** What an orchestrator gets to build its cluster from. */
export interface TrainingClusterParts {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** The id of the cluster, unique in its cell. */
  readonly clusterId: string;
  /** The groups, in the order of the user. */
  readonly groups: PlannedGroup[];
  /** What every node with a fabric carries. */
  readonly fabric: FabricSecurityGroup;
  /** File systems that every node mounts. The fabric group may reach them already. */
  readonly fileSystems: FileSystemMount[];
}

/** What an orchestrator has built. */
export interface BoundOrchestrator {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** The ARN of the cluster. */
  readonly clusterArn: string;
  /** The roles of the nodes, each once, in an order that does not change. */
  readonly nodeRoles: IRole[];
  /** What the nodes carry. */
  readonly securityGroups: ISecurityGroup[];
}

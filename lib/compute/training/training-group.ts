import type { Size } from 'aws-cdk-lib';
import type { CapacityReservation } from '../capacity-reservation';
import type { Taint } from '../taint';
import type { InstanceHardware } from './instance-hardware';

/** What the nodes of a group are for. */
export enum GroupRole {
  /** They run jobs. */
  WORKER = 'worker',
  /** They run the Slurm controller. HyperPod Slurm only. */
  CONTROLLER = 'controller',
  /** Users sign in to them. Slurm only. */
  LOGIN = 'login',
}

/** Nodes of one instance type in a training cluster. */
export interface TrainingGroup {
  /** The id of the group, unique in its cluster. */
  readonly groupId: string;
  /** The EC2 instance type, such as `p5.48xlarge`, without the `ml.` that SageMaker puts in front. */
  readonly instanceType: string;
  /** How many nodes the group has. Whole UltraServers where the instance type comes in those. */
  readonly nodes: number;
  /**
   * What the nodes are for.
   *
   * @default GroupRole.WORKER
   */
  readonly role?: GroupRole;
  /**
   * Kubernetes labels of the nodes, besides those of site, cell and group. Slurm has none.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Kubernetes taints of the nodes. Slurm has none.
   *
   * @default - those of the orchestrator
   */
  readonly taints?: Taint[];
  /**
   * Size of the encrypted root volume of each node. HyperPod decides it itself.
   *
   * @default Size.gibibytes(200)
   */
  readonly rootVolume?: Size;
  /**
   * The hardware, for an instance type that this release does not know.
   *
   * @default - what the catalogue says
   */
  readonly hardware?: InstanceHardware;
  /**
   * The SageMaker training plan that the capacity comes from. HyperPod only.
   *
   * @default - none
   */
  readonly trainingPlanArn?: string;
  /**
   * Where the capacity comes from. Not for HyperPod, whose nodes run in an account of AWS and take training plans.
   *
   * @default - `create` for accelerated instance types, `none` for others
   */
  readonly capacityReservation?: CapacityReservation;
}

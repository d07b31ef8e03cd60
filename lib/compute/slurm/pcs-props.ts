import type { Duration } from 'aws-cdk-lib';
import type { PcsNodeScript } from './pcs-node-script';

/**
 * How much a cluster's controller can hold. It can never be changed.
 *
 * The figures are those of https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html, read 2026-11-22.
 */
export enum PcsSize {
  /** 32 nodes and 256 jobs. */
  SMALL = 'SMALL',
  /** 512 nodes and 8,192 jobs. */
  MEDIUM = 'MEDIUM',
  /** 2,048 nodes and 16,384 jobs. */
  LARGE = 'LARGE',
}

/** What Slurm insists on before it takes a job (https://slurm.schedmd.com/slurm.conf.html#OPT_AccountingStorageEnforce). */
export enum PcsAccountingRule {
  /** The user belongs to an account. */
  ASSOCIATIONS = 'associations',
  /** The limits of the account leave room for the job. */
  LIMITS = 'limits',
  /** The job has a quality of service that its account may use. */
  QOS = 'qos',
  /** The job can run to its end within the limits. */
  SAFE = 'safe',
}

/** How a cluster keeps accounts, in a database that the service runs. */
export interface PcsAccounting {
  /**
   * How long records are kept, in whole days.
   *
   * @default Duration.days(30)
   */
  readonly retention?: Duration;
  /**
   * What Slurm insists on before it takes a job. With any of these, nobody can run a job until accounts were written with `sacctmgr`.
   *
   * @default - nothing: everyone may run jobs, and records are kept
   */
  readonly enforce?: PcsAccountingRule[];
}

/** A queue, which Slurm calls a partition. */
export interface PcsQueue {
  /** The name that users submit to: 3 to 25 letters, digits and hyphens. It can never be changed. */
  readonly queueId: string;
  /** The ids of the groups that run its jobs. */
  readonly groups: string[];
  /**
   * Slurm settings of the partition, such as `MaxTime`
   * (https://docs.aws.amazon.com/pcs/latest/userguide/slurm-custom-settings-queue.html).
   *
   * @default - none
   */
  readonly slurmSettings?: { [name: string]: string };
}

/** What holds for one group of a cluster. */
export interface PcsGroupOptions {
  /**
   * The image of its nodes, for groups whose processors or accelerators differ from those of the others.
   *
   * @default - that of the cluster
   */
  readonly imageId?: string;
  /**
   * The root device of that image.
   *
   * @default - that of the cluster
   */
  readonly rootDevice?: string;
  /**
   * Slurm settings of the nodes, such as `Features`
   * (https://docs.aws.amazon.com/pcs/latest/userguide/slurm-custom-settings-cng.html).
   *
   * @default - none
   */
  readonly slurmSettings?: { [name: string]: string };
  /**
   * Whether nodes start when jobs ask for them and end when idle. Sensible where the capacity serves others meanwhile.
   *
   * @default false - all nodes run all the time, as what racks hold does
   */
  readonly onDemand?: boolean;
  /**
   * How long an on-demand node may be idle before it ends. From Slurm 25.11.
   *
   * @default - that of the cluster
   */
  readonly scaleDownIdle?: Duration;
}

/** Properties of a cluster of AWS Parallel Computing Service. */
export interface PcsProps {
  /** The version of Slurm: 24.11, 25.05, 25.11 or 26.05. It can be raised later. */
  readonly slurmVersion: string;
  /**
   * The image of the nodes, such as `ami-0123456789abcdef0`, with the PCS agent, Slurm of the same version, the Lustre client and the
   * drivers of the accelerators in it. Nothing is installed when a node starts: there is nowhere to fetch from.
   *
   * To follow a Systems Manager parameter, pass `ssm.StringParameter.valueForStringParameter(…)`.
   */
  readonly imageId: string;
  /**
   * The root device of the image. A wrong one leaves the root volume at the size and without the key that the image was made with.
   *
   * @default '/dev/xvda', that of Amazon Linux; Ubuntu has '/dev/sda1'
   */
  readonly rootDevice?: string;
  /**
   * The name of the cluster, 3 to 40 letters, digits and hyphens. It can never be changed.
   *
   * @default '<site>-<cell>-<cluster>'
   */
  readonly clusterName?: string;
  /**
   * How many nodes the controller can hold. It can never be changed, so state the size of the cluster when it is full.
   *
   * @default - the smallest that holds the nodes of today
   */
  readonly size?: PcsSize;
  /**
   * How many nodes the cluster is going to have when it is full, login nodes included, to choose `size` by.
   *
   * @default - as many as it has now
   */
  readonly expectedNodes?: number;
  /**
   * How accounts are kept.
   *
   * @default - 30 days, without enforcement
   */
  readonly accounting?: PcsAccounting;
  /**
   * Ports at which `srun` is called back, as Slurm writes them. One srun of a large job takes many.
   *
   * @default '60001-63000'
   */
  readonly srunPortRange?: string;
  /**
   * Slurm settings of the cluster, such as `SchedulerParameters`
   * (https://docs.aws.amazon.com/pcs/latest/userguide/slurm-custom-settings-cluster.html).
   *
   * @default - none
   */
  readonly slurmSettings?: { [name: string]: string };
  /**
   * How long an on-demand node may be idle before it ends.
   *
   * @default - 10 minutes, the default of the service
   */
  readonly scaleDownIdle?: Duration;
  /**
   * The queues, 10 at most.
   *
   * @default - one queue of all groups of workers, `main`, for all jobs that name none
   */
  readonly queues?: PcsQueue[];
  /**
   * What holds for single groups, by group id.
   *
   * @default - none
   */
  readonly groupOptions?: { [groupId: string]: PcsGroupOptions };
  /**
   * Scripts that run on every node when it starts, in this order.
   *
   * @default - none
   */
  readonly scripts?: PcsNodeScript[];
  /**
   * Whether the logs of the Slurm controller and of finished jobs go to CloudWatch Logs.
   *
   * @default true
   */
  readonly schedulerLogs?: boolean;
}

import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import type { FileSystemMount } from '../../region';
import type { PlannedGroup } from './bound-orchestrator';
import { checkMounts } from './file-system-checks';
import { refuseOptions } from './training-checks';
import { GroupRole } from './training-group';

/** Volumes and file systems of one group at most, two of which are EBS volumes (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html). */
const MAX_MOUNTS = 2;

/** Refuses groups and mounts that HyperPod would refuse, or that make no Slurm. */
export function checkSlurmGroups(
  scope: IConstruct,
  groups: readonly PlannedGroup[],
  partition: string,
  fileSystems: readonly FileSystemMount[],
): void {
  const help = 'Slurm has none. Leave it out.';
  refuseOptions(scope, groups, 'HyperPod with Slurm', { labels: help, taints: help });
  checkRoles(scope, groups);
  checkPartition(scope, partition);
  checkMounts(scope, fileSystems);
  if (fileSystems.length > MAX_MOUNTS) {
    throw new AiFactoryError(
      'AIF-CMP-029',
      `HyperPod cannot mount ${fileSystems.length} file systems beside its two volumes`,
      `Pass ${MAX_MOUNTS} at most, and mount the others in the lifecycle script.`,
      scope,
    );
  }
}

/** See https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-scaling-slurm.html. */
function checkRoles(scope: IConstruct, groups: readonly PlannedGroup[]): void {
  const controllers = groups.filter(({ role }) => role === GroupRole.CONTROLLER);
  const nodes = controllers.reduce((sum, group) => sum + group.nodes, 0);
  const workers = groups.filter(({ role }) => (role ?? GroupRole.WORKER) === GroupRole.WORKER);
  if (controllers.length !== 1 || (!Token.isUnresolved(nodes) && nodes !== 1)) {
    throw new AiFactoryError(
      'AIF-CMP-021',
      `Slurm of HyperPod has one controller, and the cluster has ${controllers.length} groups with ${nodes} of them`,
      'Give exactly one group the role GroupRole.CONTROLLER, and one node.',
      scope,
    );
  }
  if (workers.length === 0) {
    throw new AiFactoryError(
      'AIF-CMP-021',
      'no group of the cluster runs jobs',
      'Add a group with the role GroupRole.WORKER.',
      scope,
    );
  }
}

/** See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterSlurmConfig.html. */
function checkPartition(scope: IConstruct, partition: string): void {
  if (!Token.isUnresolved(partition) && !/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/.test(partition)) {
    throw new AiFactoryError(
      'AIF-CMP-034',
      `HyperPod does not take "${partition}" as the name of a partition`,
      'Use letters, digits and hyphens, with a letter or digit at both ends.',
      scope,
    );
  }
}

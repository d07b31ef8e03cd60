import { Token } from 'aws-cdk-lib';
import { type CfnCluster, CfnClusterSchedulerConfig } from 'aws-cdk-lib/aws-sagemaker';
import type { Construct, IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import { KubernetesAddon } from '../kubernetes-addon';
import type { IKubernetesCluster } from '../kubernetes-cluster';

/** A class of jobs: which ones go first when accelerators are short. */
export interface PriorityClass {
  /** The name that jobs state, such as `training`: 1 to 41 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The weight, 0 to 100. Jobs of the heavier class go first. */
  readonly weight: number;
}

/** Classes of one cluster at most (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SchedulerConfig.html). */
const MAX_CLASSES = 10;

/** See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PriorityClass.html. */
const NAME = /^[a-z0-9]([-a-z0-9]{0,39}[a-z0-9])?$/;

/**
 * The policy of a cluster's task governance: classes of jobs, and teams that lend each other what they leave idle.
 *
 * @throws AIF-CMP-026 for classes that SageMaker would refuse, AIF-CMP-027 without the add-on that carries the policy out
 */
export function governTasks(
  scope: Construct,
  hyperPod: CfnCluster,
  cluster: IKubernetesCluster,
  name: string,
  classes: readonly PriorityClass[],
): void {
  if (classes.length === 0) {
    return;
  }
  checkPriorityClasses(scope, classes);
  checkAddon(scope, cluster);
  new CfnClusterSchedulerConfig(scope, 'TaskGovernance', {
    name,
    clusterArn: hyperPod.attrClusterArn,
    schedulerConfig: {
      priorityClasses: [...classes].sort((one, other) => (one.name < other.name ? -1 : 1)),
      fairShare: 'Enabled',
      idleResourceSharing: 'Enabled',
    },
  });
}

function checkAddon(scope: IConstruct, cluster: IKubernetesCluster): void {
  const addon = KubernetesAddon.HYPERPOD_TASK_GOVERNANCE.name;
  if (!cluster.hasAddon(addon)) {
    throw new AiFactoryError(
      'AIF-CMP-027',
      `priorityClasses need the add-on ${addon}, which cluster ${cluster.clusterName} does not have`,
      'Add KubernetesAddon.HYPERPOD_TASK_GOVERNANCE to `addons` of the cluster.',
      scope,
    );
  }
}

/** Refuses classes that SageMaker would refuse. */
function checkPriorityClasses(scope: IConstruct, classes: readonly PriorityClass[]): void {
  if (classes.length > MAX_CLASSES) {
    throw refused(scope, `${classes.length} priority classes are more than ${MAX_CLASSES}`, 'Leave some out.');
  }
  for (const [index, { name, weight }] of classes.entries()) {
    if (!Token.isUnresolved(name) && !NAME.test(name)) {
      throw refused(
        scope,
        `"${name}" cannot be the name of a priority class`,
        'Use 1 to 41 lower-case letters, digits and hyphens, with a letter or digit at both ends.',
      );
    }
    if (!Token.isUnresolved(weight) && (!Number.isInteger(weight) || weight < 0 || weight > 100)) {
      throw refused(scope, `priority class ${name} has the weight ${weight}`, 'Give it a whole number from 0 to 100.');
    }
    if (classes.findIndex((other) => other.name === name) !== index) {
      throw refused(scope, `two priority classes are called "${name}"`, 'Give each its own name.');
    }
  }
}

function refused(scope: IConstruct, problem: string, help: string): AiFactoryError {
  return new AiFactoryError('AIF-CMP-026', problem, help, scope);
}

import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import { type ICellNetwork, requireOwnId } from '../../region';
import { type IKubernetesCluster, KubernetesCluster } from '../kubernetes-cluster';
import type { PlannedGroup } from './bound-orchestrator';
import { checkSameNetwork } from './training-checks';

/** Minor versions of Kubernetes that HyperPod takes (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html, read 2026-11-22). */
const MINOR_VERSIONS = { first: 30, last: 35 };

/** Refuses a Kubernetes cluster that HyperPod refuses, or that it would meet too early. */
export function checkKubernetes(scope: IConstruct, cluster: IKubernetesCluster, network: ICellNetwork): void {
  const { first, last } = MINOR_VERSIONS;
  const minor = Number(cluster.version.split('.')[1]);
  if (!Token.isUnresolved(cluster.version) && (minor < first || minor > last)) {
    throw new AiFactoryError(
      'AIF-CMP-028',
      `HyperPod does not join nodes to Kubernetes ${cluster.version}`,
      `Run the cluster at 1.${first} to 1.${last}.`,
      scope,
    );
  }
  checkSameNetwork(scope, cluster, network);
  if (cluster instanceof KubernetesCluster && Stack.of(cluster) === Stack.of(scope)) {
    throw new AiFactoryError(
      'AIF-CMP-032',
      `training cluster and cluster ${cluster.clusterName} are in one stack, so that nothing can be installed between them`,
      'Put the training cluster into a stack of its own: HyperPod asks for its Helm chart before it joins a cluster.',
      scope,
    );
  }
  requireOwnId(scope, cluster, {
    what: 'HyperPod cluster on Kubernetes cluster',
    id: cluster.clusterName,
    code: 'AIF-CMP-046',
    help: 'Add groups to that one: HyperPod takes 100.',
  });
}

/** Refuses taints where HyperPod sets its own. */
export function checkTaints(scope: IConstruct, checked: readonly PlannedGroup[]): void {
  const tainted = checked.find(({ taints }) => taints !== undefined && taints.length > 0);
  if (tainted !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-023',
      `group ${tainted.groupId} has taints, and its nodes are put under stress before they take jobs`,
      'Take the taints out, or set `deepHealthChecks: false`: HyperPod does one or the other.',
      scope,
    );
  }
}

/** Refuses a share of memory that is none. */
export function checkMemory(scope: IConstruct, percent: number): void {
  if (!Token.isUnresolved(percent) && (!Number.isInteger(percent) || percent < 0 || percent > 100)) {
    throw new AiFactoryError(
      'AIF-CMP-033',
      `tieredCheckpointing cannot be ${percent} per cent of the memory`,
      'Give a whole number from 0 to 100; 0 turns it off.',
      scope,
    );
  }
}

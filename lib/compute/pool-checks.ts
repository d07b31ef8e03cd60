import { type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { Taint } from './taint';

/** Nodes that EKS allows in a managed node group by default (https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html). */
export const MAX_NODES = 450;

/** The size of the AMI's own volume in GiB (https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html). */
const MIN_ROOT_VOLUME_GIB = 20;

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Refuses a pool that is no managed node group, or that splits an UltraServer. */
export function checkNodes(scope: IConstruct, instanceType: string, nodes: number, nodesPerUltraServer: number): void {
  if (Token.isUnresolved(nodes)) {
    return;
  }
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > MAX_NODES) {
    throw new AiFactoryError(
      'AIF-CMP-006',
      `a pool cannot have ${nodes} nodes`,
      `Give it 1 to ${MAX_NODES}, and divide what is more over several pools.`,
      scope,
    );
  }
  checkUltraServers(scope, instanceType, nodes, nodesPerUltraServer, MAX_NODES);
}

/** Refuses a part of an UltraServer. */
export function checkUltraServers(
  scope: IConstruct,
  instanceType: string,
  nodes: number,
  nodesPerUltraServer: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  if (!Token.isUnresolved(nodes) && nodes % nodesPerUltraServer !== 0) {
    const below = nodes - (nodes % nodesPerUltraServer);
    const whole = [below, below + nodesPerUltraServer].filter((count) => count > 0 && count <= most);
    throw new AiFactoryError(
      'AIF-CMP-010',
      `${nodes} nodes of ${instanceType} are not whole UltraServers of ${nodesPerUltraServer}`,
      `Take ${whole.join(' or ')} nodes.`,
      scope,
    );
  }
}

/** Refuses ids, labels and taints that Kubernetes would refuse (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/). */
export function checkKubernetesNames(
  scope: IConstruct,
  poolId: string,
  labels: { readonly [key: string]: string },
  taints: readonly Taint[],
): void {
  const values = [poolId, ...Object.values(labels), ...taints.map((taint) => taint.value ?? '')];
  const value = values.find((one) => !Token.isUnresolved(one) && one !== '' && !NAME.test(one));
  if (value !== undefined || poolId === '') {
    throw refusedName(scope, value ?? poolId, 'the value of a label or taint');
  }
  const keys = [...Object.keys(labels), ...taints.map((taint) => taint.key)];
  const key = keys.find((one) => !Token.isUnresolved(one) && !isKey(one));
  if (key !== undefined) {
    throw refusedName(scope, key, 'the key of a label or taint');
  }
}

/** Refuses a root volume that the AMI does not fit on. */
export function checkRootVolume(scope: IConstruct, rootVolume: Size): void {
  if (rootVolume.isUnresolved()) {
    return;
  }
  const gibibytes = rootVolume.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Number.isInteger(gibibytes) || gibibytes < MIN_ROOT_VOLUME_GIB) {
    throw new AiFactoryError(
      'AIF-CMP-012',
      `a root volume of ${gibibytes} GiB is not a whole number of GiB that the AMI fits on`,
      `Use Size.gibibytes(n) with n of at least ${MIN_ROOT_VOLUME_GIB}; images of accelerated workloads need 200 and more.`,
      scope,
    );
  }
}

function isKey(key: string): boolean {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  return rest.length === 0 && NAME.test(name) && (prefix === undefined || PREFIX.test(prefix));
}

function refusedName(scope: IConstruct, name: string, what: string): AiFactoryError {
  return new AiFactoryError(
    'AIF-CMP-011',
    `"${name}" cannot be ${what}`,
    'Use up to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends; a key may have a domain and a slash in front.',
    scope,
  );
}

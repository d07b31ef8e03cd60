import { Token } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AiFactoryError } from '../errors';
import { requireOwnId } from '../region';
import type { IKubernetesCluster } from './kubernetes-cluster';
import { podsOf } from './pod-identity-role';

/** Properties of `PodIdentity`. */
export interface PodIdentityProps {
  /** The cluster that the pods run in. */
  readonly cluster: IKubernetesCluster;
  /** The namespace of the pods. It need not exist yet. */
  readonly namespace: string;
  /** The service account of the pods. It need not exist yet. */
  readonly serviceAccount: string;
  /**
   * The role of the pods. It has to trust `pods.eks` to assume it and to tag the session.
   *
   * @default - a role that only these pods can take, without rights: grant them to this construct
   */
  readonly role?: iam.IRole;
}

/** Names of namespaces and service accounts (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/). */
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SERVICE_ACCOUNT = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * Rights in the account for the pods of one service account.
 *
 * Pods cannot reach the role of their node, so this is how they reach anything: buckets, secrets, queues. Nodes hand the credentials out
 * through the private endpoint `eks-auth`.
 */
export class PodIdentity extends Construct implements iam.IGrantable {
  /** The role of the pods. */
  public readonly role: iam.IRole;
  public readonly grantPrincipal: iam.IPrincipal;

  /** @throws AIF-CMP-035 for names that Kubernetes would refuse, AIF-CMP-045 for pods that have a role already */
  public constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    const { cluster, namespace, serviceAccount } = props;
    this.checkName('namespace', namespace, NAMESPACE);
    this.checkName('service account', serviceAccount, SERVICE_ACCOUNT);
    requireOwnId(this, cluster, {
      what: 'role for pods of',
      id: `${namespace}/${serviceAccount}`,
      code: 'AIF-CMP-045',
      help: 'Grant what is missing to that one.',
    });
    this.role =
      props.role ??
      new iam.Role(this, 'Role', {
        assumedBy: podsOf(this, cluster.network.region.hosting, {
          clusterArn: cluster.clusterArn,
          namespace,
          serviceAccount,
        }),
        description: `Pods of ${namespace}/${serviceAccount} of cluster ${cluster.clusterName}`,
      });
    this.grantPrincipal = this.role.grantPrincipal;
    const association = new CfnPodIdentityAssociation(this, 'Resource', {
      clusterName: cluster.clusterName,
      namespace,
      serviceAccount,
      roleArn: this.role.roleArn,
    });
    if (cluster.node.defaultChild !== undefined) {
      association.node.addDependency(cluster.node.defaultChild);
    }
  }

  private checkName(what: string, name: string, accepted: RegExp): void {
    if (!Token.isUnresolved(name) && !accepted.test(name)) {
      throw new AiFactoryError(
        'AIF-CMP-035',
        `"${name}" cannot be the name of a ${what}`,
        'Use lower-case letters, digits and hyphens, with a letter or digit at both ends.',
        this,
      );
    }
  }
}

import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ICellNetwork } from '../region';
import type { ControlPlaneTier } from './control-plane-tier';
import type { KubernetesAddon } from './kubernetes-addon';

/** Properties of `KubernetesCluster`. */
export interface KubernetesClusterProps {
  /** The network of the cell. A cell has one cluster. */
  readonly network: ICellNetwork;
  /**
   * The Kubernetes minor version, such as `1.34`. Stated, because an upgrade is a decision. It can only be raised, one minor version at
   * a time.
   */
  readonly version: string;
  /**
   * The IAM roles that administer the cluster, such as `iam.Role.fromRoleName(…)`. They have to exist. Nobody else gets in, the deploying
   * role included.
   */
  readonly administratorRoles: IRole[];
  /**
   * The private range that services take their virtual addresses from, /12 to /24, outside the ranges of the network. Nothing outside the
   * cluster sees it, but an address of the same number elsewhere cannot be reached from inside. It can never be changed.
   *
   * @default '172.20.0.0/16'
   */
  readonly serviceCidr?: string;
  /**
   * Versions of add-ons to pin, by add-on name.
   *
   * @default - EKS installs its default version for the Kubernetes version and keeps it, when Kubernetes is upgraded too, until this
   * names another or somebody runs `aws eks update-addon`
   */
  readonly addonVersions?: { [name: string]: string };
  /**
   * Add-ons beside `eks-pod-identity-agent`, `vpc-cni`, `kube-proxy`, `coredns`, `aws-ebs-csi-driver` and `eks-node-monitoring-agent`,
   * which every cluster has.
   *
   * @default - none
   */
  readonly addons?: KubernetesAddon[];
  /**
   * How much control plane the cluster has ready at all times. It can be changed at any time, and is charged by the hour.
   *
   * @default - by `expectedNodes`
   */
  readonly controlPlaneTier?: ControlPlaneTier;
  /**
   * How many nodes the cluster is going to have, in this stack and in others, to choose `controlPlaneTier` by.
   *
   * @default - not known: the standard control plane, which grows with the load
   */
  readonly expectedNodes?: number;
}

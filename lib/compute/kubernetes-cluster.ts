import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { SERVICE_RANGE } from '../catalog/cell-layout';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { STANDARD_ADDONS } from '../catalog/kubernetes-addons';
import { AiFactoryError } from '../errors';
import { DataClass, type ICellNetwork, requireOwnId } from '../region';
import { admitAdministrators } from './cluster-access';
import { ClusterAddons } from './cluster-addons';
import { checkAdministrators, checkServiceCidr, checkVersion, checkZones } from './cluster-checks';
import { API_PORT, clusterArn } from './cluster-names';
import { controlPlaneSecurityGroup, nodeSecurityGroup } from './cluster-security-groups';
import { type ControlPlaneTier, controlPlaneTierFor } from './control-plane-tier';
import { ImportedKubernetesCluster } from './imported-kubernetes-cluster';
import type { KubernetesAddon } from './kubernetes-addon';
import type { KubernetesClusterProps } from './kubernetes-cluster-props';
import { PodIdentity } from './pod-identity';
import { hostsSystemPods } from './system-pods';
import type { Taint } from './taint';

/** A Kubernetes cluster in the network of a cell. */
export interface IKubernetesCluster extends IConstruct, ec2.IConnectable {
  /** The name, `<site>-<cell>` for clusters of this library. */
  readonly clusterName: string;
  /** The ARN. */
  readonly clusterArn: string;
  /** The Kubernetes minor version, such as `1.34`. */
  readonly version: string;
  /** The network that the cluster is in. */
  readonly network: ICellNetwork;
  /** What the control plane carries in the network. `connections` is about it, with the API at port 443. */
  readonly securityGroup: ec2.ISecurityGroup;
  /** What every node carries: open within itself for pods and the fabric, and to the control plane. */
  readonly nodeSecurityGroup: ec2.ISecurityGroup;
  /**
   * Tells the cluster of nodes, so that its add-ons are installed in the right order around them. `ComputePool` calls it.
   *
   * @param nodes what starts the nodes
   * @param taints the taints that all of them have
   */
  addNodes(nodes: IConstruct, taints: Taint[]): void;
  /**
   * Whether the cluster has an add-on. Of a cluster that was made elsewhere nobody knows, so that it is taken to have all.
   *
   * @param name the name of the add-on in the EKS API, such as `aws-fsx-csi-driver`
   */
  hasAddon(name: string): boolean;
}

/** What identifies an existing cluster. */
export interface KubernetesClusterAttributes {
  /** The name. */
  readonly clusterName: string;
  /** The Kubernetes minor version, such as `1.34`. */
  readonly version: string;
  /** The network that the cluster is in. */
  readonly network: ICellNetwork;
  /** What the control plane carries in the network. */
  readonly securityGroup: ec2.ISecurityGroup;
  /** What nodes carry. It has to allow all traffic within itself, in both directions, and what the control plane needs. */
  readonly nodeSecurityGroup: ec2.ISecurityGroup;
}

const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/**
 * Endpoints that nodes and add-ons call, by https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html: `ec2` for the node's
 * name, pod addresses and volumes; `ecr.api`, `ecr.dkr` and `s3` for images and their layers; `eks-auth` for Pod Identity. Not `sts`
 * (no service-account roles), `eks` (managed nodes are told their cluster) or `kms` (EBS calls it itself).
 */
const ENDPOINTS = ['ec2', 'ecr.api', 'ecr.dkr', 'eks-auth', 's3'];

/**
 * A Kubernetes cluster: Amazon EKS with a private API only, nobody in it but the stated administrators, and the add-ons that nodes
 * need.
 *
 * The API data is encrypted with the metadata key of the region, and all five control plane logs go to a log group that is there
 * first, encrypted and with a retention. The cluster is protected against deletion and stays when its stack goes.
 *
 * Its name is fixed, `<site>-<cell>`, so that no change can replace it: CloudFormation would have to create a second one of that name.
 */
export class KubernetesCluster extends Construct implements IKubernetesCluster {
  /** An existing cluster, to add pools to. */
  public static fromKubernetesClusterAttributes(
    scope: Construct,
    id: string,
    attributes: KubernetesClusterAttributes,
  ): IKubernetesCluster {
    return new ImportedKubernetesCluster(scope, id, attributes);
  }

  public readonly clusterName: string;
  public readonly clusterArn: string;
  public readonly version: string;
  public readonly network: ICellNetwork;
  public readonly securityGroup: ec2.ISecurityGroup;
  public readonly nodeSecurityGroup: ec2.ISecurityGroup;
  public readonly connections: ec2.Connections;
  /** Where the control plane logs to. */
  public readonly logGroup: logs.ILogGroup;
  private readonly addons: ClusterAddons;
  private readonly addonNames: readonly string[];
  private systemPodsHaveNodes = false;

  /**
   * @throws AIF-CMP-001 for a network of one zone in a Region
   * @throws AIF-CMP-002 for a version that is not one
   * @throws AIF-CMP-003 without administrators
   * @throws AIF-CMP-013 for a service range that EKS refuses, or that is in use in the network or on the premises
   * @throws AIF-CMP-004 and AIF-CMP-037 for the version of an add-on that the cluster does not have, or that is too old
   * @throws AIF-CMP-036 and AIF-CMP-040 for an add-on that the cluster has anyway, or that lacks another
   * @throws AIF-CMP-044 for a second cluster in a cell
   */
  public constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id);
    this.network = props.network;
    this.version = props.version;
    const { region } = props.network;
    checkZones(this, props.network);
    checkVersion(this, props.version);
    checkAdministrators(this, props.administratorRoles);
    const serviceCidr = props.serviceCidr ?? SERVICE_RANGE.default;
    checkServiceCidr(this, serviceCidr, props.network);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.pools]);
    requireOwnId(this, props.network, {
      what: 'Kubernetes cluster of cell',
      id: props.network.cellId,
      code: 'AIF-CMP-044',
      help: 'Add pools to that cluster, or make another cell.',
    });

    this.clusterName = `${region.siteId}-${props.network.cellId}`;
    this.clusterArn = clusterArn(this, this.clusterName);
    this.securityGroup = controlPlaneSecurityGroup(this, this.clusterName, props.network);
    this.nodeSecurityGroup = nodeSecurityGroup(this, this.clusterName, props.network, this.securityGroup);
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup], defaultPort: API_PORT });
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/eks/${this.clusterName}/cluster`,
      retention: region.logRetention,
      encryptionKey: region.key(DataClass.LOGS),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const cluster = this.cluster(this.role(), serviceCidr, tierOf(props));
    admitAdministrators(this, cluster, props.administratorRoles);
    props.network.useEndpoints(ENDPOINTS);
    this.addons = new ClusterAddons(this, 'Addons', {
      cluster,
      clusterName: this.clusterName,
      clusterArn: this.clusterArn,
      network: props.network,
      versions: props.addonVersions ?? {},
      more: props.addons ?? [],
    });
    this.addonNames = [...STANDARD_ADDONS, ...(props.addons ?? []).map(({ name }) => name)];
    this.node.addValidation({ validate: () => this.checkNodes() });
  }

  public addNodes(nodes: IConstruct, taints: Taint[]): void {
    this.addons.addNodes(nodes);
    this.systemPodsHaveNodes ||= Stack.of(nodes) === Stack.of(this) && hostsSystemPods(taints);
  }

  public hasAddon(name: string): boolean {
    return this.addonNames.includes(name);
  }

  /**
   * The role of the pods of an add-on, to grant it more, such as a bucket to `KubernetesAddon.S3_MOUNTPOINT`.
   *
   * @throws AIF-CMP-038 for an add-on that the cluster does not have, or whose pods have no role
   */
  public addonRole(addon: KubernetesAddon): iam.IRole {
    const role = this.addons.role(addon.name);
    if (role === undefined) {
      throw new AiFactoryError(
        'AIF-CMP-038',
        `cluster ${this.clusterName} has no role for the pods of add-on ${addon.name}`,
        'Name an add-on of `addons` that has a service account.',
        this,
      );
    }
    return role;
  }

  /**
   * Gives rights in the account to the pods of a service account.
   *
   * @param role one that trusts `pods.eks`; by default a new one without rights, which only these pods can take
   * @throws AIF-CMP-035 for names that Kubernetes would refuse
   */
  public addPodIdentity(namespace: string, serviceAccount: string, role?: iam.IRole): PodIdentity {
    const id = `PodIdentity-${namespace}-${serviceAccount}`;
    return new PodIdentity(this, id, { cluster: this, namespace, serviceAccount, role });
  }

  private cluster(role: iam.Role, serviceIpv4Cidr: string, tier: ControlPlaneTier | undefined): CfnCluster {
    const cluster = new CfnCluster(this, 'Resource', {
      name: this.clusterName,
      version: this.version,
      roleArn: role.roleArn,
      resourcesVpcConfig: {
        subnetIds: this.controlPlaneSubnets().map((subnet) => subnet.subnetId),
        securityGroupIds: [this.securityGroup.securityGroupId],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr },
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      encryptionConfig: [{ provider: { keyArn: this.network.region.key(DataClass.METADATA).keyArn } }],
      logging: { clusterLogging: { enabledTypes: LOG_TYPES.map((type) => ({ type })) } },
      bootstrapSelfManagedAddons: false,
      deletionProtection: true,
      upgradePolicy: { supportType: 'STANDARD' },
      controlPlaneScalingConfig: tier === undefined ? undefined : { tier },
    });
    cluster.applyRemovalPolicy(RemovalPolicy.RETAIN);
    cluster.node.addDependency(this.logGroup);
    return cluster;
  }

  /**
   * Those of the home zone and of the first other one.
   *
   * EKS asks for two zones and never lets a cluster change them (https://github.com/aws/containers-roadmap/issues/2258), so a zone that is
   * added to the site later must not come in here. With a higher slot than the others it does not.
   */
  private controlPlaneSubnets(): ec2.ISubnet[] {
    const { controlPlaneSubnets, homeZone } = this.network;
    const isHome = (subnet: ec2.ISubnet) => subnet.availabilityZone === homeZone;
    return [...controlPlaneSubnets.filter(isHome), ...controlPlaneSubnets.filter((subnet) => !isHome(subnet))].slice(
      0,
      2,
    );
  }

  /** What EKS acts with in the account. Stays with the cluster, which cannot do without it. */
  private role(): iam.Role {
    const role = new iam.Role(this, 'Role', {
      assumedBy: this.network.region.hosting.servicePrincipal('eks').withConditions({
        StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        ArnLike: { 'aws:SourceArn': this.clusterArn },
      }),
      description: `Control plane of cluster ${this.clusterName}`,
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKSClusterPolicy')],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return role;
  }

  private checkNodes(): string[] {
    return this.systemPodsHaveNodes
      ? []
      : [
          'AIF-CMP-005: no pool in the stack of the cluster takes CoreDNS, so its installation would time out. ' +
            'Add a ComputePool without taints, or with the default ones of an accelerated pool.',
        ];
  }
}

/** Nothing where nobody said anything, so that a cluster keeps what it has. */
function tierOf({ controlPlaneTier, expectedNodes }: KubernetesClusterProps): ControlPlaneTier | undefined {
  return controlPlaneTier ?? (expectedNodes === undefined ? undefined : controlPlaneTierFor(expectedNodes));
}

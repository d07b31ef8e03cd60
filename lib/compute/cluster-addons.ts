import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnAddon, type CfnCluster } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, DependencyGroup, type IConstruct } from 'constructs';
import { STANDARD_ADDONS } from '../catalog/kubernetes-addons';
import { AiFactoryError } from '../errors';
import { DataClass, type ICellNetwork } from '../region';
import { KubernetesAddon, type KubernetesAddonOptions } from './kubernetes-addon';
import { podsOf } from './pod-identity-role';
import { SYSTEM_TOLERATIONS } from './system-pods';

/** What the add-ons of a cluster need to know. */
export interface ClusterAddonsProps {
  readonly cluster: CfnCluster;
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly network: ICellNetwork;
  readonly versions: { [name: string]: string };
  /** Those beside the ones that a cluster always has. */
  readonly more: readonly KubernetesAddon[];
}

interface Addon {
  /** As JSON. */
  readonly configuration?: string;
  /** The rights of its pods in the account, where they need any. */
  readonly identity?: Identity;
}

interface Identity {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** The name of a policy that AWS manages. */
  readonly managedPolicy?: string;
  readonly inlinePolicies?: { [name: string]: iam.PolicyDocument };
}

/** The namespace of the add-ons that a cluster always has. */
const SYSTEM = 'kube-system';

/** Prefixes of 16 addresses instead of single ones: a node of 250 pods then costs 16 calls to EC2, not 250. */
const PREFIX_DELEGATION = JSON.stringify({ env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } });

/** What EBS asks of KMS to create, attach and resize encrypted volumes (https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html). */
const VOLUME_KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The add-ons of a cluster, in the order that they can be installed in.
 *
 * Nodes become ready only when the network plugin runs on them, and CoreDNS and the volume driver become healthy only when there are
 * nodes to run on. So the first group is installed before the nodes and the second after them; any other order times out.
 */
export class ClusterAddons extends Construct {
  private readonly beforeNodes = new DependencyGroup();
  private readonly nodes = new DependencyGroup();
  private readonly props: ClusterAddonsProps;
  private readonly roles = new Map<string, iam.Role>();

  public constructor(scope: Construct, id: string, props: ClusterAddonsProps) {
    super(scope, id);
    this.props = props;
    checkAddons(this, props.more);
    checkVersions(this, props.versions, [...STANDARD_ADDONS, ...props.more.map(({ name }) => name)]);

    const agent = this.addon('eks-pod-identity-agent');
    const cni = this.addon('vpc-cni', {
      configuration: PREFIX_DELEGATION,
      identity: { namespace: SYSTEM, serviceAccount: 'aws-node', managedPolicy: 'AmazonEKS_CNI_Policy' },
    });
    cni.node.addDependency(agent);
    this.beforeNodes.add(agent, cni, this.addon('kube-proxy'));

    const volumes = this.addon('aws-ebs-csi-driver', {
      configuration: JSON.stringify({ controller: { tolerations: SYSTEM_TOLERATIONS } }),
      identity: {
        namespace: SYSTEM,
        serviceAccount: 'ebs-csi-controller-sa',
        managedPolicy: 'service-role/AmazonEBSCSIDriverPolicy',
        inlinePolicies: { VolumeKey: this.volumeKeyPolicy() },
      },
    });
    const dns = this.addon('coredns', { configuration: JSON.stringify({ tolerations: SYSTEM_TOLERATIONS }) });
    const monitoring = this.addon('eks-node-monitoring-agent', {
      configuration: JSON.stringify({ dcgmAgent: { tolerations: SYSTEM_TOLERATIONS } }),
    });
    const more = props.more.map((addon) => this.optional(addon));
    for (const addon of [volumes, dns, monitoring, ...more]) {
      addon.node.addDependency(this.nodes);
    }
  }

  /** The role of the pods of an add-on, where they have one. */
  public role(name: string): iam.IRole | undefined {
    return this.roles.get(name);
  }

  /** Puts nodes between the add-ons that they need and those that need them. The latter only within a stack. */
  public addNodes(nodes: IConstruct): void {
    nodes.node.addDependency(this.beforeNodes);
    if (Stack.of(nodes) === Stack.of(this)) {
      this.nodes.add(nodes);
    }
  }

  private optional({ name, options }: KubernetesAddon): CfnAddon {
    const { network, clusterName } = this.props;
    network.useEndpoints(options.endpoints ?? []);
    const addon = this.addon(name, { configuration: options.configuration, identity: identityOf(options) });
    for (const pattern of options.logGroups ?? []) {
      const logGroup = new logs.LogGroup(this, `${name}-${pattern}`, {
        logGroupName: pattern.replace('{cluster}', clusterName),
        retention: network.region.logRetention,
        encryptionKey: network.region.key(DataClass.LOGS),
        removalPolicy: RemovalPolicy.RETAIN,
      });
      addon.node.addDependency(logGroup);
    }
    return addon;
  }

  private addon(name: string, { configuration, identity }: Addon = {}): CfnAddon {
    return new CfnAddon(this, name, {
      clusterName: this.props.cluster.ref,
      addonName: name,
      addonVersion: this.props.versions[name],
      resolveConflicts: 'OVERWRITE',
      configurationValues: configuration,
      podIdentityAssociations:
        identity === undefined
          ? undefined
          : [{ serviceAccount: identity.serviceAccount, roleArn: this.createRole(name, identity).roleArn }],
    });
  }

  /** A role that only one service account of this cluster can take. */
  private createRole(addon: string, identity: Identity): iam.Role {
    const { network, clusterArn, clusterName } = this.props;
    const { namespace, serviceAccount, managedPolicy } = identity;
    const role = new iam.Role(this, `${addon}-role`, {
      assumedBy: podsOf(this, network.region.hosting, { clusterArn, namespace, serviceAccount }),
      description: `Add-on ${addon} of cluster ${clusterName}`,
      managedPolicies:
        managedPolicy === undefined ? undefined : [iam.ManagedPolicy.fromAwsManagedPolicyName(managedPolicy)],
      inlinePolicies: identity.inlinePolicies,
    });
    this.roles.set(addon, role);
    return role;
  }

  /** Leave to use the key of the metadata class, the only one that volumes of the cluster can be encrypted with. */
  private volumeKeyPolicy(): iam.PolicyDocument {
    const resources = [this.props.network.region.key(DataClass.METADATA).keyArn];
    return new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ actions: VOLUME_KEY_ACTIONS, resources }),
        new iam.PolicyStatement({
          actions: ['kms:CreateGrant'],
          resources,
          conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ],
    });
  }
}

function identityOf(options: KubernetesAddonOptions): Identity | undefined {
  const { namespace, serviceAccount, managedPolicy, statements } = options;
  if (serviceAccount === undefined) {
    return undefined;
  }
  const policy = new iam.PolicyDocument({ statements: statements?.map((statement) => statement.copy()) });
  return {
    namespace: namespace ?? SYSTEM,
    serviceAccount,
    managedPolicy,
    inlinePolicies: policy.isEmpty ? undefined : { Addon: policy },
  };
}

function checkAddons(scope: IConstruct, more: readonly KubernetesAddon[]): void {
  const names = [...STANDARD_ADDONS, ...more.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-036',
      `addons names ${twice}, which the cluster has already`,
      'Take it out of `addons`.',
      scope,
    );
  }
  const { CERT_MANAGER, HYPERPOD_TRAINING_OPERATOR } = KubernetesAddon;
  if (names.includes(HYPERPOD_TRAINING_OPERATOR.name) && !names.includes(CERT_MANAGER.name)) {
    throw new AiFactoryError(
      'AIF-CMP-040',
      `addons has ${HYPERPOD_TRAINING_OPERATOR.name}, and nothing that issues the certificates of its webhooks`,
      'Add KubernetesAddon.CERT_MANAGER.',
      scope,
    );
  }
}

function checkVersions(scope: IConstruct, versions: { [name: string]: string }, names: readonly string[]): void {
  const unknown = Object.keys(versions).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new AiFactoryError(
      'AIF-CMP-004',
      `addonVersions pins ${unknown.join(', ')}, which the cluster does not have`,
      `Its add-ons are ${[...names].sort().join(', ')}.`,
      scope,
    );
  }
  checkNetworkPlugin(scope, versions['vpc-cni']);
}

/** HyperPod asks for 1.18.3 or later (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html). */
function checkNetworkPlugin(scope: IConstruct, version: string | undefined): void {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)/.exec(version ?? '')?.map(Number) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) {
    return;
  }
  if (major < 1 || (major === 1 && (minor < 18 || (minor === 18 && patch < 3)))) {
    throw new AiFactoryError(
      'AIF-CMP-037',
      `addonVersions pins vpc-cni ${version}, which is older than v1.18.3`,
      'Pin a later version, or none.',
      scope,
    );
  }
}

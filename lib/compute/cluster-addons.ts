import { Stack } from 'aws-cdk-lib';
import { CfnAddon, type CfnCluster } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup, type IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import { DataClass, type ICellNetwork } from '../region';
import { SYSTEM_TOLERATIONS } from './system-pods';

/** What the add-ons of a cluster need to know. */
export interface ClusterAddonsProps {
  readonly cluster: CfnCluster;
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly network: ICellNetwork;
  readonly versions: { [name: string]: string };
}

interface Addon {
  readonly configuration?: object;
  /** The rights of its pods in the account, where they need any. */
  readonly identity?: Identity;
}

interface Identity {
  readonly serviceAccount: string;
  /** The name of a policy that AWS manages. */
  readonly managedPolicy: string;
  readonly inlinePolicy?: iam.PolicyDocument;
}

/** The add-ons that a cluster always has. */
const ADDON_NAMES = [
  'aws-ebs-csi-driver',
  'coredns',
  'eks-node-monitoring-agent',
  'eks-pod-identity-agent',
  'kube-proxy',
  'vpc-cni',
];

/** Prefixes of 16 addresses instead of single ones: a node of 250 pods then costs 16 calls to EC2, not 250. */
const PREFIX_DELEGATION = { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } };

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

  public constructor(scope: Construct, id: string, props: ClusterAddonsProps) {
    super(scope, id);
    this.props = props;
    checkVersions(this, props.versions);

    const agent = this.addon('eks-pod-identity-agent');
    const cni = this.addon('vpc-cni', {
      configuration: PREFIX_DELEGATION,
      identity: { serviceAccount: 'aws-node', managedPolicy: 'AmazonEKS_CNI_Policy' },
    });
    cni.node.addDependency(agent);
    this.beforeNodes.add(agent, cni, this.addon('kube-proxy'));

    const volumes = this.addon('aws-ebs-csi-driver', {
      configuration: { controller: { tolerations: SYSTEM_TOLERATIONS } },
      identity: {
        serviceAccount: 'ebs-csi-controller-sa',
        managedPolicy: 'service-role/AmazonEBSCSIDriverPolicy',
        inlinePolicy: this.volumeKeyPolicy(),
      },
    });
    const dns = this.addon('coredns', { configuration: { tolerations: SYSTEM_TOLERATIONS } });
    const monitoring = this.addon('eks-node-monitoring-agent', {
      configuration: { dcgmAgent: { tolerations: SYSTEM_TOLERATIONS } },
    });
    for (const addon of [volumes, dns, monitoring]) {
      addon.node.addDependency(this.nodes);
    }
  }

  /** Puts nodes between the add-ons that they need and those that need them. The latter only within a stack. */
  public addNodes(nodes: IConstruct): void {
    nodes.node.addDependency(this.beforeNodes);
    if (Stack.of(nodes) === Stack.of(this)) {
      this.nodes.add(nodes);
    }
  }

  private addon(name: string, { configuration, identity }: Addon = {}): CfnAddon {
    return new CfnAddon(this, name, {
      clusterName: this.props.cluster.ref,
      addonName: name,
      addonVersion: this.props.versions[name],
      resolveConflicts: 'OVERWRITE',
      configurationValues: configuration === undefined ? undefined : JSON.stringify(configuration),
      podIdentityAssociations:
        identity === undefined
          ? undefined
          : [{ serviceAccount: identity.serviceAccount, roleArn: this.role(name, identity).roleArn }],
    });
  }

  /** A role that only one service account of this cluster can take. */
  private role(addon: string, identity: Identity): iam.Role {
    const { network, clusterArn } = this.props;
    const pods = network.region.hosting.servicePrincipal('pods.eks').withConditions({
      StringEquals: {
        'aws:SourceAccount': Stack.of(this).account,
        'aws:RequestTag/eks-cluster-arn': clusterArn,
        'aws:RequestTag/kubernetes-namespace': 'kube-system',
        'aws:RequestTag/kubernetes-service-account': identity.serviceAccount,
      },
    });
    return new iam.Role(this, `${addon}-role`, {
      assumedBy: new iam.SessionTagsPrincipal(pods),
      description: `Add-on ${addon} of cluster ${this.props.clusterName}`,
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(identity.managedPolicy)],
      inlinePolicies: identity.inlinePolicy === undefined ? undefined : { VolumeKey: identity.inlinePolicy },
    });
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

function checkVersions(scope: IConstruct, versions: { [name: string]: string }): void {
  const unknown = Object.keys(versions).filter((name) => !ADDON_NAMES.includes(name));
  if (unknown.length > 0) {
    throw new AiFactoryError(
      'AIF-CMP-004',
      `addonVersions pins ${unknown.join(', ')}, which the cluster does not have`,
      `Its add-ons are ${ADDON_NAMES.join(', ')}.`,
      scope,
    );
  }
}

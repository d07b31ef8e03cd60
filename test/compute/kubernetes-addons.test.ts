import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { CAPABILITY_ENDPOINTS } from '../../lib/catalog/capability-endpoints';
import { ControlPlaneTier, KubernetesAddon, KubernetesCluster, PodIdentity } from '../../lib/compute';
import { controlPlaneTierFor } from '../../lib/compute/control-plane-tier';
import { HYPERPOD_ENDPOINTS } from '../../lib/compute/training/hyperpod-cluster';
import { cluster, network, pool } from './factory';

/** A cluster with add-ons and a pool, and its template. */
function clusterWith(props: Parameters<typeof cluster>[1]) {
  const cell = network();
  const made = cluster(cell, props);
  pool(made);
  return { made, stack: Stack.of(cell) };
}

describe('optional add-ons', () => {
  test('are not there unless asked for', () => {
    const { made, stack } = clusterWith({});
    Template.fromStack(stack).resourceCountIs('AWS::EKS::Addon', 6);
    expect(made.hasAddon('aws-fsx-csi-driver')).toBe(false);
    expect(made.hasAddon('vpc-cni')).toBe(true);
  });

  test('are installed after the nodes, in the version that is pinned', () => {
    const addons = [KubernetesAddon.CERT_MANAGER];
    const { made, stack } = clusterWith({ addons, addonVersions: { 'cert-manager': 'v1.19.1-eksbuild.1' } });
    const template = Template.fromStack(stack);
    const [nodes] = Object.keys(template.findResources('AWS::EKS::Nodegroup'));
    template.hasResource('AWS::EKS::Addon', {
      DependsOn: Match.arrayWith([nodes]),
      Properties: { AddonName: 'cert-manager', AddonVersion: 'v1.19.1-eksbuild.1' },
    });
    expect(made.hasAddon('cert-manager')).toBe(true);
  });

  test.each([
    [KubernetesAddon.FSX_LUSTRE, 'kube-system', 'fsx-csi-controller-sa'],
    [KubernetesAddon.S3_MOUNTPOINT, 'kube-system', 's3-csi-driver-sa'],
    [KubernetesAddon.CLOUDWATCH_OBSERVABILITY, 'amazon-cloudwatch', 'cloudwatch-agent'],
    [KubernetesAddon.HYPERPOD_TRAINING_OPERATOR, 'aws-hyperpod', 'hp-training-operator-controller-manager'],
  ])('of $name lend a role to the pods of $1/$2 alone', (addon, namespace, serviceAccount) => {
    const template = Template.fromStack(clusterWith({ addons: [addon, KubernetesAddon.CERT_MANAGER] }).stack);
    template.hasResourceProperties('AWS::EKS::Addon', {
      AddonName: addon.name,
      PodIdentityAssociations: [{ ServiceAccount: serviceAccount, RoleArn: Match.anyValue() }],
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: `Add-on ${addon.name} of cluster bravo-main`,
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Condition: {
              StringEquals: Match.objectLike({
                'aws:RequestTag/kubernetes-namespace': namespace,
                'aws:RequestTag/kubernetes-service-account': serviceAccount,
              }),
            },
          }),
        ],
      },
    });
  });

  test('of file systems look them up, and do nothing else', () => {
    const template = Template.fromStack(clusterWith({ addons: [KubernetesAddon.FSX_LUSTRE] }).stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: 'Add-on aws-fsx-csi-driver of cluster bravo-main',
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyName: 'Addon',
          PolicyDocument: Match.objectLike({
            Statement: [
              Match.objectLike({
                Action: 'fsx:DescribeFileSystems',
                Resource: {
                  'Fn::Join': ['', Match.arrayWith(['arn:', { Ref: 'AWS::Partition' }, ':file-system/*'])],
                },
              }),
            ],
          }),
        },
      ],
    });
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', { ServiceName: Match.stringLikeRegexp('fsx$') });
  });

  test('log to groups that are there first, encrypted and with a retention', () => {
    const template = Template.fromStack(clusterWith({ addons: [KubernetesAddon.CLOUDWATCH_OBSERVABILITY] }).stack);
    for (const kind of ['application', 'dataplane', 'host', 'performance']) {
      template.hasResource('AWS::Logs::LogGroup', {
        DeletionPolicy: 'Retain',
        Properties: {
          LogGroupName: `/aws/containerinsights/bravo-main/${kind}`,
          RetentionInDays: 365,
          KmsKeyId: Match.anyValue(),
        },
      });
    }
  });

  test('can be ones that this release does not name', () => {
    const addon = KubernetesAddon.of('adot', { configuration: '{"replicas":2}' });
    Template.fromStack(clusterWith({ addons: [addon] }).stack).hasResourceProperties('AWS::EKS::Addon', {
      AddonName: 'adot',
      ConfigurationValues: '{"replicas":2}',
      PodIdentityAssociations: Match.absent(),
    });
  });

  test('get more rights by their role', () => {
    const { made, stack } = clusterWith({ addons: [KubernetesAddon.S3_MOUNTPOINT] });
    iam.Grant.addToPrincipal({
      grantee: made.addonRole(KubernetesAddon.S3_MOUNTPOINT),
      actions: ['s3:GetObject'],
      resourceArns: ['arn:aws:s3:::data/*'],
    }).assertSuccess();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: 's3:GetObject' })] }),
      Roles: [{ Ref: Match.stringLikeRegexp('^ClusterAddonsawsmountpoints3csidriverrole') }],
    });
  });

  test('fails when one is named that the cluster has anyway, or twice (AIF-CMP-036)', () => {
    expect(() => clusterWith({ addons: [KubernetesAddon.of('coredns')] })).toThrow(/coredns.*\[AIF-CMP-036\]/);
    const twice = [KubernetesAddon.CERT_MANAGER, KubernetesAddon.CERT_MANAGER];
    expect(() => clusterWith({ addons: twice })).toThrow('[AIF-CMP-036]');
  });

  test('fails when the training operator has no certificates (AIF-CMP-040)', () => {
    const addons = [KubernetesAddon.HYPERPOD_TRAINING_OPERATOR];
    expect(() => clusterWith({ addons })).toThrow(/training-operator.*\[AIF-CMP-040\][\s\S]*CERT_MANAGER/);
  });

  test.each(['v1.18.2-eksbuild.1', 'v1.9.0', 'v0.9.9'])(
    'fails when the network plugin is pinned to %s (AIF-CMP-037)',
    (version) => {
      expect(() => clusterWith({ addonVersions: { 'vpc-cni': version } })).toThrow('[AIF-CMP-037]');
    },
  );

  test.each(['v1.18.3-eksbuild.1', 'v1.20.0-eksbuild.1', 'v2.0.0'])('passes when it is pinned to %s', (version) => {
    expect(() => clusterWith({ addonVersions: { 'vpc-cni': version } })).not.toThrow();
  });

  test('fails when rights are for an add-on that is not there, or that has no role (AIF-CMP-038)', () => {
    const { made } = clusterWith({ addons: [KubernetesAddon.CERT_MANAGER] });
    expect(() => made.addonRole(KubernetesAddon.S3_MOUNTPOINT)).toThrow('[AIF-CMP-038]');
    expect(() => made.addonRole(KubernetesAddon.CERT_MANAGER)).toThrow('[AIF-CMP-038]');
  });
});

describe('a pod identity', () => {
  test('has a role that only its pods can take, and that grants go to', () => {
    const { made, stack } = clusterWith({});
    const identity = made.addPodIdentity('research', 'trainer');
    iam.Grant.addToPrincipal({ grantee: identity, actions: ['s3:GetObject'], resourceArns: ['*'] }).assertSuccess();
    const template = Template.fromStack(stack);
    template.hasResource('AWS::EKS::PodIdentityAssociation', {
      DependsOn: Object.keys(template.findResources('AWS::EKS::Cluster')),
      Properties: { ClusterName: 'bravo-main', Namespace: 'research', ServiceAccount: 'trainer' },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: 'Pods of research/trainer of cluster bravo-main',
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: ['sts:AssumeRole', 'sts:TagSession'],
            Condition: {
              StringEquals: Match.objectLike({ 'aws:RequestTag/kubernetes-namespace': 'research' }),
            },
          }),
        ],
      },
    });
  });

  test('takes the role that is given, for a cluster that something else made too', () => {
    const cell = network();
    const stack = Stack.of(cell);
    const group = cell.endpointSecurityGroup;
    const existing = KubernetesCluster.fromKubernetesClusterAttributes(stack, 'Cluster', {
      clusterName: 'elder',
      version: '1.34',
      network: cell,
      securityGroup: group,
      nodeSecurityGroup: group,
    });
    const role = iam.Role.fromRoleName(stack, 'Trainer', 'Trainer');
    new PodIdentity(stack, 'Identity', { cluster: existing, namespace: 'research', serviceAccount: 'trainer', role });
    Template.fromStack(stack).hasResourceProperties('AWS::EKS::PodIdentityAssociation', {
      ClusterName: 'elder',
      RoleArn: { 'Fn::Join': ['', Match.arrayWith([':iam::111122223333:role/Trainer'])] },
    });
    expect(existing.hasAddon('amazon-sagemaker-hyperpod-taskgovernance')).toBe(true);
  });

  test.each([
    ['Research', 'trainer'],
    ['research', 'train_er'],
    ['', 'trainer'],
  ])('fails when it is for %s/%s (AIF-CMP-035)', (namespace, serviceAccount) => {
    expect(() => clusterWith({}).made.addPodIdentity(namespace, serviceAccount)).toThrow('[AIF-CMP-035]');
  });
});

test('pods fail to get a second role (AIF-CMP-045)', () => {
  const { made, stack } = clusterWith({});
  const pods = { cluster: made, namespace: 'research', serviceAccount: 'trainer' };
  made.addPodIdentity(pods.namespace, pods.serviceAccount);
  expect(() => new PodIdentity(stack, 'Second', pods)).toThrow(/research\/trainer already.*\[AIF-CMP-045\]/);
  expect(() => new PodIdentity(stack, 'Other', { ...pods, serviceAccount: 'indexer' })).not.toThrow();
});

describe('the tier of the control plane', () => {
  test.each([
    [3, 'standard'],
    [500, 'standard'],
    [501, 'tier-xl'],
    [3_000, 'tier-xl'],
    [4_500, 'tier-2xl'],
    [10_000, 'tier-4xl'],
    [15_000, 'tier-8xl'],
  ])('for %i nodes is %s', (nodes, tier) => {
    expect(controlPlaneTierFor(nodes)).toBe(tier);
  });

  test.each([
    [{}, Match.absent()],
    [{ expectedNodes: 867 }, { Tier: 'tier-xl' }],
    [{ expectedNodes: 867, controlPlaneTier: ControlPlaneTier.STANDARD }, { Tier: 'standard' }],
  ])('of a cluster with %j is %j', (props, expected) => {
    Template.fromStack(clusterWith(props).stack).hasResourceProperties('AWS::EKS::Cluster', {
      ControlPlaneScalingConfig: expected,
    });
  });
});

test('the plan counts the endpoints that HyperPod asks for', () => {
  expect([...HYPERPOD_ENDPOINTS]).toEqual([...(CAPABILITY_ENDPOINTS.hyperPod ?? [])].sort());
});

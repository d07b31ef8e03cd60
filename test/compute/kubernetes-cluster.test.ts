import { type App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { ComputePool, KubernetesCluster, TaintEffect } from '../../lib/compute';
import { Hosting, ServiceStatus } from '../../lib/region';
import { aiFactory, cluster, network, pool } from './factory';

/** The template of a cluster with a pool of general-purpose nodes. */
function clusterTemplate(props = {}, cell = network()): Template {
  const one = cluster(cell, props);
  pool(one);
  return Template.fromStack(Stack.of(cell));
}

describe('the control plane', () => {
  test('has a private API only', () => {
    clusterTemplate().hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: false },
    });
  });

  test.each([
    ['eu-central-1a', ['a', 'b'], ['eu-central-1a', 'eu-central-1b']],
    ['eu-central-1b', ['a', 'b'], ['eu-central-1b', 'eu-central-1a']],
    ['eu-central-1b', ['a', 'b', 'c'], ['eu-central-1b', 'eu-central-1a']],
  ])(
    'with nodes in %s and zones %j is in %j, which a zone added later does not change',
    (homeZone, letters, expected) => {
      const hosting = Hosting.awsRegion({
        region: 'eu-central-1',
        account: '111122223333',
        zones: letters.map((letter) => ({ name: `eu-central-1${letter}` })),
      });
      const template = clusterTemplate({}, network({ hosting, homeZone }));
      const [resource] = Object.values(template.findResources('AWS::EKS::Cluster'));
      const subnets: { Ref: string }[] = resource?.Properties.ResourcesVpcConfig.SubnetIds;
      const zones = subnets.map(({ Ref }) => template.toJSON().Resources[Ref].Properties.AvailabilityZone);
      expect(zones).toEqual(expected);
    },
  );

  test('encrypts its data with the metadata key', () => {
    const template = clusterTemplate();
    template.hasResourceProperties('AWS::EKS::Cluster', {
      EncryptionConfig: [{ Provider: { KeyArn: keyOf(template, 'metadata') }, Resources: Match.absent() }],
    });
  });

  test('has the name of site and cell, so that it cannot be replaced', () => {
    clusterTemplate().hasResourceProperties('AWS::EKS::Cluster', { Name: 'bravo-main', Version: '1.34' });
  });

  test('is protected against deletion and stays with what it cannot do without', () => {
    const template = clusterTemplate();
    template.hasResource('AWS::EKS::Cluster', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtection: true },
    });
    template.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: { Description: 'Control plane of cluster bravo-main' },
    });
    template.hasResource('AWS::EC2::SecurityGroup', {
      DeletionPolicy: 'Retain',
      Properties: { GroupDescription: 'Control plane of cluster bravo-main' },
    });
  });

  test('logs everything to an encrypted group that is there before it', () => {
    const template = clusterTemplate();
    const [logGroup] = Object.keys(
      template.findResources('AWS::Logs::LogGroup', {
        DeletionPolicy: 'Retain',
        Properties: {
          LogGroupName: '/aws/eks/bravo-main/cluster',
          RetentionInDays: 365,
          KmsKeyId: keyOf(template, 'logs'),
        },
      }),
    );
    template.hasResource('AWS::EKS::Cluster', {
      DependsOn: [logGroup],
      Properties: {
        Logging: {
          ClusterLogging: {
            EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })),
          },
        },
      },
    });
  });

  test('lends its role to EKS for this cluster of this account only', () => {
    clusterTemplate().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Control plane of cluster bravo-main',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'eks.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': arn(':eks:eu-central-1:111122223333:cluster/bravo-main') },
            },
          },
        ],
      },
      ManagedPolicyArns: [arn(':iam::aws:policy/AmazonEKSClusterPolicy')],
    });
  });
});

describe('access', () => {
  test('is for the named administrators and nobody else', () => {
    const cell = network();
    const role = (id: string, name: string) => iam.Role.fromRoleName(cell, id, name);
    const administratorRoles = [role('A', 'Operators'), role('B', 'team/Auditors'), role('C', 'Operators')];
    const template = clusterTemplate({ administratorRoles }, cell);
    template.hasResourceProperties('AWS::EKS::Cluster', {
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
    });
    template.resourceCountIs('AWS::EKS::AccessEntry', 2);
    template.hasResourceProperties('AWS::EKS::AccessEntry', {
      PrincipalArn: arn(':iam::111122223333:role/team/Auditors'),
    });
    template.hasResourceProperties('AWS::EKS::AccessEntry', {
      PrincipalArn: arn(':iam::111122223333:role/Operators'),
      AccessPolicies: [
        {
          PolicyArn: arn(':eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy'),
          AccessScope: { Type: 'cluster' },
        },
      ],
    });
  });

  test('can be for a role that the same app makes', () => {
    const cell = network();
    const role = new iam.Role(Stack.of(cell), 'Operators', { assumedBy: new iam.AccountRootPrincipal() });
    const template = clusterTemplate({ administratorRoles: [role] }, cell);
    const [made] = Object.keys(
      template.findResources('AWS::IAM::Role', { Properties: { Description: Match.absent() } }),
    ).filter((id) => id.startsWith('Operators'));
    template.hasResourceProperties('AWS::EKS::AccessEntry', { PrincipalArn: { 'Fn::GetAtt': [made, 'Arn'] } });
  });

  test('to the API is open to nodes and to the premises', () => {
    const template = clusterTemplate({}, network({ onPremisesCidrs: ['10.0.0.0/12'] }));
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Control plane of cluster bravo-main',
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/12', FromPort: 443, ToPort: 443 })],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      Description: 'Kubernetes API',
      FromPort: 443,
      ToPort: 443,
    });
  });

  test('to the API can be given to anything with connections', () => {
    const cell = network();
    const one = cluster(cell);
    pool(one);
    const client = new ec2.SecurityGroup(Stack.of(cell), 'Client', { vpc: cell.vpc, allowAllOutbound: false });
    one.connections.allowDefaultPortFrom(client, 'Pipeline');
    Template.fromStack(Stack.of(cell)).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      Description: 'Pipeline',
      FromPort: 443,
    });
  });
});

describe('nodes of a cluster', () => {
  test('are open to each other by name in both directions, which EFA demands', () => {
    const template = clusterTemplate();
    const self = nodeGroupId(template);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      IpProtocol: '-1',
      GroupId: self,
      SourceSecurityGroupId: self,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      IpProtocol: '-1',
      GroupId: self,
      DestinationSecurityGroupId: self,
    });
  });

  test('reach the control plane and private endpoints at 443, and are reached by it at unprivileged ports', () => {
    const template = clusterTemplate();
    const self = nodeGroupId(template);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: self,
      Description: 'Kubernetes API',
      FromPort: 443,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: self, FromPort: 1025, ToPort: 65_535 });
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', { ServiceName: Match.stringLikeRegexp('eks-auth$') });
  });

  test('use private endpoints for what they call, and for nothing else', () => {
    const names = Object.values(clusterTemplate().findResources('AWS::EC2::VPCEndpoint')).map((endpoint) =>
      JSON.stringify(endpoint.Properties.ServiceName),
    );
    expect(names.map((name) => name.replace(/^.*eu-central-1\.|"$/g, '')).sort()).toEqual([
      'ec2',
      'ecr.api',
      'ecr.dkr',
      'eks-auth',
      's3',
    ]);
  });

  test('find no rule that names every address', () => {
    expect(JSON.stringify(clusterTemplate().toJSON())).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
  });
});

describe('add-ons', () => {
  test('give addresses to pods in prefixes', () => {
    clusterTemplate().hasResourceProperties('AWS::EKS::Addon', {
      AddonName: 'vpc-cni',
      ConfigurationValues: '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}',
    });
  });

  test('take roles that only their own service account can take', () => {
    const template = clusterTemplate();
    for (const [addon, serviceAccount] of [
      ['vpc-cni', 'aws-node'],
      ['aws-ebs-csi-driver', 'ebs-csi-controller-sa'],
    ]) {
      template.hasResourceProperties('AWS::EKS::Addon', {
        AddonName: addon,
        PodIdentityAssociations: [{ ServiceAccount: serviceAccount, RoleArn: Match.anyValue() }],
      });
      template.hasResourceProperties('AWS::IAM::Role', {
        Description: `Add-on ${addon} of cluster bravo-main`,
        AssumeRolePolicyDocument: {
          Statement: [
            Match.objectLike({
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Condition: {
                StringEquals: {
                  'aws:SourceAccount': '111122223333',
                  'aws:RequestTag/eks-cluster-arn': arn(':eks:eu-central-1:111122223333:cluster/bravo-main'),
                  'aws:RequestTag/kubernetes-namespace': 'kube-system',
                  'aws:RequestTag/kubernetes-service-account': serviceAccount,
                },
              },
            }),
          ],
        },
      });
    }
  });

  test('encrypt volumes with the metadata key and no other', () => {
    const template = clusterTemplate();
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: 'Add-on aws-ebs-csi-driver of cluster bravo-main',
      Policies: [
        {
          PolicyName: 'VolumeKey',
          PolicyDocument: Match.objectLike({
            Statement: [
              Match.objectLike({ Resource: keyOf(template, 'metadata') }),
              Match.objectLike({
                Action: 'kms:CreateGrant',
                Resource: keyOf(template, 'metadata'),
                Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
              }),
            ],
          }),
        },
      ],
    });
  });

  test('are installed around the nodes: the network first, name resolution and volumes after', () => {
    const template = clusterTemplate();
    const [nodes, group] = Object.entries(template.findResources('AWS::EKS::Nodegroup'))[0] ?? [];
    const addons = new Map(
      Object.entries(template.findResources('AWS::EKS::Addon')).map(([id, addon]) => [
        addon.Properties.AddonName,
        { id, dependsOn: addon.DependsOn },
      ]),
    );
    for (const before of ['eks-pod-identity-agent', 'kube-proxy', 'vpc-cni']) {
      expect(group?.DependsOn).toContain(addons.get(before)?.id);
    }
    for (const after of ['aws-ebs-csi-driver', 'coredns', 'eks-node-monitoring-agent']) {
      expect(addons.get(after)?.dependsOn).toEqual([nodes]);
    }
    expect(addons.get('vpc-cni')?.dependsOn).toEqual([addons.get('eks-pod-identity-agent')?.id]);
  });

  test('keep the version that is pinned, and are left to EKS otherwise', () => {
    const template = clusterTemplate({ addonVersions: { coredns: 'v1.12.4-eksbuild.1' } });
    template.hasResourceProperties('AWS::EKS::Addon', {
      AddonName: 'coredns',
      AddonVersion: 'v1.12.4-eksbuild.1',
    });
    template.hasResourceProperties('AWS::EKS::Addon', { AddonName: 'kube-proxy', AddonVersion: Match.absent() });
  });
});

describe('an existing cluster', () => {
  test('takes pools from another stack', () => {
    const cell = network();
    const stack = new Stack(cell.node.root as App, 'Pools', {
      env: { account: '111122223333', region: 'eu-central-1' },
    });
    const existing = KubernetesCluster.fromKubernetesClusterAttributes(stack, 'Cluster', {
      clusterName: 'elder',
      version: '1.33',
      network: cell,
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'ControlPlane', 'sg-11111111'),
      nodeSecurityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Nodes', 'sg-22222222'),
    });
    new ComputePool(stack, 'Pool', { cluster: existing, poolId: 'extra', instanceType: 'm7i.large', nodes: 1 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EKS::Nodegroup', { ClusterName: 'elder', Version: '1.33' });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: Match.objectLike({ SecurityGroupIds: Match.arrayWith(['sg-22222222']) }),
    });
    expect(stack.resolve(existing.clusterArn)).toEqual(arn(':eks:eu-central-1:111122223333:cluster/elder'));
  });
});

describe('a cluster is refused', () => {
  test('fails when a Region has one zone (AIF-CMP-001)', () => {
    const hosting = Hosting.awsRegion({
      region: 'eu-central-1',
      account: '111122223333',
      zones: [{ name: 'eu-central-1a' }],
    });
    expect(() => cluster(network({ hosting }))).toThrow(/one zone.*\[AIF-CMP-001\]/);
  });

  test('fails when its cell has one already (AIF-CMP-044)', () => {
    const cell = network();
    cluster(cell);
    const { account, region } = Stack.of(cell);
    const props = {
      network: cell,
      version: '1.34',
      administratorRoles: [iam.Role.fromRoleName(cell, 'Administrator', 'PlatformAdministrator')],
    };
    const other = new Stack(cell.node.root, 'Other', { env: { account, region } });
    expect(() => new KubernetesCluster(other, 'Cluster', props)).toThrow(
      /Kubernetes cluster of cell main already: Factory\/Cluster.*\[AIF-CMP-044\]/,
    );
  });

  test('warns when a private Region has one zone, where nobody has published what EKS asks for', () => {
    const one = cluster(network({ hosting: aiFactory({ zones: 1 }) }));
    pool(one);
    Annotations.fromStack(Stack.of(one)).hasWarning('/Factory/Cluster', Match.stringLikeRegexp('AIF-CMP-001'));
  });

  test.each(['1', '1.3', 'v1.34', '1.34.2'])('fails when the version is %s (AIF-CMP-002)', (version) => {
    expect(() => cluster(network(), { version })).toThrow('[AIF-CMP-002]');
  });

  test('fails when nobody could administer it (AIF-CMP-003)', () => {
    expect(() => cluster(network(), { administratorRoles: [] })).toThrow('[AIF-CMP-003]');
  });

  test('gives services the range that is stated, or 172.20.0.0/16', () => {
    const rangeOf = (props: { serviceCidr?: string }) => {
      const cell = network();
      pool(cluster(cell, props));
      return Object.values(Template.fromStack(Stack.of(cell)).findResources('AWS::EKS::Cluster'))[0]?.Properties
        .KubernetesNetworkConfig;
    };
    expect(rangeOf({})).toEqual({ IpFamily: 'ipv4', ServiceIpv4Cidr: '172.20.0.0/16' });
    expect(rangeOf({ serviceCidr: '192.168.0.0/20' })).toMatchObject({ ServiceIpv4Cidr: '192.168.0.0/20' });
  });

  test.each(['172.20.0.0', '172.20.0.1/16', '100.64.0.0/16', '10.0.0.0/8', '10.1.0.0/25'])(
    'fails when the range of services is %s (AIF-CMP-013)',
    (serviceCidr) => {
      expect(() => cluster(network(), { serviceCidr })).toThrow('[AIF-CMP-013]');
    },
  );

  test('fails when the range of services is in use on the premises (AIF-CMP-013)', () => {
    expect(() => cluster(network({ onPremisesCidrs: ['172.16.0.0/12'] }))).toThrow(
      /172\.20\.0\.0\/16 overlaps 172\.16\.0\.0\/12.*\[AIF-CMP-013\]/,
    );
  });

  test.each(['10.64.128.0/20', '10.64.0.0/12'])(
    'fails when the range of services is %s, which the network has (AIF-CMP-013)',
    (serviceCidr) => {
      expect(() => cluster(network(), { serviceCidr })).toThrow(/overlaps 10\.64\.0\.0\/16.*\[AIF-CMP-013\]/);
    },
  );

  test('fails when a version is pinned of an add-on that it does not have (AIF-CMP-004)', () => {
    expect(() => cluster(network(), { addonVersions: { 'core-dns': 'v1' } })).toThrow(/core-dns.*\[AIF-CMP-004\]/);
  });

  test('fails when no pool takes CoreDNS (AIF-CMP-005)', () => {
    const empty = cluster(network());
    expect(() => Template.fromStack(Stack.of(empty))).toThrow('AIF-CMP-005');
    const reserved = cluster(network());
    pool(reserved, { taints: [{ key: 'team', value: 'a' }] });
    expect(() => Template.fromStack(Stack.of(reserved))).toThrow('AIF-CMP-005');
  });

  test('passes when its only pool is accelerated, or prefers other pods', () => {
    const accelerated = cluster(network());
    pool(accelerated, { instanceType: 'g6.xlarge' });
    expect(() => Template.fromStack(Stack.of(accelerated))).not.toThrow();
    const soft = cluster(network());
    pool(soft, { taints: [{ key: 'team', value: 'a', effect: TaintEffect.PREFER_NO_SCHEDULE }] });
    expect(() => Template.fromStack(Stack.of(soft))).not.toThrow();
  });

  test('fails when the place does not have EKS', () => {
    const hosting = aiFactory({ services: { eks: ServiceStatus.UNAVAILABLE } });
    expect(() => cluster(network({ hosting }))).toThrow(/eks/i);
  });
});

describe('in a private Region', () => {
  test('services are trusted under the principals of that Region', () => {
    const template = clusterTemplate({}, network({ hosting: aiFactory() }));
    const text = JSON.stringify(template.findResources('AWS::IAM::Role'));
    expect(text).toContain('pods.eks.xa.example');
    expect(text).not.toContain('amazonaws.com');
  });
});

function arn(rest: string) {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] };
}

function keyOf(template: Template, dataClass: string) {
  const [id] = Object.keys(
    template.findResources('AWS::KMS::Key', { Properties: { Description: `Site bravo: ${dataClass}` } }),
  );
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

function nodeGroupId(template: Template) {
  const [id] = Object.keys(
    template.findResources('AWS::EC2::SecurityGroup', {
      Properties: { GroupDescription: 'Nodes of cluster bravo-main' },
    }),
  );
  return { 'Fn::GetAtt': [id, 'GroupId'] };
}

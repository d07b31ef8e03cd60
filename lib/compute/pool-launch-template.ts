import { Fn, type Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { NetworkInterface } from './network-interface';
import { isEfa } from './network-interface-checks';
import type { NodeHardware } from './node-hardware';

/** What a launch template of a pool says. */
export interface PoolLaunchTemplate {
  readonly name: string;
  readonly instanceType: string;
  readonly hardware: NodeHardware;
  readonly securityGroups: readonly ec2.ISecurityGroup[];
  readonly rootVolume: Size;
  readonly key: kms.IKey;
  readonly reservationId?: string;
  readonly capacityBlock: boolean;
  readonly placementGroupName?: string;
}

/** Joins the instance-store volumes of a node, and puts images, logs and pods on them. */
const LOCAL_STORAGE = [
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="NODE"',
  '',
  '--NODE',
  'Content-Type: application/node.eks.aws',
  '',
  '---',
  'apiVersion: node.eks.aws/v1alpha1',
  'kind: NodeConfig',
  'spec:',
  '  instance:',
  '    localStorage:',
  '      strategy: RAID0',
  '',
  '--NODE--',
  '',
].join('\n');

/**
 * The data of a launch template that a managed node group accepts.
 *
 * It names no image, no subnet and no instance profile: those come from the node group, and EKS refuses a template that sets them
 * (https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html). The instance type is here rather than in the node group,
 * because Capacity Blocks ask for it and because a node group would be replaced where a template gets a new version.
 */
export function launchTemplateData(template: PoolLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  return {
    instanceType: template.instanceType,
    ebsOptimized: true,
    blockDeviceMappings: [rootVolume(template)],
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    userData: template.hardware.localStorage ? Fn.base64(LOCAL_STORAGE) : undefined,
    tagSpecifications: ['instance', 'network-interface', 'volume'].map((resourceType) => ({
      resourceType,
      tags: [{ key: 'Name', value: template.name }],
    })),
    ...network(template),
    ...capacity(template),
  };
}

function rootVolume(template: PoolLaunchTemplate): CfnLaunchTemplate.BlockDeviceMappingProperty {
  return {
    deviceName: '/dev/xvda',
    ebs: {
      volumeType: 'gp3',
      volumeSize: template.rootVolume.toGibibytes({ rounding: SizeRoundingBehavior.NONE }),
      encrypted: true,
      kmsKeyId: template.key.keyArn,
      deleteOnTermination: true,
    },
  };
}

/**
 * Nodes with a fabric list their interfaces, each with its groups; EC2 accepts groups in one of the two places only. No interface asks
 * for a public address: EC2 refuses that for several interfaces, and the node subnet gives none.
 */
function network(template: PoolLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  const groups = template.securityGroups.map((group) => group.securityGroupId);
  const interfaces = template.hardware.networkInterfaces;
  if (interfaces.length === 1 && !interfaces.some(isEfa)) {
    return { securityGroupIds: groups };
  }
  return {
    networkInterfaces: interfaces.map((one: NetworkInterface) => ({
      networkCardIndex: one.networkCardIndex,
      deviceIndex: one.deviceIndex,
      interfaceType: one.interfaceType ?? 'interface',
      groups,
      deleteOnTermination: true,
    })),
  };
}

function capacity(template: PoolLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  return {
    capacityReservationSpecification:
      template.reservationId === undefined
        ? undefined
        : { capacityReservationTarget: { capacityReservationId: template.reservationId } },
    instanceMarketOptions: template.capacityBlock ? { marketType: 'capacity-block' } : undefined,
    placement: template.placementGroupName === undefined ? undefined : { groupName: template.placementGroupName },
  };
}

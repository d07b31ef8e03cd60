import { SizeRoundingBehavior } from 'aws-cdk-lib';
import type { CfnLaunchTemplate, ISecurityGroup, ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CapacityReservation } from '../capacity-reservation';
import { isEfa } from '../network-interface-checks';
import type { PlannedGroup } from '../training/bound-orchestrator';
import { DEFAULT_ROOT_VOLUME } from './pcs-groups';

/** What a launch template of a compute node group says. */
export interface PcsLaunchTemplate {
  /** What the nodes are called in EC2. */
  readonly name: string;
  readonly group: PlannedGroup;
  readonly rootDevice: string;
  readonly subnet: ISubnet;
  readonly securityGroups: readonly ISecurityGroup[];
  readonly key: IKey;
  readonly userData?: string;
  readonly reservation: CapacityReservation;
  readonly reservationId?: string;
  readonly placementGroupName?: string;
}

/**
 * The data of a launch template that AWS PCS accepts.
 *
 * PCS reads image, instance profile and instance type from the compute node group, and wants the type here as well for Capacity Blocks
 * (https://docs.aws.amazon.com/pcs/latest/userguide/capacity-blocks-configure-cng.html). Tags other than the name stay away: a changed
 * tag would be a new template, and that restarts every node.
 */
export function launchTemplateData(template: PcsLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  return {
    instanceType: template.group.instanceType,
    ebsOptimized: true,
    blockDeviceMappings: [rootVolume(template)],
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    userData: template.userData,
    tagSpecifications: ['instance', 'network-interface', 'volume'].map((resourceType) => ({
      resourceType,
      tags: [{ key: 'Name', value: template.name }],
    })),
    ...network(template),
    ...capacity(template),
  };
}

function rootVolume({ group, rootDevice, key }: PcsLaunchTemplate): CfnLaunchTemplate.BlockDeviceMappingProperty {
  const size = group.rootVolume ?? DEFAULT_ROOT_VOLUME;
  return {
    deviceName: rootDevice,
    ebs: {
      volumeType: 'gp3',
      volumeSize: size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }),
      encrypted: true,
      kmsKeyId: key.keyArn,
      deleteOnTermination: true,
    },
  };
}

/**
 * Nodes with a fabric list their interfaces, each with its subnet and its groups: beside interfaces, EC2 accepts groups nowhere else
 * (https://docs.aws.amazon.com/pcs/latest/userguide/working-with_networking_efa_create-lt.html).
 */
function network({ group, subnet, securityGroups }: PcsLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  const groups = securityGroups.map(({ securityGroupId }) => securityGroupId);
  const interfaces = group.machine.networkInterfaces;
  if (interfaces.length === 1 && !interfaces.some(isEfa)) {
    return { securityGroupIds: groups };
  }
  return {
    networkInterfaces: interfaces.map((one) => ({
      networkCardIndex: one.networkCardIndex,
      deviceIndex: one.deviceIndex,
      interfaceType: one.interfaceType ?? 'interface',
      subnetId: subnet.subnetId,
      groups,
      deleteOnTermination: true,
    })),
  };
}

function capacity(template: PcsLaunchTemplate): CfnLaunchTemplate.LaunchTemplateDataProperty {
  const { reservation, reservationId, placementGroupName } = template;
  return {
    capacityReservationSpecification:
      reservationId === undefined ? undefined : { capacityReservationTarget: { capacityReservationId: reservationId } },
    instanceMarketOptions: reservation.capacityBlock ? { marketType: 'capacity-block' } : undefined,
    placement: placementGroupName === undefined ? undefined : { groupName: placementGroupName },
  };
}

import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnCluster } from 'aws-cdk-lib/aws-sagemaker';
import type { FileSystemMount } from '../../region';
import { isEfa } from '../network-interface-checks';
import type { PlannedGroup } from './bound-orchestrator';
import type { LifecycleScripts } from './lifecycle-scripts';

/** What the groups of a HyperPod cluster have in common. */
export interface HyperPodGroupProps {
  readonly role: IRole;
  readonly lifecycleScripts: LifecycleScripts;
  readonly volumeKey: IKey;
  readonly dataVolume: Size;
  /** File systems that HyperPod mounts on the nodes. */
  readonly fileSystems: readonly FileSystemMount[];
}

/**
 * What every group of a HyperPod cluster says, whoever starts its jobs.
 *
 * No `MinInstanceCount`: HyperPod takes a group back to nothing when it does not reach that number within three hours, where without one
 * it starts with what is sound and goes on (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-scaling-eks.html).
 *
 * @param checked whether nodes are put under stress before they take jobs
 */
export function instanceGroup(
  group: PlannedGroup,
  props: HyperPodGroupProps,
  checked: boolean,
): CfnCluster.ClusterInstanceGroupProperty {
  return {
    instanceGroupName: group.groupId,
    instanceType: `ml.${group.instanceType}`,
    instanceCount: group.nodes,
    executionRole: props.role.roleArn,
    lifeCycleConfig: { sourceS3Uri: props.lifecycleScripts.uri, onCreate: props.lifecycleScripts.entryPoint },
    // Always sent: HyperPod takes 1 where it is missing, in updates too, and with it half of the virtual processors.
    threadsPerCore: group.machine.threadsPerCore,
    onStartDeepHealthChecks: checked ? deepHealthChecks(group) : undefined,
    networkInterface: hasFabric(group) ? { interfaceType: 'efa-only' } : undefined,
    instanceStorageConfigs: [...volumes(props), ...props.fileSystems.map(mountOf)],
    trainingPlanArn: group.trainingPlanArn,
  };
}

/**
 * The stress of single nodes and, over a fabric, of nodes with each other
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-resiliency-deep-health-checks.html).
 */
function deepHealthChecks(group: PlannedGroup): string[] {
  return hasFabric(group) ? ['InstanceStress', 'InstanceConnectivity'] : ['InstanceStress'];
}

function hasFabric(group: PlannedGroup): boolean {
  return group.machine.networkInterfaces.some(isEfa);
}

/**
 * The root volume, whose size HyperPod decides, and one for data at `/opt/sagemaker`, both with a key of the site
 * (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterEbsVolumeConfig.html).
 */
function volumes({ volumeKey, dataVolume }: HyperPodGroupProps): CfnCluster.ClusterInstanceStorageConfigProperty[] {
  return [
    { ebsVolumeConfig: { rootVolume: true, volumeKmsKeyId: volumeKey.keyArn } },
    {
      ebsVolumeConfig: {
        volumeSizeInGb: dataVolume.toGibibytes({ rounding: SizeRoundingBehavior.NONE }),
        volumeKmsKeyId: volumeKey.keyArn,
      },
    },
  ];
}

function mountOf({ dnsName, mountName, mountPath }: FileSystemMount): CfnCluster.ClusterInstanceStorageConfigProperty {
  return { fsxLustreConfig: { dnsName, mountName, mountPath } };
}

import type { Architecture } from '../catalog/instance-types';

/** General-purpose families with AMD processors of the fourth generation or later, which EC2 offers with one thread a core. */
const ONE_THREAD_AMD = /^([cmrx][7-9]|hpc[6-9])a/;

/**
 * Hardware threads of a processor core: 1 for AWS Graviton, NVIDIA Grace and newer AMD processors, 2 for the rest
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cpu-options-supported-instances-values.html).
 *
 * HyperPod has to be told, and takes 1 for processors that cannot do otherwise: left out it turns the second thread of every core off
 * (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html).
 */
export function threadsPerCore(instanceType: string, architecture: Architecture): number {
  return architecture === 'arm64' || ONE_THREAD_AMD.test(instanceType) ? 1 : 2;
}

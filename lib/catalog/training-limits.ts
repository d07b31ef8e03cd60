/** Sizes that a cell with accelerators cannot exceed, and whose they are. */

/**
 * Instances of one on-demand capacity reservation.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-capacityreservation.html, read 2026-11-22.
 */
export const RESERVATION_INSTANCES = 1000;

/**
 * Managed node groups of one EKS cluster and nodes of one group, before a quota is raised.
 *
 * https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html, read 2026-11-22.
 */
export const MANAGED_NODE_GROUPS = { perCluster: 30, nodes: 450 } as const;

/**
 * Nodes of an EKS cluster from which AWS asks to be told beforehand, and the most that it has spoken of.
 *
 * https://docs.aws.amazon.com/eks/latest/best-practices/scalability.html and
 * https://aws.amazon.com/blogs/containers/amazon-eks-enables-ultra-scale-ai-ml-workloads-with-support-for-100k-nodes-per-cluster/,
 * read 2026-11-22.
 */
export const EKS_NODES = { unannounced: 1000, most: 100_000 } as const;

/**
 * Instance groups of one HyperPod cluster and instances of one group.
 *
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html and
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html, read 2026-11-22.
 */
export const HYPERPOD_GROUPS = { perCluster: 100, instances: 6758 } as const;

/**
 * File systems that HyperPod with Slurm mounts: of the four volumes and file systems of an instance group, two are volumes.
 *
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html, read 2026-11-22.
 */
export const HYPERPOD_SLURM_FILE_SYSTEMS = 2;

/**
 * Nodes of one PCS cluster of the largest size, those that people log in to among them.
 *
 * https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html, read 2026-11-22.
 */
export const PCS_NODES = 2048;

/**
 * Attachments of one transit gateway, which cannot be raised, and routes in all its tables, which can.
 *
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html, read 2026-11-22.
 */
export const TRANSIT_GATEWAY = { attachments: 5000, routes: 10_000 } as const;

/** The nodes of a full group, in whole UltraServers: what one managed node group holds, or one reservation. */
export function nodesPerGroup(managedNodeGroups: boolean, nodesPerUltraServer: number): number {
  const most = managedNodeGroups ? MANAGED_NODE_GROUPS.nodes : RESERVATION_INSTANCES;
  return wholeUltraServers(most, nodesPerUltraServer);
}

/** The most nodes up to a number that are whole UltraServers; one of those at least. */
export function wholeUltraServers(nodes: number, nodesPerUltraServer: number): number {
  return Math.max(1, Math.floor(nodes / nodesPerUltraServer)) * nodesPerUltraServer;
}

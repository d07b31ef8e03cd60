import type { Capability } from './hosting-kinds';

/**
 * Short names of the private endpoints that each capability calls from inside a cell.
 *
 * Data for the plan; constructs ask for theirs themselves. File systems have one for the driver that mounts them into pods: nodes
 * without Kubernetes mount them over the network alone. Nodes of Slurm fetch what measures them from S3; the others call it anyway.
 */
export const CAPABILITY_ENDPOINTS: { readonly [capability in Capability]?: readonly string[] } = {
  pools: ['ec2', 'ecr.api', 'ecr.dkr', 'eks-auth', 's3'],
  hyperPod: ['ec2', 'ecr.api', 'ecr.dkr', 'logs', 'monitoring', 's3', 'sagemaker.api', 'ssm', 'ssmmessages', 'sts'],
  slurmAccounting: ['secretsmanager'],
  parallelComputing: ['pcs'],
  parallelFileSystems: ['fsx'],
  metrics: ['aps-workspaces', 's3'],
  models: ['s3', 'sagemaker.runtime'],
};

/**
 * Add-ons of EKS that clusters of a site have, by the names of the EKS API: the first six always, the others where something needs them.
 *
 * https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html, read 2026-11-22.
 */
export const STANDARD_ADDONS = [
  'aws-ebs-csi-driver',
  'coredns',
  'eks-node-monitoring-agent',
  'eks-pod-identity-agent',
  'kube-proxy',
  'vpc-cni',
] as const;

/** Every add-on whose version a site can pin. */
export const SITE_ADDONS = [
  ...STANDARD_ADDONS,
  'amazon-sagemaker-hyperpod-taskgovernance',
  'aws-fsx-csi-driver',
] as const;

/** The name of an add-on whose version a site can pin. */
export type SiteAddon = (typeof SITE_ADDONS)[number];

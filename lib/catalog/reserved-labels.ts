/**
 * Domains whose labels EKS sets itself, and refuses in node groups.
 *
 * Source: https://github.com/eksctl-io/eksctl/issues/4007, read 2026-11-22.
 */
export const RESERVED_LABEL_DOMAINS = ['kubernetes.io', 'k8s.io', 'eks.amazonaws.com'] as const;

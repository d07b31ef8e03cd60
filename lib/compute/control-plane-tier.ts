/**
 * How much control plane a cluster has ready at all times.
 *
 * See https://docs.aws.amazon.com/eks/latest/userguide/eks-provisioned-control-plane.html.
 */
export enum ControlPlaneTier {
  /** As much as it needs, growing with the load. At no extra cost. */
  STANDARD = 'standard',
  /** Extra large. */
  XL = 'tier-xl',
  /** Twice that. */
  XL_2 = 'tier-2xl',
  /** Four times that. */
  XL_4 = 'tier-4xl',
  /** Eight times that. */
  XL_8 = 'tier-8xl',
}

/**
 * Nodes that each tier is chosen for, fewest first.
 *
 * AWS publishes requests in flight for each tier, not nodes; the bounds are those of a field guide
 * (https://github.com/devfloor9/engineering-playbook, read 2026-11-22), which leaves both standard and XL up to 1,000 nodes. Between them
 * this library draws the line at 500: jobs on more nodes than that start at once, which is what a control plane has to be ready for.
 */
const NODES: readonly (readonly [number, ControlPlaneTier])[] = [
  [500, ControlPlaneTier.STANDARD],
  [3_000, ControlPlaneTier.XL],
  [5_000, ControlPlaneTier.XL_2],
  [10_000, ControlPlaneTier.XL_4],
];

/** The tier for a number of nodes. */
export function controlPlaneTierFor(nodes: number): ControlPlaneTier {
  return NODES.find(([most]) => nodes <= most)?.[1] ?? ControlPlaneTier.XL_8;
}

/** Nodes of one instance type in the home zone of a cell. */
export interface PoolPlan {
  readonly id: string;
  readonly cell: string;
  readonly instanceType: string;
  readonly nodes: number;
  /** Accelerators in the whole pool; 0 for a pool without. */
  readonly accelerators: number;
  /** The rack pool whose servers these are, where the site names one. */
  readonly racks?: string;
  readonly capacityReservation?: CapacityReservationPlan;
  readonly rootVolumeGiB: number;
  readonly labels: { readonly [key: string]: string };
  readonly taints: readonly TaintPlan[];
}

/** Where the capacity of a pool comes from. */
export interface CapacityReservationPlan {
  readonly kind: 'create' | 'existing' | 'none';
  readonly id?: string;
  readonly capacityBlock?: boolean;
}

/** A Kubernetes taint. */
export interface TaintPlan {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

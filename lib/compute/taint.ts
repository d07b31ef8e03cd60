/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** They are not scheduled on the node. */
  NO_SCHEDULE = 'NO_SCHEDULE',
  /** They are scheduled on the node only when nothing else fits. */
  PREFER_NO_SCHEDULE = 'PREFER_NO_SCHEDULE',
  /** They are not scheduled on the node, and those that run there are evicted. */
  NO_EXECUTE = 'NO_EXECUTE',
}

/** A Kubernetes taint: keeps pods off a node that do not tolerate it. */
export interface Taint {
  /** The key, such as `nvidia.com/gpu`. */
  readonly key: string;
  /**
   * The value.
   *
   * @default - empty
   */
  readonly value?: string;
  /**
   * The effect.
   *
   * @default TaintEffect.NO_SCHEDULE
   */
  readonly effect?: TaintEffect;
}

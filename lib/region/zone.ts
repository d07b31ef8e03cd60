/**
 * An Availability Zone of the place that hosts a site.
 *
 * Stated, never looked up: in a private Region nobody can, and elsewhere the answer could change between two deployments.
 */
export interface Zone {
  /** The name that this account uses for the zone, such as `eu-central-1a`. */
  readonly name: string;
  /**
   * The id of the zone, which is the same in every account, such as `euc1-az2`.
   *
   * @default - not known
   */
  readonly id?: string;
  /**
   * Which eighth of a cell network belongs to the zone, 0 to 7. Changing it replaces the subnets of the zone.
   *
   * @default - from the letter at the end of the name: a is 0, b is 1
   */
  readonly slot?: number;
}

/** Where a fact comes from, and the day it was read there. Facts age: the date says how far to trust them. */
export interface Source {
  /** A public address; for what a site says itself, whatever it names as its source. */
  readonly url: string;
  /** ISO date on which the fact was read. */
  readonly date: string;
}

/** Whether a source states the fact, or whether it is an assumption that the site has to confirm. */
export type Confidence = 'confirmed' | 'unconfirmed';

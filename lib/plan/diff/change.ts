/** What becomes of something in AWS when an edit is deployed. */
export type Effect = 'added' | 'inPlace' | 'replaced' | 'refused' | 'removed' | 'nothing';

/** What an edit means in AWS. */
export interface Meaning {
  readonly effect: Effect;
  /** What else there is to know, in a few words. */
  readonly note?: string;
  /** The code of the finding, for what nobody should deploy unseen. */
  readonly code?: string;
}

/** One difference between two plans. */
export interface Change extends Meaning {
  /** What kind of thing it is about, such as `database`. */
  readonly thing: string;
  /** The id of the thing; empty where a site has one only. */
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** What of it differs; unset for what was added or removed as a whole. */
  readonly property?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The id of something alike that is gone. Most likely this is the same under another id. */
  readonly formerly?: string;
}

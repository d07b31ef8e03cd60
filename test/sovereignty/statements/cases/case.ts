import type { Request } from '../../../support/iam/policy';

/** What a statement has to deny, and what none of all statements together may deny. */
export interface Case {
  readonly denies: readonly Request[];
  readonly letsThrough: readonly Request[];
}

/** Cases by the id of their statement. */
export interface Cases {
  readonly [id: string]: Case;
}

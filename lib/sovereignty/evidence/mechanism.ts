import type { Concerned } from './inventory';

/** Where a mechanism works: in templates before deployment, in AWS while the site runs, in constructs, in people, or nowhere. */
export type MechanismKind = 'check' | 'statement' | 'watch' | 'construct' | 'runbook' | 'notEnforceable';

/**
 * What came of a mechanism.
 *
 * Of a check: `clear` without findings, `findings`, `waived` where all are covered by waivers, `advice` where all are warnings,
 * `nothingToJudge`, `notAsked` where the policy asks for nothing of it. Of a statement: `written` into documents or `notWritten`. Of what watches: `turnedOn`.
 * Of a default: `used` or `notUsed`. A runbook is `byPeople`.
 */
export type MechanismResult =
  | 'clear'
  | 'findings'
  | 'waived'
  | 'advice'
  | 'nothingToJudge'
  | 'notAsked'
  | 'written'
  | 'notWritten'
  | 'turnedOn'
  | 'used'
  | 'notUsed'
  | 'byPeople'
  | 'notEnforceable';

/** How many findings a check has that stop synthesis, that waivers cover, and that are advice. */
export interface FindingCounts {
  readonly failing: number;
  readonly waived: number;
  readonly warnings: number;
}

/** Something that keeps a promise of the policy, and what came of it. */
export interface Mechanism {
  readonly kind: MechanismKind;
  /** The code of a rule, the id of a statement, a default or a runbook; for what nothing enforces, what it is. */
  readonly id: string;
  readonly title: string;
  /** What it does, or why nothing does. */
  readonly detail: readonly string[];
  readonly result: MechanismResult;
  /** What it judges, or where it shows. */
  readonly concerned?: Concerned;
  readonly findings?: FindingCounts;
  /** The documents that hold a statement. */
  readonly documents?: readonly string[];
  /** Requirements that it supports, as `<framework> <requirement>`. */
  readonly frameworks: readonly string[];
  readonly sources: readonly string[];
}

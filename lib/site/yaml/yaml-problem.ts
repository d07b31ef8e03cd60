import type { PathStep } from '../problem';
import type { Span } from '../text-lines';

/** A problem of the text itself, before anybody asks what it describes. Always an error. */
export interface YamlProblem {
  readonly code: string;
  readonly span: Span;
  /** Where in the data, as far as that is known. */
  readonly path: readonly PathStep[];
  readonly message: string;
  readonly help: string;
}

/** What an error of the parser means. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  /** Where the cause is, when that is not where the parser stopped. */
  readonly span?: Span;
}

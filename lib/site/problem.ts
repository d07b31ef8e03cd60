/** How bad a problem is: an error stops the build, a warning is shown and can be lived with. */
export type Severity = 'error' | 'warning';

/** One step into a site description: a key of a mapping or a position in a list. */
export type PathStep = string | number;

/** A problem with its place in the file. Lines and columns count from 1; the end is exclusive. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** Where in the data, such as `racks[0].count`; empty for the whole file. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What is wrong, with the value. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
}

/** A problem that knows its place in the data but not in the file. Rules and the planner return these. */
export interface UnplacedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly path: readonly PathStep[];
  readonly message: string;
  readonly help: string;
  /** Mark the key and not its value. */
  readonly onKey?: boolean;
}

/** A piece of a text file; lines and columns count from 1, columns in UTF-16 code units, the end column is past the last. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How bad a diagnostic is. `fatal` cannot be waived; `warning` does not change the exit code. */
export type Severity = 'fatal' | 'error' | 'warning';

/** A problem of a site or a finding in a template, in the one shape that every output format is made from. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  /** The file, named as the user named it. */
  readonly file: string;
  /** Where in the file, when that is known. */
  readonly region?: Region;
  /** What in the file: the path of a key, or a resource and its property. It stays when lines move. */
  readonly subject: string;
}

/** How many diagnostics there are of each severity, in words: `2 errors, 1 warning`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const counts = (['fatal', 'error', 'warning'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const noun = severity === 'fatal' ? 'fatal error' : severity;
    return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}

/** Whether the diagnostics fail a pipeline. */
export function isFailure(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity !== 'warning');
}

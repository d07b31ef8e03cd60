/** A piece of a text file; lines and columns count from 1, columns in UTF-16 code units, the end column is past the last. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How bad a diagnostic is. Nothing in the code of an app can excuse what is `fatal`; `warning` does not change the exit code. */
export type Severity = 'fatal' | 'error' | 'warning';

/** An exception that somebody has agreed to, as far as it is printed. */
export interface Waiver {
  readonly id: string;
  readonly reason: string;
  readonly approver: string;
  /** The last day on which it holds. */
  readonly expires: string;
}

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
  /** What is meant: the path of a key, or a resource and its property. It stays when lines move. */
  readonly subject: string;
  /** The template that the subject is in, where `file` is what the template was made from. */
  readonly template?: string;
  /** The construct behind the resource: its path, and the line of code that created it. */
  readonly construct?: { readonly path: string; readonly source?: string };
  /** The waiver that covers it, which then does not change the exit code. */
  readonly waiver?: Waiver;
}

/** A waiver in one line: which, until when, by whom, and why. */
export function agreed({ id, reason, approver, expires }: Waiver): string {
  return `${id}, until ${expires}, by ${approver}: ${reason}`;
}

/** `1 stack`, `2 stacks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many diagnostics there are of each severity, in words: `2 errors, 1 warning, 1 waived`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const standing = diagnostics.filter(({ waiver }) => waiver === undefined);
  const counts = (['fatal', 'error', 'warning'] as const).flatMap((severity) => {
    const count = standing.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity === 'fatal' ? 'fatal error' : severity)];
  });
  const waived = diagnostics.length - standing.length;
  const all = [...counts, ...(waived === 0 ? [] : [`${waived} waived`])];
  return all.length === 0 ? 'no problems' : all.join(', ');
}

/** Whether the diagnostics fail a pipeline. */
export function isFailure(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity, waiver }) => severity !== 'warning' && waiver === undefined);
}

import { checkPlan, planSite, type SitePlan } from '../plan';
import { type Problem, readSite, type Site } from '../site';
import type { Diagnostic } from './diagnostic';

/** A site description that was read, validated and planned. */
export interface CheckedSite {
  /** The name of the file, as given. */
  readonly file: string;
  readonly source: string;
  /** Every problem of the description and of its plan, in the order of the file. */
  readonly problems: readonly Problem[];
  /** What can be built; none when a problem is an error. */
  readonly sound: { readonly site: Site; readonly plan: SitePlan } | undefined;
}

/**
 * Reads a site description and finds everything that is wrong with it.
 *
 * @throws AIF-FILE-… when the file cannot be read
 */
export function checkSite(file: string): CheckedSite {
  const loaded = readSite(file);
  const { source, site } = loaded;
  if (site === undefined) {
    return { file, source, problems: loaded.problems, sound: undefined };
  }
  const plan = planSite(site);
  const problems = [...loaded.problems, ...checkPlan(site, plan).map((problem) => loaded.place(problem))].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const failed = problems.some((problem) => problem.severity === 'error');
  return { file, source, problems, sound: failed ? undefined : { site, plan } };
}

/** The problems of a site, for printing. */
export function siteDiagnostics({ file, problems }: CheckedSite): Diagnostic[] {
  return problems.map(({ code, severity, message, help, path, line, column, endLine, endColumn }) => ({
    code,
    severity,
    message,
    help,
    file,
    region: { line, column, endLine, endColumn },
    subject: path,
  }));
}

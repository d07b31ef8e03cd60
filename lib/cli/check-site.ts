import { checkPlan, planSite, type SitePlan } from '../plan';
import { type LoadedSite, type Problem, readSite, type Site } from '../site';
import { checkEnforcement } from '../stacks/check-enforcement';
import type { Diagnostic } from './diagnostic';

/** A site without errors, with its plan. */
export interface SoundSite extends Pick<LoadedSite, 'file' | 'source' | 'place'> {
  readonly site: Site;
  readonly plan: SitePlan;
}

/** A site description that was read, validated and planned. */
export interface CheckedSite {
  /** The name of the file, as given. */
  readonly file: string;
  readonly source: string;
  /** Every problem of the description and of its plan, in the order of the file. */
  readonly problems: readonly Problem[];
  /** What can be built; none when a problem is an error. */
  readonly sound: SoundSite | undefined;
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
  const found = [...checkPlan(site, plan), ...checkEnforcement(plan)].map((problem) => loaded.place(problem));
  const problems = inFileOrder([...loaded.problems, ...found]);
  const failed = problems.some((problem) => problem.severity === 'error');
  return { file, source, problems, sound: failed ? undefined : { ...loaded, site, plan } };
}

/** Problems by their place in the file. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The problems of a site, for printing. */
export function siteDiagnostics({ file, problems }: Pick<CheckedSite, 'file' | 'problems'>): Diagnostic[] {
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

/** What `--format json` promises of a problem. */
export function documentedProblem({ code, severity, path, line, column, message, help }: Problem): object {
  return { code, severity, path, line, column, message, help };
}

import type { App } from 'aws-cdk-lib';
import { AiFactoryError } from '../errors';
import { checkPlan, planSite, SiteLines, type SitePlan } from '../plan';
import { type Problem, readSite } from '../site';
import { buildSite } from './build-site';
import { checkEnforcement } from './check-enforcement';

/**
 * A site description, read from a file and found without errors.
 *
 * The way to have the stacks of a `site.yaml` beside stacks of your own in one app.
 */
export class SiteDescription {
  /**
   * Reads and validates a site description.
   *
   * @throws AIF-STACK-004 with every problem and its place when the description has errors
   * @throws AIF-FILE-001 when the file cannot be read
   */
  public static fromFile(file: string): SiteDescription {
    const loaded = readSite(file);
    if (loaded.site === undefined) {
      throw invalid(file, loaded.problems);
    }
    const plan = planSite(loaded.site);
    const problems = [...checkPlan(loaded.site, plan), ...checkEnforcement(plan)].map((problem) =>
      loaded.place(problem),
    );
    if (problems.some((problem) => problem.severity === 'error')) {
      throw invalid(file, problems);
    }
    return new SiteDescription(plan, new SiteLines({ ...loaded, site: loaded.site, plan }));
  }

  /** The id of the site, which the names of all its stacks start with. */
  public readonly siteId: string;

  private constructor(
    private readonly plan: SitePlan,
    private readonly lines: SiteLines,
  ) {
    this.siteId = plan.siteId;
  }

  /**
   * Adds the stacks of the site to an app, and the checks of its sovereignty policy to the app's validation.
   *
   * The checks cover every stack of the app, also those that are not of the site.
   */
  public addStacksTo(app: App): void {
    buildSite(app, this.plan, { lines: this.lines });
  }
}

function invalid(file: string, problems: readonly Problem[]): AiFactoryError {
  const lines = problems.map(
    ({ line, column, severity, code, message, help }) =>
      `  ${file}:${line}:${column} ${severity} ${code} ${message}\n    help: ${help}`,
  );
  return new AiFactoryError(
    'AIF-STACK-004',
    `${file} has problems:\n${lines.join('\n')}\n`,
    'Mend them in this order; `ai-factory validate` shows each one in its line.',
  );
}

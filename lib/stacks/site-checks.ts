import { basename } from 'node:path';
import {
  type App,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Validations,
} from 'aws-cdk-lib';
import type { SiteLine, SiteLines, SitePlan } from '../plan';
import { SovereigntyChecks, SovereigntyPolicy } from '../sovereignty';
import { SITE_NOTE } from './broken-rules';
import { TemplateLimits } from './template-limits';

/** What the checks of a site know besides its plan. */
export interface SiteCheckOptions {
  /** The day on which waivers are judged; today by default. */
  readonly asOf?: string;
  /** Where the site is described, for the report. */
  readonly lines?: SiteLines;
}

/** Has the templates of an app held against the policy of a site and the limits of CloudFormation when it is synthesized. */
export function addSiteChecks(app: App, { sovereignty }: SitePlan, { asOf, lines }: SiteCheckOptions): void {
  const policy = new SovereigntyPolicy({ ...sovereignty, ...(asOf === undefined ? {} : { asOf }) });
  const checks = [new SovereigntyChecks(policy), new TemplateLimits()];
  Validations.of(app).addPlugins(
    ...checks.map((check) => (lines === undefined ? check : new LocatedInSite(check, lines))),
  );
}

/** Adds to each violation of a plugin the line of the site description that the resource comes from. */
class LocatedInSite implements IPolicyValidationPlugin {
  public readonly name: string;
  public readonly ruleIds?: string[];

  public constructor(
    private readonly plugin: IPolicyValidationPlugin,
    private readonly lines: SiteLines,
  ) {
    this.name = plugin.name;
    if (plugin.ruleIds !== undefined) this.ruleIds = plugin.ruleIds;
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.plugin.validate(context);
    return { ...report, violations: report.violations.map((violation) => this.located(violation)) };
  }

  private located(violation: PolicyViolation): PolicyViolation {
    const line = this.lineOf(violation);
    if (line === undefined) return violation;
    const site = `${line.file}:${line.line}:${line.column} (${line.path})`;
    // The AWS CDK shows people the fix and keeps the metadata for machines.
    const fix = [...(violation.fix === undefined ? [] : [violation.fix]), `${SITE_NOTE}${site}`].join('\n');
    return { ...violation, fix, ruleMetadata: { ...violation.ruleMetadata, site } };
  }

  private lineOf({ violatingResources: [resource] }: PolicyViolation): SiteLine | undefined {
    const [location = ''] = resource?.locations ?? [];
    const template = basename(resource?.templatePath ?? '', '.template.json');
    return location.startsWith('waivers.')
      ? this.lines.ofWaiver(location.slice('waivers.'.length))
      : this.lines.ofConstruct(resource?.constructPath ?? template);
  }
}

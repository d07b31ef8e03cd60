import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AiFactoryError } from '../errors';

/** How the line of the site description begins that reports for people have below the fix. */
export const SITE_NOTE = 'Site description: ';

/** A place in a template that breaks a rule of a validation plugin, be it ours or one of the AWS CDK. */
export interface BrokenRule {
  readonly code: string;
  readonly severity: 'fatal' | 'error' | 'warning';
  readonly message: string;
  readonly help: string;
  /** The name of the template; empty for the policy itself. */
  readonly template: string;
  /** The logical ID of the resource; empty for the template itself. */
  readonly logicalId: string;
  readonly path: string;
  readonly constructPath?: string;
  /** The id of the waiver that covers it. */
  readonly waiver?: string;
}

/** The templates of a site break rules, so nothing was written. */
export class BrokenRulesError extends AiFactoryError {
  public constructor(
    report: string,
    /** What the report says, for those who print it in another form. */
    public readonly rules: readonly BrokenRule[],
  ) {
    super(
      'AIF-STACK-002',
      `the templates break a rule, so nothing was written\n\n${report}\n`,
      'Change what the report names, or the policy of the site.',
    );
  }
}

/** What the AWS CDK writes beside the templates that it validated, as far as it is read here. */
interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations?: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly suggestedFix?: string;
      readonly severity?: string;
      readonly ruleMetadata?: { readonly waiver?: string; readonly policy?: string };
      readonly violatingConstructs: readonly {
        readonly constructPath?: string;
        readonly cloudFormationResource?: {
          readonly templatePath?: string;
          readonly logicalId?: string;
          readonly propertyPaths?: readonly string[];
        };
      }[];
    }[];
  }[];
}

/** Everything that the validation of an assembly found; nothing where a construct refused its input before there was a template. */
export function brokenRulesIn(assembly: string): BrokenRule[] {
  const file = join(assembly, 'validation-report.json');
  if (!existsSync(file)) return [];
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as ValidationReport;
  return pluginReports
    .flatMap(({ violations = [] }) => violations)
    .flatMap(({ ruleName, description, suggestedFix, severity, ruleMetadata, violatingConstructs }) =>
      violatingConstructs.map(
        ({ constructPath, cloudFormationResource: resource }): BrokenRule => ({
          code: ruleName,
          severity: severity === 'fatal' || severity === 'error' ? severity : 'warning',
          message: description,
          help: (suggestedFix ?? '').split(`\n${SITE_NOTE}`)[0] ?? '',
          template: basename(resource?.templatePath ?? '', '.template.json'),
          logicalId: resource?.logicalId ?? '',
          path: resource?.propertyPaths?.[0] ?? ruleMetadata?.policy ?? '',
          ...(constructPath === undefined || constructPath === '' ? {} : { constructPath }),
          ...(ruleMetadata?.waiver === undefined ? {} : { waiver: ruleMetadata.waiver }),
        }),
      ),
    );
}

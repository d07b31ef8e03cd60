import { dirname, resolve } from 'node:path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { auditTemplates } from './audit';
import { type Finding, isFailing } from './finding';
import { readTemplates } from './read-templates';
import { RULES } from './rules';
import { UNPROVABLE_CODES } from './rules/unprovable';
import type { SovereigntyPolicy } from './sovereignty-policy';
import type { TemplateUnderAudit } from './template/template-scope';
import { WAIVER_CODES } from './waivers';

/**
 * Holds every template of an app against a sovereignty policy when the app is synthesized.
 *
 * Add it with `Validations.of(app).addPlugins(new SovereigntyChecks(policy))`. It reads the templates that were written, so property overrides,
 * included templates, nested stacks and late aspects are all seen. Whatever breaks the policy is reported as `fatal`, which application code
 * cannot acknowledge away; what a waiver of the policy covers is reported as a warning.
 */
export class SovereigntyChecks implements IPolicyValidationPlugin {
  /** The name of the plugin in the validation report. */
  public readonly name = 'cdk-ai-factory-sovereignty';
  /** The codes that the plugin can report. */
  public readonly ruleIds?: string[] = [...RULES, ...UNPROVABLE_CODES, ...WAIVER_CODES].map(({ code }) => code);

  /** @param policy what the site allows */
  public constructor(private readonly policy: SovereigntyPolicy) {}

  /** Judges the templates of an assembly. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = templatesOf(context);
    const findings = auditTemplates(this.policy, templates);
    const files = new Map(templates.map((template) => [template.name, template.file ?? template.name]));
    return {
      success: !findings.some(isFailing),
      violations: findings.map((finding) => violationOf(finding, files.get(finding.template))),
    };
  }
}

/** The templates of the stacks under validation and of all that is nested in them. */
function templatesOf(context: IPolicyValidationContext): TemplateUnderAudit[] {
  const stacks = new Set(context.templatePaths.map((path) => resolve(path)));
  const folders = new Set(context.templatePaths.map((path) => dirname(resolve(path))));
  const known = readTemplates([...folders]);
  const isUnderValidation = (template: TemplateUnderAudit) =>
    template.publishedAs !== undefined || stacks.has(resolve(template.file ?? ''));
  return known.filter(isUnderValidation);
}

function violationOf(finding: Finding, templatePath: string | undefined): PolicyViolation {
  const { code, message, help, waiver, template, logicalId, path, constructPath } = finding;
  return {
    ruleName: code,
    description: message,
    fix: waiver === undefined ? help : `${waiver.id} waives this until ${waiver.expires}: ${waiver.reason}`,
    severity: isFailing(finding) ? 'fatal' : 'warning',
    ...(waiver === undefined ? {} : { ruleMetadata: { waiver: waiver.id, approver: waiver.approver } }),
    // The report of the AWS CDK drops the location of what is in no template.
    ...(template === '' ? { ruleMetadata: { policy: path } } : {}),
    violatingResources: [
      {
        locations: [path],
        ...(templatePath === undefined ? {} : { templatePath }),
        ...(logicalId === '' ? {} : { resourceLogicalId: logicalId }),
        ...(constructPath === undefined ? {} : { constructPath }),
      },
    ],
  };
}

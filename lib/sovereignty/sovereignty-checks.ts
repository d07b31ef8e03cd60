import { dirname, resolve } from 'node:path';
import {
  CfnElement,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Stack,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { auditTemplates } from './audit';
import type { Finding } from './finding';
import { readTemplates } from './read-templates';
import { RULES } from './rules';
import type { SovereigntyPolicy } from './sovereignty-policy';
import type { TemplateUnderAudit } from './template/template-scope';

/**
 * Holds every template of an app against a sovereignty policy when the app is synthesized.
 *
 * Add it with `Validations.of(app).addPlugins(new SovereigntyChecks(policy))`. It reads the templates that were written, so property overrides,
 * included templates, nested stacks and late aspects are all seen. Whatever breaks the policy is reported as `fatal`, which application code
 * cannot acknowledge away.
 */
export class SovereigntyChecks implements IPolicyValidationPlugin {
  /** The name of the plugin in the validation report. */
  public readonly name = 'cdk-ai-factory-sovereignty';
  /** The codes that the plugin can report. */
  public readonly ruleIds?: string[] = RULES.map((rule) => rule.code);

  /** @param policy what the site allows */
  public constructor(private readonly policy: SovereigntyPolicy) {}

  /** Judges the templates of an assembly. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = templatesOf(context);
    const findings = auditTemplates(this.policy, templates);
    const files = new Map(templates.map((template) => [template.name, template.file ?? template.name]));
    const constructs = findings.length === 0 ? new Map<string, string>() : constructPaths(context.appConstruct);
    const violations = findings.map((finding) => violationOf(finding, files.get(finding.template) ?? '', constructs));
    return { success: findings.every((finding) => finding.severity === 'warning'), violations };
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

function violationOf(finding: Finding, file: string, constructs: ReadonlyMap<string, string>): PolicyViolation {
  const constructPath = constructs.get(placeOf(file, finding.logicalId)) ?? constructs.get(placeOf(file, ''));
  return {
    ruleName: finding.code,
    description: finding.message,
    fix: finding.help,
    severity: finding.severity === 'warning' ? 'warning' : 'fatal',
    violatingResources: [
      {
        locations: [finding.path],
        templatePath: file,
        ...(finding.logicalId === '' ? {} : { resourceLogicalId: finding.logicalId }),
        ...(constructPath === undefined ? {} : { constructPath }),
      },
    ],
  };
}

/** The constructs behind the resources of all templates. */
function constructPaths(root: IConstruct): Map<string, string> {
  const paths = new Map<string, string>();
  for (const construct of root.node.findAll()) {
    if (Stack.isStack(construct)) paths.set(placeOf(construct.templateFile, ''), construct.node.path);
    if (!CfnElement.isCfnElement(construct)) continue;
    const { stack } = construct;
    paths.set(placeOf(stack.templateFile, stack.resolve(construct.logicalId)), construct.node.path);
  }
  return paths;
}

function placeOf(file: string, logicalId: string): string {
  return `${file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)}\n${logicalId}`;
}

import { readFileSync, statSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';

/** A limit of CloudFormation, and how near to it a template may come. */
interface TemplateLimit {
  readonly code: string;
  readonly what: string;
  /** What this library allows, below what CloudFormation allows. */
  readonly allowed: number;
  /** What CloudFormation allows. */
  readonly limit: number;
  readonly measure: (template: TemplateText) => number;
}

/** A template as it lies in the assembly. */
interface TemplateText {
  readonly text: string;
  readonly bytes: number;
  readonly sections: { readonly [section: string]: object | undefined };
}

/**
 * Limits of a CloudFormation template, with room left for what a later release adds.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html, read 2026-11-22. The AWS CDK itself
 * checks only the number of resources.
 */
const LIMITS: readonly TemplateLimit[] = [
  {
    code: 'AIF-STACK-010',
    what: 'resources',
    allowed: 400,
    limit: 500,
    measure: ({ sections }) => entries(sections.Resources),
  },
  { code: 'AIF-STACK-011', what: 'bytes', allowed: 900_000, limit: 1_000_000, measure: ({ bytes }) => bytes },
  {
    code: 'AIF-STACK-012',
    what: 'dynamic references',
    allowed: 50,
    limit: 60,
    measure: ({ text }) => text.split('{{resolve:').length - 1,
  },
  {
    code: 'AIF-STACK-013',
    what: 'outputs',
    allowed: 180,
    limit: 200,
    measure: ({ sections }) => entries(sections.Outputs),
  },
  {
    code: 'AIF-STACK-014',
    what: 'parameters',
    allowed: 180,
    limit: 200,
    measure: ({ sections }) => entries(sections.Parameters),
  },
];

/** Refuses templates that CloudFormation would refuse at deployment, hours after synthesis. */
export class TemplateLimits implements IPolicyValidationPlugin {
  public readonly name = 'cdk-ai-factory-limits';
  public readonly ruleIds = LIMITS.map((limit) => limit.code);

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = context.templatePaths.flatMap((path) => violationsOf(path));
    return { success: violations.length === 0, violations };
  }
}

function violationsOf(path: string): PolicyViolation[] {
  const text = readFileSync(path, 'utf8');
  const template: TemplateText = { text, bytes: statSync(path).size, sections: JSON.parse(text) };
  return LIMITS.flatMap((limit) => {
    const measured = limit.measure(template);
    if (measured <= limit.allowed) {
      return [];
    }
    return [
      {
        ruleName: limit.code,
        severity: 'fatal',
        description: `the template has ${measured} ${limit.what}; CloudFormation takes ${limit.limit} and this library leaves room at ${limit.allowed}`,
        fix: 'Spread the entries of the site over more cells, so that they land in more stacks. Fewer or shorter tags make templates smaller: every resource repeats them.',
        violatingResources: [{ resourceLogicalId: 'Template', templatePath: path, locations: [] }],
      },
    ];
  });
}

function entries(section: object | undefined): number {
  return Object.keys(section ?? {}).length;
}

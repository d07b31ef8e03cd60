import { property, records } from '../intrinsics/intrinsic';
import type { SovereigntyPolicy } from '../sovereignty-policy';

/** A template that an audit looks at, and what is known about where it will be deployed. */
export interface TemplateUnderAudit {
  /** How findings call the template; unique within an audit. */
  readonly name: string;
  /** The parsed template. */
  readonly template: unknown;
  /** The account the stack is deployed to, where that is known. */
  readonly account?: string;
  /** The Region the stack is deployed to, where that is known. */
  readonly region?: string;
  /** The name of the stack, which outputs of other stacks are looked up by. */
  readonly stackName?: string;
  /** The file that the template was read from. */
  readonly file?: string;
  /** Whether the template comes from a cloud assembly, whose manifest should say where its stack is deployed. */
  readonly fromAssembly?: boolean;
  /** The object keys under which the app publishes this template for stacks that nest it. */
  readonly publishedAs?: string[];
  /** The path of the stack in the construct tree, where that is known. */
  readonly displayName?: string;
  /** The file that says which construct made which resource. */
  readonly metadataFile?: string;
}

/** One template of an audit, with the values of its pseudo parameters. */
export class TemplateScope {
  public readonly name: string;
  public readonly source: TemplateUnderAudit;
  public readonly region: string;
  public readonly account: string | undefined;
  public readonly resources: { readonly [logicalId: string]: unknown };
  public readonly parameters: unknown;
  public readonly mappings: unknown;
  public readonly outputs: { readonly [name: string]: unknown };
  /** Where the parameters of a nested stack get their values: the properties of the stack resource in its parent. */
  public readonly parents: {
    readonly scope: TemplateScope;
    readonly logicalId: string;
    readonly parameters: unknown;
  }[] = [];

  public constructor(source: TemplateUnderAudit, policy: SovereigntyPolicy) {
    this.source = source;
    this.name = source.name;
    this.region = source.region ?? policy.region;
    this.account = source.account ?? policy.account;
    this.resources = records(property(source.template, 'Resources'));
    this.parameters = property(source.template, 'Parameters');
    this.mappings = property(source.template, 'Mappings');
    this.outputs = records(property(source.template, 'Outputs'));
  }

  /** The type of a resource of this template. */
  public typeOf(logicalId: string): string | undefined {
    const type = property(property(this.resources, logicalId), 'Type');
    return typeof type === 'string' ? type : undefined;
  }
}

/** Whether a resource of this type is implemented by code that nobody can read from the template. */
export function isCustomResource(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

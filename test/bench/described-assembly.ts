import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { CloudAssembly, type CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/** A value of a template: plain JSON, with intrinsic functions as CloudFormation writes them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A resource as somebody would write it with the classes that the AWS CDK generates from the specification. */
export interface DescribedResource {
  readonly id: string;
  /** The generated class, such as `aws_ec2.CfnVPC`. */
  readonly className: string;
  /** Named as the generated class names them. */
  readonly properties: { readonly [name: string]: Json };
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly metadata: { readonly [key: string]: Json };
}

export interface DescribedStack {
  readonly name: string;
  readonly description?: string;
  readonly account: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  readonly dependencies: readonly string[];
  readonly resources: readonly DescribedResource[];
  readonly outputs: { readonly [id: string]: Output };
}

export interface Output {
  readonly Value: Json;
  readonly Description?: string;
  readonly Export?: { readonly Name: string };
}

interface Template {
  readonly Description?: string;
  readonly Resources?: { readonly [id: string]: TemplateResource };
  readonly Outputs?: { readonly [id: string]: Output };
}

interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: Json };
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: { readonly [key: string]: Json };
}

/** Stands for an intrinsic function while the AWS CDK translates the names of properties. */
const PLACEHOLDER = /^<<(\d+)>>$/;

/** Reads every stack of a cloud assembly back into what a program without this library would have to say. */
export function describeAssembly(assembly: string, workspace: string): DescribedStack[] {
  return new CloudAssembly(assembly).stacks.map((stack) => describeStack(stack, workspace));
}

function describeStack(artifact: CloudFormationStackArtifact, workspace: string): DescribedStack {
  const template: Template = artifact.template;
  const resources = Object.entries(template.Resources ?? {});
  const intrinsics: Json[] = [];
  const bare = resources.map(([id, { Type, Properties = {} }]) => [
    id,
    { Type, Properties: withoutIntrinsics(Properties, intrinsics) },
  ]);
  const templateFile = join(workspace, 'bare.template.json');
  writeFileSync(templateFile, JSON.stringify({ Resources: Object.fromEntries(bare) }));
  const translated = new CfnInclude(new Stack(new App(), 'Stack'), 'Template', { templateFile });
  return {
    name: artifact.stackName,
    ...(template.Description === undefined ? {} : { description: template.Description }),
    account: artifact.environment.account,
    region: artifact.environment.region,
    terminationProtection: artifact.terminationProtection === true,
    dependencies: artifact.dependencies.map(({ id }) => id).filter((id) => !id.endsWith('.assets')),
    resources: resources.map(([id, resource]) => ({
      id,
      className: classNameOf(translated.getResource(id)),
      properties: propertiesOf(translated.getResource(id), intrinsics),
      dependsOn: [resource.DependsOn ?? []].flat(),
      ...(resource.DeletionPolicy === undefined ? {} : { deletionPolicy: resource.DeletionPolicy }),
      ...(resource.UpdateReplacePolicy === undefined ? {} : { updateReplacePolicy: resource.UpdateReplacePolicy }),
      metadata: resource.Metadata ?? {},
    })),
    outputs: template.Outputs ?? {},
  };
}

function classNameOf(resource: CfnResource): string {
  const { fqn }: { readonly fqn: string } = Reflect.get(resource.constructor, Symbol.for('jsii.rtti'));
  return fqn.replace('aws-cdk-lib.', '');
}

function propertiesOf(resource: CfnResource, intrinsics: readonly Json[]): { readonly [name: string]: Json } {
  const properties: Json = JSON.parse(JSON.stringify(Reflect.get(resource, 'cfnProperties')));
  return withIntrinsics(properties, intrinsics) as { readonly [name: string]: Json };
}

function withoutIntrinsics(value: Json, intrinsics: Json[]): Json {
  return isIntrinsic(value)
    ? `<<${intrinsics.push(value) - 1}>>`
    : mapped(value, (item) => withoutIntrinsics(item, intrinsics));
}

function withIntrinsics(value: Json, intrinsics: readonly Json[]): Json {
  const index = typeof value === 'string' ? PLACEHOLDER.exec(value)?.[1] : undefined;
  return index === undefined ? mapped(value, (item) => withIntrinsics(item, intrinsics)) : intrinsics[Number(index)];
}

function mapped(value: Json, map: (item: Json) => Json): Json {
  if (Array.isArray(value)) {
    return value.map(map);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
  }
  return value;
}

/** Whether a value is a call of an intrinsic function. */
export function isIntrinsic(value: Json): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

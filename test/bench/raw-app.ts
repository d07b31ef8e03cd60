import * as cdk from 'aws-cdk-lib';
import { App, CfnDeletionPolicy, CfnOutput, type CfnResource, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CREATION_TRACES_DEFAULT, FEATURE_FLAGS } from '../../lib/stacks/feature-flags';
import { type DescribedResource, type DescribedStack, isIntrinsic, type Json } from './described-assembly';

/** A class that the AWS CDK generates from the specification of a resource. */
type ResourceClass = new (scope: Construct, id: string, properties: object) => CfnResource;

type Resources = Map<string, CfnResource>;

/**
 * An app that says in generated (L1) classes what a site consists of, one call for each resource, without any other help.
 *
 * References within a stack are references of the AWS CDK, as `vpc.ref` is one. What crosses stacks is imported by the name of its
 * export, tags stand at each resource, ids are logical ids, and nothing is checked: less work cannot give the same templates.
 *
 * @param traces whether the AWS CDK notes where each resource is created, which it does unless told otherwise
 */
export function rawApp(stacks: readonly DescribedStack[], outdir: string, traces: boolean): App {
  const app = new App({
    outdir,
    context: traces ? {} : CREATION_TRACES_DEFAULT,
    postCliContext: { ...FEATURE_FLAGS },
    analyticsReporting: false,
  });
  const built = new Map<string, Stack>();
  for (const described of stacks) {
    const stack = buildStack(app, described);
    for (const name of described.dependencies) {
      stack.addStackDependency(built.get(name) ?? stack);
    }
    built.set(described.name, stack);
  }
  return app;
}

function buildStack(app: App, described: DescribedStack): Stack {
  const stack = new Stack(app, described.name, {
    stackName: described.name,
    description: described.description,
    env: { account: described.account, region: described.region },
    terminationProtection: described.terminationProtection,
    analyticsReporting: false,
  });
  const resources: Resources = new Map();
  for (const resource of described.resources) {
    resources.set(resource.id, buildResource(stack, resource, resources));
  }
  for (const { id, dependsOn } of described.resources) {
    for (const other of dependsOn) {
      known(resources, id).addResourceDependency(known(resources, other));
    }
  }
  for (const [id, { Value, Description, Export }] of Object.entries(described.outputs)) {
    new CfnOutput(stack, id, {
      value: String(writtenOut(Value, resources)),
      description: Description,
      exportName: Export?.Name,
    });
  }
  return stack;
}

function buildResource(stack: Stack, described: DescribedResource, resources: Resources): CfnResource {
  const properties = writtenOut(described.properties, resources) as object;
  const resource = new (classOf(described.className))(stack, described.id, properties);
  resource.cfnOptions.deletionPolicy = POLICIES[described.deletionPolicy ?? ''];
  resource.cfnOptions.updateReplacePolicy = POLICIES[described.updateReplacePolicy ?? ''];
  for (const [key, value] of Object.entries(described.metadata)) {
    resource.addMetadata(key, value);
  }
  return resource;
}

const POLICIES: { readonly [name: string]: CfnDeletionPolicy | undefined } = {
  Delete: CfnDeletionPolicy.DELETE,
  Retain: CfnDeletionPolicy.RETAIN,
  Snapshot: CfnDeletionPolicy.SNAPSHOT,
};

/** A generated class, which is loaded when the first resource of its service is built. */
function classOf(name: string): ResourceClass {
  const [module, member] = name.split('.');
  return Reflect.get(Reflect.get(cdk, module), member);
}

function writtenOut(value: Json, resources: Resources): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => writtenOut(item, resources));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  return isIntrinsic(value)
    ? call(entries[0], resources)
    : Object.fromEntries(entries.map(([key, item]) => [key, writtenOut(item, resources)]));
}

function call([name, argument]: [string, Json], resources: Resources): string | string[] {
  switch (name) {
    case 'Ref':
      return resources.get(String(argument))?.ref ?? Fn.ref(String(argument));
    case 'Fn::GetAtt': {
      const [id, attribute] = argument as [string, string];
      return resources.get(id)?.getAtt(attribute).toString() ?? Fn.getAtt(id, attribute).toString();
    }
    case 'Fn::ImportValue':
      return Fn.importValue(String(argument));
    case 'Fn::Join': {
      const [delimiter, values] = argument as [string, readonly Json[]];
      return Fn.join(
        delimiter,
        values.map((item) => String(writtenOut(item, resources))),
      );
    }
    case 'Fn::Select': {
      const [index, list] = argument as [number | string, Json];
      return Fn.select(Number(index), writtenOut(list, resources) as string[]);
    }
    case 'Fn::Split': {
      const [delimiter, text] = argument as [string, Json];
      return Fn.split(delimiter, String(writtenOut(text, resources)));
    }
    case 'Fn::Base64':
      return Fn.base64(String(writtenOut(argument, resources)));
    default:
      throw new Error(`the raw app does not know how to write ${name}`);
  }
}

function known(resources: Resources, id: string): CfnResource {
  const resource = resources.get(id);
  if (resource === undefined) {
    throw new Error(`the template has no resource ${id}`);
  }
  return resource;
}

import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { SitePlan } from '../../../lib/plan';
import { siteApp } from '../../../lib/stacks';

/** A property that differs between two templates, and whether CloudFormation replaces the resource for it. */
export interface TemplateChange {
  readonly stack: string;
  readonly type: string;
  readonly property: string;
  readonly replaces: 'yes' | 'no' | 'maybe';
}

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: { readonly [property: string]: unknown };
}

const SPEC = loadAwsServiceSpecSync();

/** What differs between the templates of two plans, in resources that both have. */
export function templateChanges(before: SitePlan, after: SitePlan): TemplateChange[] {
  const old = resourcesOf(before);
  return [...resourcesOf(after)].flatMap(([path, is]) => {
    const was = old.get(path);
    return was?.Type === is.Type ? propertyChanges(path.split(' ')[0] ?? '', was, is) : [];
  });
}

/** The resources of all stacks of a plan, by stack and logical id. */
export function resourcesOf(plan: SitePlan): ReadonlyMap<string, Resource> {
  const resources = siteApp(plan)
    .synth()
    .stacks.flatMap(({ stackName, template }) =>
      Object.entries<Resource>(template.Resources).map(
        ([logicalId, resource]) => [`${stackName} ${logicalId}`, resource] as const,
      ),
    );
  return new Map(resources);
}

function propertyChanges(
  stack: string,
  { Type: type, Properties: was = {} }: Resource,
  { Properties: is = {} }: Resource,
): TemplateChange[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((property) => JSON.stringify(was[property]) !== JSON.stringify(is[property]))
    .map((property) => ({ stack, type, property, replaces: replaces(type, property, was[property], is[property]) }));
}

/** By the CloudFormation schema: of the property itself, or of what differs right below it. */
function replaces(type: string, name: string, was: unknown, is: unknown): TemplateChange['replaces'] {
  const [resource] = SPEC.lookup('resource', 'cloudFormationType', 'equals', type);
  const property = resource?.properties[name];
  const below = property?.type.type === 'ref' ? SPEC.get('typeDefinition', property.type.reference.$ref) : undefined;
  const differing = Object.entries(below?.properties ?? {}).filter(
    ([key]) => JSON.stringify(member(was, key)) !== JSON.stringify(member(is, key)),
  );
  const answers = [property, ...differing.map(([, nested]) => nested)].map((each) => each?.causesReplacement ?? 'no');
  return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'maybe') ?? 'no';
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

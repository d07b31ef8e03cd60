import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { EXAMPLE_SITES, smallExampleSite } from '../support/example-sites';
import { WILDCARDS } from './wildcards';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly [operator: string]: object };
}

interface Policy {
  readonly Statement: readonly Statement[];
}

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly PolicyDocument?: Policy;
    readonly KeyPolicy?: Policy;
    readonly Policies?: readonly { readonly PolicyDocument: Policy }[];
  };
}

const listed = (values: unknown) => (Array.isArray(values) ? values : [values]);

/** A resource of a statement as text, with everything that differs from site to site as `…`. */
function resourceText(resource: unknown): string {
  const parts =
    typeof resource === 'string'
      ? [resource]
      : ((resource as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1] ?? [{}]);
  return parts
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .replace(/^arn:…/, '…')
    .replace(/(?<=:)[a-z]+(-[a-z]+)+-\d(?=:)|(?<=prod-)[a-z0-9-]+(?=-starport)/g, '…')
    .replace(/(?<=:)\d{12}(?=:)/g, '…')
    .replace(/^…\/.+\/\*$/, '…/…/*');
}

/** The wildcards of a template, one line each: type, action, resource, condition keys. */
function wildcardsOf(resources: readonly Resource[]): string[] {
  // A boundary grants nothing: the only managed policy of a site is one.
  const granting = resources.filter(({ Type }) => Type !== 'AWS::IAM::ManagedPolicy');
  return granting.flatMap(({ Type, Properties = {} }) =>
    [Properties.PolicyDocument, Properties.KeyPolicy, ...(Properties.Policies ?? []).map((one) => one.PolicyDocument)]
      .flatMap((policy) => policy?.Statement ?? [])
      .filter((statement) => statement.Effect === 'Allow')
      .flatMap((statement) => {
        const conditions = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));
        return listed(statement.Action).flatMap((action) =>
          listed(statement.Resource)
            .map(resourceText)
            .filter((resource) => `${action}${resource}`.includes('*'))
            .map((resource) => line(Type, action, resource, conditions)),
        );
      }),
  );
}

function line(type: string, action: string, resource: string, conditions: readonly string[]): string {
  return [type, action, resource, ...[...conditions].sort()].join(' ');
}

describe('wildcards in IAM statements', () => {
  const found = new Set(
    EXAMPLE_SITES.flatMap((name) => siteApp(planSite(smallExampleSite(name))).synth().stacks).flatMap((stack) =>
      wildcardsOf(Object.values(stack.template.Resources)),
    ),
  );
  const allowed = WILDCARDS.map(({ type, action, resource, conditions = [] }) =>
    line(type, action, resource, conditions),
  );

  test('are on the list', () => {
    expect([...found].filter((one) => !allowed.includes(one))).toEqual([]);
  });

  test('are on it only as long as a template has them', () => {
    expect(allowed.filter((one) => !found.has(one))).toEqual([]);
  });
});

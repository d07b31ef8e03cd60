import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { exampleData, siteFrom } from '../support/example-sites';

type Data = Record<string, unknown>;

/** The exports of the stacks of a site: stack name to export names. */
function exportsOf(change: (data: Data) => void): Record<string, string[]> {
  const data = exampleData('sovereign-ai-factory');
  change(data);
  const { stacks } = siteApp(planSite(siteFrom(data))).synth();
  return Object.fromEntries(
    stacks.map(({ stackName, template }) => {
      const outputs = Object.values((template.Outputs ?? {}) as Record<string, { Export?: { Name: string } }>);
      return [stackName, outputs.flatMap((output) => output.Export?.Name ?? []).sort()];
    }),
  );
}

describe('what a stack exports', () => {
  test.each<[string, (data: Data) => void]>([
    ['the databases', (data) => delete data.databases],
    ['the models', (data) => delete data.models],
    ['databases, models and clusters', (data) => ['databases', 'models', 'compute'].forEach((key) => delete data[key])],
  ])('stays the same when the site leaves out %s, so that the change deploys in one go', (_, change) => {
    const before = exportsOf(() => {});
    for (const [stackName, names] of Object.entries(exportsOf(change))) {
      expect(names, stackName).toEqual(before[stackName]);
    }
  });

  test('fits into the outputs of a template for the largest storage that a site may state', () => {
    const data = exampleData('quickstart');
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
    data.models = [];
    data.storage = {
      objectStores: ids(60).map((id) => ({ id, dataClass: 'trainingData' })),
      imageRepositories: ids(90).map((id) => ({ id })),
    };
    expect(() => siteApp(planSite(siteFrom(data))).synth()).not.toThrow();
  });
});

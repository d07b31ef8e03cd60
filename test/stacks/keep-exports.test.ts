import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { exampleData, siteFrom } from '../support/example-sites';

/** The exports of the stacks of a site without some of its sections: stack name to export names. */
function exportsWithout(sections: readonly string[]): Record<string, string[]> {
  const data = Object.entries(exampleData('sovereign-ai-factory')).filter(([section]) => !sections.includes(section));
  const { stacks } = siteApp(planSite(siteFrom(Object.fromEntries(data)))).synth();
  return Object.fromEntries(
    stacks.map(({ stackName, template }) => {
      const outputs = Object.values((template.Outputs ?? {}) as Record<string, { Export?: { Name: string } }>);
      return [stackName, outputs.flatMap((output) => output.Export?.Name ?? []).sort()];
    }),
  );
}

describe('what a stack exports', () => {
  test.each([
    ['the databases', ['databases']],
    ['the models', ['models']],
    ['metrics and backups', ['operations']],
    ['databases, models, clusters and training', ['databases', 'models', 'compute', 'training']],
  ])('stays the same when the site leaves out %s, so that the change deploys in one go', (_, sections) => {
    const before = exportsWithout([]);
    for (const [stackName, names] of Object.entries(exportsWithout(sections))) {
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

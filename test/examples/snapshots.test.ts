import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { EXAMPLE_SITES, exampleSite } from '../support/example-sites';

/** A template as text, with the hashes of assets masked. */
function readable(template: unknown): string {
  return `${JSON.stringify(template, undefined, 2).replace(/\b[0-9a-f]{64}\.(zip|json)\b/g, '<asset>.$1')}\n`;
}

describe.each(EXAMPLE_SITES)('the stacks of %s', (name) => {
  const assembly = siteApp(planSite(exampleSite(name))).synth();
  test.each(assembly.stacks.map((stack) => stack.stackName))('%s', async (stackName) => {
    const { template } = assembly.getStackByName(stackName);
    await expect(readable(template)).toMatchFileSnapshot(join('__snapshots__', name, `${stackName}.json`));
  });
});

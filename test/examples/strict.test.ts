import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { EXAMPLE_SITES, exampleSite } from '../support/example-sites';

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
    readonly suppressedViolations?: readonly {
      readonly ruleName: string;
      readonly reason: string;
      readonly acknowledgedAt: string;
    }[];
  }[];
}

const scratch = mkdtempSync(join(tmpdir(), 'ai-factory-strict-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/**
 * A boundary, which grants nothing by leaving actions out; zones that the site states; and lists of engine versions and instance classes that
 * know neither MySQL 8.4 nor an AI Factory.
 */
const ACKNOWLEDGED = ['E3062', 'E9006', 'W2512', 'W3010'];

describe('under the CloudFormation validation of the AWS CDK in strict mode', () => {
  beforeEach(() => {
    vi.stubEnv('CDK_VALIDATION', undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each(EXAMPLE_SITES)('%s has no finding', (name) => {
    const assembly = siteApp(planSite(exampleSite(name)), join(scratch, name)).synth();
    expect(assembly.stacks.flatMap(({ messages }) => messages.map(({ entry }) => entry.data))).toEqual([]);
    const report = JSON.parse(
      readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'),
    ) as ValidationReport;
    expect(report.pluginReports.flatMap((plugin) => plugin.violations)).toEqual([]);
    const acknowledged = report.pluginReports.flatMap((plugin) => plugin.suppressedViolations ?? []);
    for (const { ruleName, reason, acknowledgedAt } of acknowledged) {
      expect(ACKNOWLEDGED, acknowledgedAt).toContain(ruleName);
      expect(reason, acknowledgedAt).toMatch(/\w+ \w+/);
      expect(acknowledgedAt.split('/').length, acknowledgedAt).toBeGreaterThan(1);
    }
  });
});

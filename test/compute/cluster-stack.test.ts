import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { CapacityReservation } from '../../lib/compute';
import { CODES } from '../../lib/compute/codes';
import { aiFactory, cluster, network, pool, REGION } from './factory';

const POOLS = [
  { poolId: 'system' },
  { poolId: 'train', instanceType: 'p5.48xlarge', nodes: 4 },
  {
    poolId: 'grace',
    instanceType: 'p6e-gb200.36xlarge',
    nodes: 18,
    capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0', { capacityBlock: true }),
  },
  { poolId: 'neuron', instanceType: 'trn2.48xlarge' },
];

describe('a stack with a cluster and pools of every kind', () => {
  test.each([
    ['a Region', REGION],
    ['a private Region', aiFactory()],
  ])('passes the strict validation of the AWS CDK in %s', (_, hosting) => {
    const outdir = mkdtempSync(join(tmpdir(), 'compute-'));
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
    const one = cluster(network({ hosting, app }));
    for (const props of POOLS) {
      pool(one, props);
    }
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    rmSync(outdir, { recursive: true });
    expect(report.pluginReports).toMatchObject([{ pluginName: 'CloudFormation Validate', violations: [] }]);
  });

  test('is the same in whatever order the pools come', () => {
    const template = (pools: typeof POOLS) => {
      const one = cluster(network());
      for (const props of pools) {
        pool(one, props);
      }
      return Template.fromStack(Stack.of(one)).toJSON();
    };
    expect(template(POOLS.toReversed())).toEqual(template(POOLS));
  });

  test('holds 30 pools', () => {
    const one = cluster(network());
    for (let index = 0; index < 30; index++) {
      pool(one, { poolId: `pool-${index}`, instanceType: 'p5.48xlarge' });
    }
    expect(Object.keys(Template.fromStack(Stack.of(one)).toJSON().Resources).length).toBeLessThan(300);
  });
});

test('every code is explained once, in order', () => {
  const codes = CODES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  const own = codes.filter((code) => code < 'AIF-CMP-100');
  expect(own).toEqual(own.map((_, index) => `AIF-CMP-${String(index + 1).padStart(3, '0')}`));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { test } from 'vitest';
import { parse } from 'yaml';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { siteFrom } from '../support/example-sites';

/** The stacks of a valid site, with metrics. */
function stacksOf(file: string): (stackName: string) => Template {
  const data = parse(readFileSync(join(__dirname, '..', 'site', 'valid', file), 'utf8'));
  const operations = { ...data.operations, metrics: {} };
  const assembly = siteApp(planSite(siteFrom({ ...data, operations }))).synth();
  return (stackName) => Template.fromJSON(assembly.getStackByName(stackName).template);
}

test.each([
  ['training-hyperpod-slurm.yaml', 'science-001', 2],
  ['training-pcs.yaml', 'weather-001', 2],
])('nodes of Slurm may write to the workspace of their cell: %s', (file, cell, roles) => {
  const template = stacksOf(file)(`bravo-training-${cell}`);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'aps:RemoteWrite',
          Resource: { 'Fn::ImportValue': Match.stringLikeRegexp(`^bravo-cell-operations-${cell}:.*Arn`) },
        }),
      ]),
    },
    Roles: Array.from({ length: roles }, () => ({ Ref: Match.stringLikeRegexp('Role') })),
  });
});

test('accounts of Slurm are backed up with the databases of the site', () => {
  const template = stacksOf('training-hyperpod-slurm.yaml')('bravo-training-science-001');
  template.hasResourceProperties('AWS::RDS::DBInstance', {
    Tags: Match.arrayWith([{ Key: 'ai-factory:backup', Value: 'daily' }]),
  });
});

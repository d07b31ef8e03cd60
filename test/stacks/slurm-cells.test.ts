import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { siteFrom } from '../support/example-sites';

/** The assembly of a valid site, with metrics. */
function assemblyOf(file: string): CloudAssembly {
  const data = parse(readFileSync(join(__dirname, '..', 'site', 'valid', file), 'utf8'));
  const operations = { ...data.operations, metrics: {} };
  return siteApp(planSite(siteFrom({ ...data, operations }))).synth();
}

function stacksOf(file: string): (stackName: string) => Template {
  const assembly = assemblyOf(file);
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

describe('the accounts of Slurm', () => {
  const file = 'training-hyperpod-slurm.yaml';

  test('are in a stack of their own, which nodes come after and nothing else does', () => {
    const { stacks } = planSite(siteFrom(parse(readFileSync(join(__dirname, '..', 'site', 'valid', file), 'utf8'))));
    const names = stacks.map(({ name }) => name);
    expect(stacks.find(({ layer }) => layer === 'accounting')).toMatchObject({
      subject: 'science-001',
      stateful: true,
    });
    expect(names.indexOf('bravo-accounting-science-001')).toBeLessThan(names.indexOf('bravo-training-science-001'));
    expect(assemblyOf(file).getStackByName('bravo-accounting-science-001').terminationProtection).toBe(true);
  });

  test('do not know of the nodes, so that a rollback of those leaves them alone', () => {
    const accounting = stacksOf(file)('bravo-accounting-science-001');
    expect(JSON.stringify(accounting.toJSON())).not.toContain('bravo-training');
    accounting.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    const training = stacksOf(file)('bravo-training-science-001');
    training.resourceCountIs('AWS::RDS::DBInstance', 0);
    training.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::ImportValue': Match.stringLikeRegexp('^bravo-accounting-science-001:') },
      FromPort: 3306,
    });
  });

  test('are backed up with the databases of the site', () => {
    stacksOf(file)('bravo-accounting-science-001').hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: 'bravo-science-001-slurm',
      Tags: Match.arrayWith([{ Key: 'ai-factory:backup', Value: 'daily' }]),
    });
  });
});

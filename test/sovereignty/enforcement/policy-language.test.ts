import { describe, expect, test } from 'vitest';
import { writeStatements } from '../../../lib/sovereignty/enforcement/policy-language';
import { resolveSite } from '../../../lib/sovereignty/enforcement/resolve-site';
import type { EnforcementStatement, PolicyStatement } from '../../../lib/sovereignty/statements/statement';
import { PLAIN } from './fixture';

function write(body: PolicyStatement, place: 'serviceControl' | 'resourceControl' = 'serviceControl') {
  const statement: EnforcementStatement = {
    id: 'Example',
    title: 'An example',
    denies: '',
    letsThrough: '',
    places: [place],
    sources: [],
    statements: () => [body, body],
  };
  return writeStatements(statement, resolveSite(PLAIN), place).map(({ element }) => element);
}

describe('a statement is written', () => {
  test('with numbers from the second on', () => {
    expect(write({}).map(({ Sid }) => Sid)).toEqual(['Example', 'Example2']);
  });

  test('sorted, once each, and without brackets around one', () => {
    const [element] = write({ actions: ['s3:PutObject', 'ec2:RunInstances', 's3:PutObject'], resources: ['*'] });
    expect(element).toEqual({
      Sid: 'Example',
      Effect: 'Deny',
      Action: ['ec2:RunInstances', 's3:PutObject'],
      Resource: '*',
    });
  });

  test('without what a wildcard covers', () => {
    const [element] = write({
      actions: ['s3:PutObject', 's3:Put*', 's3:GetObject'],
      resources: ['*', 'arn:aws:s3:::a'],
    });
    expect(element).toMatchObject({ Action: ['s3:GetObject', 's3:Put*'], Resource: '*' });
  });

  test('with everything that a wildcard does not cover, since it does not reach over a colon', () => {
    const resources = ['arn:aws:ec2:*', 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1'];
    expect(write({ resources })[0]).toMatchObject({ Resource: resources });
  });

  test('with wildcards as characters where the operator knows none', () => {
    const conditions = { StringNotEquals: { 'x:Key': ['a*', 'ab'] }, StringNotLike: { 'x:Key': ['a*', 'ab'] } };
    expect(write({ conditions })[0]).toMatchObject({
      Condition: { StringNotEquals: { 'x:Key': ['a*', 'ab'] }, StringNotLike: { 'x:Key': 'a*' } },
    });
  });

  test('without conditions where there are none', () => {
    expect(write({ conditions: { ArnNotLike: {} } })[0]).not.toHaveProperty('Condition');
  });

  test('with a principal for resources', () => {
    expect(write({}, 'resourceControl')[0]).toHaveProperty('Principal', '*');
    expect(write({})[0]).not.toHaveProperty('Principal');
  });
});

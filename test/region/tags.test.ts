import { App, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ASPECT_PRIORITIES_MUTATING } from 'aws-cdk-lib/cx-api';
import { describe, expect, test } from 'vitest';
import { tagBelow, tagResource } from '../../lib/region';

function network(context = {}) {
  const app = new App({ context });
  const stack = new Stack(app, 'stack');
  const vpc = new ec2.CfnVPC(stack, 'Network', { cidrBlock: '10.0.0.0/16' });
  return { app, stack, vpc, expectTags: (tags: object[]) => expectTags(stack, tags) };
}

function expectTags(stack: Stack, Tags: object[]): void {
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPC', { Tags });
}

describe('tags below a construct', () => {
  test('are sorted by key, and the one said further inside wins', () => {
    const { app, stack, expectTags } = network();
    Tags.of(app).add('tenant', 'outside');
    tagBelow(stack, { tenant: 'inside', cell: 'main' });
    expectTags([
      { Key: 'cell', Value: 'main' },
      { Key: 'tenant', Value: 'inside' },
    ]);
  });

  test.each([true, false])('give way to `Tags` further inside, with aspects that change things first: %s', (first) => {
    const { app, vpc, expectTags } = network({ [ASPECT_PRIORITIES_MUTATING]: first });
    Tags.of(vpc).add('tenant', 'inside');
    tagBelow(app, { tenant: 'outside' });
    expectTags([{ Key: 'tenant', Value: 'inside' }]);
  });

  test('reach the instances of a launch template', () => {
    const { stack } = network();
    tagBelow(stack, { cell: 'main' });
    new ec2.LaunchTemplate(stack, 'Nodes');
    const Tags = [{ Key: 'cell', Value: 'main' }];
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        TagSpecifications: [
          { ResourceType: 'instance', Tags: Match.arrayWith(Tags) },
          { ResourceType: 'volume', Tags: Match.arrayWith(Tags) },
        ],
      },
    });
  });

  test('leave out what a tag would replace', () => {
    const { stack } = network();
    tagBelow(stack, { cell: 'main' });
    new ec2.CfnPlacementGroup(stack, 'Placement');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::PlacementGroup', { Tags: Match.absent() });
  });

  test('reach what is added later', () => {
    const { stack } = network();
    tagBelow(stack, { cell: 'main' });
    new ec2.CfnInternetGateway(stack, 'Later');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::InternetGateway', {
      Tags: [{ Key: 'cell', Value: 'main' }],
    });
  });

  test('leave out the stack as such, which would pass them on to resources that they replace', () => {
    const { app, stack } = network();
    tagBelow(app, { cell: 'main' });
    expect(app.synth().getStackByName(stack.stackName).tags).toEqual({});
  });
});

describe('the tag of a resource', () => {
  test('stays where the whole app is tagged by its key', () => {
    const { app, vpc, expectTags } = network();
    Tags.of(app).add('Name', 'everything');
    tagResource(vpc, 'Name', 'bravo-main');
    expectTags([{ Key: 'Name', Value: 'bravo-main' }]);
  });

  test('gives way to a tag of a higher priority', () => {
    const { app, vpc, expectTags } = network();
    tagResource(vpc, 'Name', 'bravo-main');
    Tags.of(app).add('Name', 'everything', { priority: 200 });
    expectTags([{ Key: 'Name', Value: 'everything' }]);
  });
});

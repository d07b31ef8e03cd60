import { App, CloudFormationValidatePlugin, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import {
  EnforcementKind,
  EnforcementPolicies,
  OrganizationPolicies,
  SovereigntyBoundary,
  SovereigntyChecks,
} from '../../../lib/sovereignty';
import { ACCOUNT, POLICY, REGION, STRICT } from './fixture';

const policies = new EnforcementPolicies(STRICT);
const ENV = { account: ACCOUNT, region: REGION };
const TARGETS = ['ou-abcd-12345678', '111122223333'];

function management(app = new App()): Stack {
  return new Stack(app, 'Organization', { env: ENV, terminationProtection: true });
}

describe('OrganizationPolicies', () => {
  test('attaches every document to its targets', () => {
    const stack = management();
    new OrganizationPolicies(stack, 'Policies', { policies, targetIds: TARGETS, aiOptOutTargetIds: ['r-abcd'] });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Organizations::Policy', policies.organizationDocuments().length);
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Name: 'munich-service-control-1',
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: ['111122223333', 'ou-abcd-12345678'],
      Content: policies.serviceControl[0]?.content,
    });
    for (const [Name, Type] of [
      ['munich-resource-control-1', 'RESOURCE_CONTROL_POLICY'],
      ['munich-declarative-ec2', 'DECLARATIVE_POLICY_EC2'],
      ['munich-bedrock', 'BEDROCK_POLICY'],
    ]) {
      template.hasResourceProperties('AWS::Organizations::Policy', { Name, Type });
    }
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Type: 'AISERVICES_OPT_OUT_POLICY',
      TargetIds: ['r-abcd'],
    });
  });

  test('deploys only the kinds that are asked for', () => {
    const stack = management();
    const kinds = [EnforcementKind.RESOURCE_CONTROL];
    const { policyIds } = new OrganizationPolicies(stack, 'Policies', { policies, targetIds: TARGETS, kinds });
    Template.fromStack(stack).resourceCountIs('AWS::Organizations::Policy', 1);
    expect(Object.keys(policyIds)).toEqual(['munich-resource-control-1']);
  });

  test.each([[[]], [['root']], [['ou-abcd']], [['1111']]])('fails when the targets are %o', (targetIds) => {
    expect(() => new OrganizationPolicies(management(), 'Policies', { policies, targetIds })).toThrow(
      /Organization\/Policies: targetIds .*\[AIF-SOV-604\]/,
    );
  });

  test('fails when the stack can be deleted by one call', () => {
    const app = new App();
    const stack = new Stack(app, 'Organization', { env: ENV });
    new OrganizationPolicies(stack, 'Policies', { policies, targetIds: TARGETS });
    expect(() => app.synth()).toThrow('[AIF-SOV-605]');
  });
});

describe('SovereigntyBoundary', () => {
  test('is put on every role and user, by reference in its own stack and by name in others', () => {
    const app = new App();
    const first = new Stack(app, 'First', { env: ENV });
    const second = new Stack(app, 'Second', { env: ENV });
    const boundary = new SovereigntyBoundary(first, 'Boundary', { policies });
    const assumedBy = new iam.AccountRootPrincipal();
    new iam.Role(first, 'Role', { assumedBy });
    new iam.Role(second, 'Role', { assumedBy });
    boundary.applyTo(app);
    app.synth();
    const template = Template.fromStack(first);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'munich-boundary',
      PolicyDocument: policies.permissionBoundary.content,
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      PermissionsBoundary: { Ref: Match.stringLikeRegexp('Boundary') },
    });
    Template.fromStack(second).hasResourceProperties('AWS::IAM::Role', {
      PermissionsBoundary: {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':policy/munich-boundary'],
        ],
      },
    });
    expect(second.dependencies).toEqual([first]);
  });

  test('is put on one stack only where that is asked for', () => {
    const app = new App();
    const first = new Stack(app, 'First');
    const second = new Stack(app, 'Second');
    const assumedBy = new iam.AccountRootPrincipal();
    new iam.Role(second, 'Role', { assumedBy });
    new SovereigntyBoundary(first, 'Boundary', { policies }).applyTo(first);
    app.synth();
    Template.fromStack(second).hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: Match.absent() });
    expect(second.dependencies).toEqual([]);
  });

  test('is put on stacks of other stages without a dependency, which stages cannot have', () => {
    const app = new App();
    const boundary = new SovereigntyBoundary(new Stack(app, 'First'), 'Boundary', { policies });
    const stage = new Stage(app, 'Stage');
    const inner = new Stack(stage, 'Inner');
    new iam.Role(inner, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    boundary.applyTo(app);
    expect(() => app.synth()).not.toThrow();
    expect(inner.dependencies).toEqual([]);
  });
});

test('both pass the checks of the policy and the validation of the AWS CDK in strict mode', () => {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new SovereigntyChecks(POLICY), new CloudFormationValidatePlugin());
  new OrganizationPolicies(management(app), 'Policies', { policies, targetIds: TARGETS });
  const stack = new Stack(app, 'Site', { env: ENV });
  new SovereigntyBoundary(stack, 'Boundary', { policies }).applyTo(stack);
  expect(() => app.synth()).not.toThrow();
});

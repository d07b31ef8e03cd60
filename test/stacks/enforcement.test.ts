import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { EnforcementPolicies } from '../../lib/sovereignty';
import { siteApp } from '../../lib/stacks';
import { buildSite } from '../../lib/stacks/build-site';
import { checkEnforcement } from '../../lib/stacks/check-enforcement';
import { enforcementProps } from '../../lib/stacks/enforcement-props';
import { exampleData, siteFrom } from '../support/example-sites';

const OWNER = '444455556666';
const UNIT = 'ou-abcd-12345678';
const ORGANIZATION = 'o-exampleorgid';
const ROLES = ['AWS::IAM::Role', 'AWS::IAM::User'];

const FULL = {
  managementAccount: OWNER,
  targetIds: [UNIT, '111122223333'],
  aiOptOutTargetIds: ['r-abcd'],
  boundary: true,
  conformancePack: { excludedRules: ['LAMBDA_INSIDE_VPC'] },
  controlTower: { excludedControls: ['AWS-GR_DISALLOW_VPN_CONNECTIONS'] },
};

function planOf(enforcement: object | undefined, sovereignty: object = {}) {
  const data = exampleData('eu-sovereign-cloud');
  data.sovereignty = { ...(data.sovereignty as object), organizationId: ORGANIZATION, ...sovereignty };
  data.enforcement = enforcement;
  return planSite(siteFrom(data));
}

describe('a site that is enforced in every way', () => {
  const plan = planOf(FULL);
  let stacks: CloudFormationStackArtifact[];
  const stack = (layer: string) => {
    const found = stacks.find(({ stackName }) => stackName === `brandenburg-${layer}`);
    if (found === undefined) throw new Error(`there is no ${layer} stack`);
    return found;
  };
  const template = (layer: string) => Template.fromJSON(stack(layer).template);
  beforeAll(() => {
    stacks = siteApp(plan).synth().stacks;
  });

  test('has the boundary first, and every other stack of its account after it', () => {
    expect(plan.stacks.map(({ layer }) => layer).slice(0, 3)).toEqual(['boundary', 'organization', 'foundation']);
    expect(plan.stacks.at(-1)).toMatchObject({ layer: 'conformance', stateful: false });
    expect(stacks[0]?.stackName).toBe('brandenburg-boundary');
    for (const { stackName, dependencies, environment } of stacks.slice(1)) {
      const after = dependencies.map(({ id }) => id).includes('brandenburg-boundary');
      expect({ stackName, after }).toEqual({ stackName, after: environment.account !== OWNER });
    }
  });

  test('puts the boundary on every role, whoever makes it', () => {
    const roles = stacks.flatMap(({ template }) =>
      Object.values<{ Type: string; Properties: object }>(template.Resources).filter(({ Type }) =>
        ROLES.includes(Type),
      ),
    );
    expect(roles.length).toBeGreaterThan(4);
    for (const { Properties } of roles) {
      expect(JSON.stringify(Properties)).toContain(':policy/brandenburg-boundary"');
    }
  });

  test('has one stack in the management account, protected, which no other needs', () => {
    expect(stacks.filter(({ environment }) => environment.account === OWNER).map(({ stackName }) => stackName)).toEqual(
      ['brandenburg-organization'],
    );
    expect(stack('organization').terminationProtection).toBe(true);
    expect(stack('boundary').terminationProtection).toBe(true);
    expect(
      stacks.filter(({ dependencies }) => dependencies.some(({ id }) => id === 'brandenburg-organization')),
    ).toEqual([]);
  });

  test('attaches what its policy makes', () => {
    const { serviceControl } = new EnforcementPolicies(enforcementProps(plan));
    template('organization').hasResourceProperties('AWS::Organizations::Policy', {
      Name: 'brandenburg-service-control-1',
      Content: serviceControl[0]?.content,
      TargetIds: ['111122223333', UNIT],
    });
    template('organization').hasResourceProperties('AWS::Organizations::Policy', {
      Type: 'AISERVICES_OPT_OUT_POLICY',
      TargetIds: ['r-abcd'],
    });
    template('organization').hasResourceProperties('AWS::ControlTower::EnabledControl', {
      TargetIdentifier: `arn:aws-eusc:organizations::${OWNER}:ou/${ORGANIZATION}/${UNIT}`,
    });
    expect(JSON.stringify(stack('organization').template)).not.toContain('VPN_CONNECTIONS');
  });

  test('watches what is deployed', () => {
    template('conformance').hasResourceProperties('AWS::Config::ConformancePack', {
      ConformancePackName: 'brandenburg-sovereignty',
      TemplateBody: Match.not(Match.stringLikeRegexp('LAMBDA_INSIDE_VPC')),
    });
  });

  test('keeps strangers from keys and buckets', () => {
    for (const [layer, type, document] of [
      ['foundation', 'AWS::KMS::Key', 'KeyPolicy'],
      ['storage', 'AWS::S3::BucketPolicy', 'PolicyDocument'],
    ] as const) {
      template(layer).allResourcesProperties(type, {
        [document]: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Sid: 'StrangersRefused',
              Condition: Match.objectLike({
                StringNotEqualsIfExists: {
                  'aws:PrincipalOrgID': ORGANIZATION,
                  'aws:PrincipalAccount': ['111122223333'],
                },
              }),
            }),
          ]),
        },
      });
    }
  });
});

describe('a site that leaves enforcement to others', () => {
  test('has neither the stacks nor the boundary', () => {
    const { stacks } = planOf(undefined);
    expect(stacks.map(({ layer }) => layer)).not.toEqual(
      expect.arrayContaining(['boundary', 'organization', 'conformance']),
    );
  });

  test('has documents all the same, which fit', () => {
    const plan = planOf(undefined);
    expect(checkEnforcement(plan)).toEqual([]);
    expect(new EnforcementPolicies(enforcementProps(plan)).serviceControl[0]?.name).toBe(
      'brandenburg-service-control-1',
    );
  });

  test('attaches only the kinds that it names', () => {
    const app = new App();
    buildSite(app, planOf({ managementAccount: OWNER, targetIds: [UNIT], kinds: ['aiOptOut'] }));
    const { template } = app.synth().getStackByName('brandenburg-organization');
    Template.fromJSON(template).resourceCountIs('AWS::Organizations::Policy', 1);
  });
});

describe('documents that AWS would not take', () => {
  test.each([
    [{ otherServiceControlPolicies: 9 }, {}, 'AIF-SOV-603', ['enforcement', 'otherServiceControlPolicies']],
    [
      { earlierLimits: true },
      { allowedAccounts: Array.from({ length: 900 }, (_, index) => String(100_000_000_000 + index)) },
      'AIF-SOV-602',
      ['enforcement', 'earlierLimits'],
    ],
    [
      {},
      { allowedAccounts: Array.from({ length: 900 }, (_, index) => String(100_000_000_000 + index)) },
      'AIF-SOV-602',
      ['enforcement'],
    ],
    [
      { conformancePack: { excludedRules: ['S3_BUCKET_REPLICATION_ENABLED'] } },
      {},
      'AIF-SOV-606',
      ['enforcement', 'conformancePack'],
    ],
  ])('are problems of the site: %o', (enforcement, sovereignty, code, path) => {
    const plan = planOf({ targetIds: [UNIT] }, sovereignty);
    const stated = { targetIds: [], boundary: false, requireBoundary: false, fixBlockPublicAccess: false };
    const problems = checkEnforcement({
      ...plan,
      enforcement: { ...stated, earlierLimits: false, otherServiceControlPolicies: 0, ...enforcement },
    });
    expect(problems).toMatchObject([{ code, path, severity: 'error' }]);
    expect(problems[0]?.message).not.toContain('AIF-');
    expect(problems[0]?.help.length).toBeGreaterThan(10);
  });
});

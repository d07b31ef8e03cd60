import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EARLIER_SERVICE_CONTROL_LIMIT, POLICY_LIMITS } from '../../../lib/catalog/organization-limits';
import {
  auditTemplates,
  EnforcementPolicies,
  type EnforcementProps,
  RegionExemption,
  Residency,
  SovereigntyPolicy,
  type SovereigntyPolicyProps,
} from '../../../lib/sovereignty';
import { CODES } from '../../../lib/sovereignty/codes';
import { resolveSite } from '../../../lib/sovereignty/enforcement/resolve-site';
import { STATEMENTS } from '../../../lib/sovereignty/statements';
import type { StatementPlace } from '../../../lib/sovereignty/statements/statement';
import { evaluate, FULL_ACCESS } from '../../support/iam/evaluate';
import type { PolicyDocument, Request } from '../../support/iam/policy';
import { CASES } from '../statements/cases';
import {
  ACCOUNT,
  call,
  deniedBy,
  GUARDRAIL,
  inForce,
  ORGANIZATION_GUARDRAIL,
  PARTITION,
  PLAIN,
  POLICY,
  REGION,
  read,
  STRICT,
  STRICT_POLICY,
  siteWith,
  statementsIn,
} from './fixture';

const REQUESTS = Object.values(CASES).flatMap(({ denies, letsThrough }) => [...denies, ...letsThrough]);

function codeOf(make: () => unknown): string {
  try {
    make();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** The error of a site that differs from the plain one, as code and message. */
function errorOf(policy: Partial<SovereigntyPolicyProps>, props: Partial<EnforcementProps> = {}): string {
  try {
    new EnforcementPolicies({ ...siteWith(policy), ...props });
    return 'nothing thrown';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Statements as they are made, each in a document of its own: neither shortened nor packed. */
function unwritten(place: StatementPlace): PolicyDocument[] {
  const site = resolveSite(STRICT);
  return STATEMENTS.filter(({ places }) => places.includes(place))
    .flatMap(({ statements }) => statements(site))
    .map(({ actions, notActions, resources, notResources, conditions }) => ({
      Statement: {
        Effect: 'Deny',
        ...(place === 'resourceControl' ? { Principal: '*' } : {}),
        ...(notActions === undefined ? { Action: actions } : { NotAction: notActions }),
        ...(notResources === undefined ? { Resource: resources ?? ['*'] } : { NotResource: notResources }),
        Condition: conditions,
      },
    }));
}

function many(count: number, name: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => name(index));
}

describe('policies of a site', () => {
  const strict = new EnforcementPolicies(STRICT);

  test('are named after the site and their kind', () => {
    expect(strict.organizationDocuments().map(({ name }) => name)).toEqual([
      'munich-service-control-1',
      'munich-service-control-2',
      'munich-resource-control-1',
      'munich-declarative-ec2',
      'munich-ai-opt-out',
      'munich-bedrock',
    ]);
    expect(strict.permissionBoundary.name).toBe('munich-boundary');
  });

  test('fit their limits, for plain and for large sites, with today’s limits and with earlier ones', () => {
    const large: EnforcementProps = {
      ...STRICT,
      policy: new SovereigntyPolicy({
        ...STRICT_POLICY,
        partition: 'aws',
        region: 'eu-central-1',
        dnsSuffix: 'amazonaws.com',
        allowedRegions: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-west-1'],
        allowedAccounts: many(20, (index) => String(100_000_000_000 + index)),
        onPremises: {
          ...STRICT_POLICY.onPremises,
          outpostSubnetArns: many(
            20,
            (i) => `arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0123456789abc${i + 1000}`,
          ),
        },
        inference: { models: many(9, (index) => `provider.some-model-name-${index}-v1:0`) },
      }),
    };
    for (const [props, limits] of [
      [PLAIN, [false, true]],
      [STRICT, [false, true]],
      [large, [false]],
    ] as const) {
      for (const earlierLimits of limits) {
        const policies = new EnforcementPolicies({ ...props, earlierLimits });
        const limit = earlierLimits ? EARLIER_SERVICE_CONTROL_LIMIT : POLICY_LIMITS.serviceControl;
        expect(Math.max(...policies.serviceControl.map(({ json }) => json.length))).toBeLessThanOrEqual(
          limit.characters,
        );
        expect(policies.serviceControl.length).toBeLessThan(limit.attached);
        for (const { kind, json } of [...policies.organizationDocuments(), policies.permissionBoundary]) {
          expect(json.length).toBeLessThanOrEqual(POLICY_LIMITS[kind].characters);
          expect(json).not.toMatch(/[^\x20-\x7e]/);
        }
      }
    }
  });

  test('hold every statement once', () => {
    const sids = statementsIn([...strict.serviceControl, ...strict.resourceControl]).map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    expect(strict.serviceControl.flatMap(({ statementIds }) => statementIds)).toContain('RegionLock');
  });

  test('deny what their statements deny one by one, however they are written and packed', () => {
    const halved = new EnforcementPolicies({ ...STRICT, earlierLimits: true });
    const sides = [unwritten('serviceControl'), strict.serviceControl.map(read), halved.serviceControl.map(read)];
    const guards = [unwritten('resourceControl'), strict.resourceControl.map(read)];
    const anyRequest = fc
      .tuple(fc.constantFrom(...REQUESTS), fc.constantFrom(...REQUESTS), fc.constantFrom(...REQUESTS))
      .map(([call, at, by]) => ({
        principal: by.principal,
        action: call.action,
        resource: at.resource,
        context: { ...at.context, ...call.context },
      }));
    const outcomes = (request: Request) => [
      new Set(sides.map((one) => evaluate(request, { serviceControl: [[FULL_ACCESS, ...one]] }).outcome)).size,
      new Set(guards.map((one) => evaluate(request, { resourceControl: one }).outcome)).size,
    ];
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...REQUESTS), anyRequest), (request) => {
        expect(outcomes(request)).toEqual([1, 1]);
      }),
      { numRuns: 3000 },
    );
  });

  test('are the same bytes in whatever order lists are', () => {
    const backwards: EnforcementProps = {
      ...STRICT,
      regionExemptions: Object.values(RegionExemption).reverse(),
      policy: new SovereigntyPolicy({
        ...STRICT_POLICY,
        inference: {
          ...STRICT_POLICY.inference,
          models: [...(STRICT_POLICY.inference?.models ?? [])].reverse(),
        },
      }),
    };
    const forwards = { ...STRICT, regionExemptions: Object.values(RegionExemption) };
    expect(new EnforcementPolicies(backwards).files()).toEqual(new EnforcementPolicies(forwards).files());
  });

  test('are given as files without white space', () => {
    const files = strict.files();
    expect(Object.keys(files)).toContain('munich-service-control-1.json');
    expect(Object.keys(files)).toContain('munich-boundary.json');
    for (const [name, text] of Object.entries(files)) {
      expect(text, name).toBe(JSON.stringify(JSON.parse(text)));
    }
  });

  test('say less where the site asks for less', () => {
    const plain = new EnforcementPolicies(PLAIN);
    const ids = plain.serviceControl.flatMap(({ statementIds }) => statementIds);
    for (const id of [
      'ComputeOnOutposts',
      'ObjectsOnOutposts',
      'KeyOrigin',
      'ModelsOnTheList',
      'DataStaysInTheOrganization',
    ]) {
      expect(ids).not.toContain(id);
    }
    expect(plain.resourceControl.flatMap(({ statementIds }) => statementIds)).toEqual(['TlsOnly']);
    expect(plain.bedrock).toBeUndefined();
    expect(JSON.stringify(statementsIn(plain.serviceControl))).not.toContain('aws:PrincipalArn');
  });

  test('let through no model when the list is empty', () => {
    const { serviceControl } = new EnforcementPolicies(siteWith({ inference: { models: [] } }));
    const request = CASES.ModelsOnTheList?.letsThrough[0];
    if (request === undefined) throw new TypeError('no case');
    const { deniedBy } = evaluate(request, { serviceControl: [serviceControl.map(read)] });
    expect(deniedBy).toContain('ModelsOnTheList');
  });
});

describe('prompts that have to stay on premises', () => {
  const bedrock = call('bedrock:InvokeModel', `arn:${PARTITION}:bedrock:${REGION}:${ACCOUNT}:imported-model/own`);
  const policiesWith = (localServices: string[]) =>
    new EnforcementPolicies(
      siteWith({
        residency: { promptsAndOutputs: Residency.ON_PREMISES },
        onPremises: { regions: [REGION], localServices },
      }),
    );

  test('reach no model of Amazon Bedrock, whatever a role is granted', () => {
    const policies = policiesWith([]);
    expect(deniedBy(bedrock, inForce(policies))).toEqual(['ModelsOnTheList']);
    const { outcome } = evaluate(bedrock, { identity: [FULL_ACCESS], boundary: read(policies.permissionBoundary) });
    expect(outcome).not.toBe('allowed');
  });

  test('reach models where Amazon Bedrock answers in the building', () => {
    expect(deniedBy(bedrock, inForce(policiesWith(['bedrock'])))).toEqual([]);
  });

  test('are kept there by a boundary that the checks of the same policy let through', () => {
    const policies = policiesWith([]);
    const template = {
      Resources: {
        Boundary: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: policies.permissionBoundary.content },
        },
      },
    };
    const { policy } = siteWith({
      residency: { promptsAndOutputs: Residency.ON_PREMISES },
      onPremises: { regions: [REGION] },
    });
    const codes = auditTemplates(policy, [{ name: 'Site', template, region: REGION, account: ACCOUNT }]).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain('AIF-SOV-064');
  });
});

test('a boundary of a site with a list of models passes the checks of the same policy', () => {
  const site = siteWith({ inference: { models: ['amazon.nova-pro-v1:0'] } });
  const { content } = new EnforcementPolicies(site).permissionBoundary;
  const template = {
    Resources: { Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: content } } },
  };
  const findings = auditTemplates(site.policy, [{ name: 'Site', template, region: REGION, account: ACCOUNT }]);
  expect(findings.map(({ code }) => code)).toEqual([]);
});

describe('documents that are merged down the organization', () => {
  const { aiOptOut, declarativeEc2, bedrock } = new EnforcementPolicies({ ...STRICT, fixBlockPublicAccess: true });
  const fixed = (value: unknown) => ({ '@@operators_allowed_for_child_policies': ['@@none'], '@@assign': value });

  test('opt out of the use of content by AI services, for good', () => {
    const none = { '@@operators_allowed_for_child_policies': ['@@none'] };
    expect(aiOptOut.content).toEqual({
      services: { ...none, default: { ...none, opt_out_policy: fixed('optOut') } },
    });
  });

  test('fix the settings of Amazon EC2', () => {
    expect(declarativeEc2.content).toMatchObject({
      ec2_attributes: {
        allowed_images_settings: {
          state: fixed('enabled'),
          image_criteria: { criteria_1: { allowed_image_providers: fixed(['111122223333']) } },
        },
        image_block_public_access: { state: fixed('block_new_sharing') },
        instance_metadata_defaults: { http_tokens: fixed('required') },
        serial_console_access: { status: fixed('disabled') },
        snapshot_block_public_access: { state: fixed('block_all_sharing') },
        vpc_block_public_access: {
          internet_gateway_block: { mode: fixed('block_bidirectional'), exclusions_allowed: fixed('disabled') },
        },
      },
    });
  });

  test('leave the block of public access to the stacks of the site unless it is asked for', () => {
    expect(new EnforcementPolicies(PLAIN).declarativeEc2.json).not.toContain('vpc_block_public_access');
  });

  test('put the guardrail of a Region on its calls', () => {
    expect(bedrock?.content).toEqual({
      bedrock: {
        guardrail_inference: {
          'eusc-de-east-1': {
            config_1: {
              identifier: fixed(ORGANIZATION_GUARDRAIL),
              model_enforcement: {
                included_models: fixed(['ALL']),
                excluded_models: fixed(['amazon.titan-embed-text-v2:0']),
              },
              selective_content_guarding: { system: fixed('comprehensive'), messages: fixed('comprehensive') },
            },
          },
        },
      },
    });
  });
});

describe('input', () => {
  test.each<[string, Partial<EnforcementProps>]>([
    ['siteId', { siteId: 'Munich' }],
    ['siteId', { siteId: '${Token[TOKEN.1]}' }],
    ['bootstrapQualifier', { bootstrapQualifier: '*' }],
    ['boundaryName', { boundaryName: '*' }],
  ])('fails when %s has another shape: %o', (prop, props) => {
    expect(errorOf({}, props)).toMatch(new RegExp(`${prop} is ".*\\[AIF-SOV-601\\]`));
  });

  test.each<[string, Partial<SovereigntyPolicyProps>]>([
    ['organizationId', { organizationId: 'exampleorgid' }],
    ['exemptRoles', { exemptRoles: { breakGlass: ['*'] } }],
    ['exemptRoles', { exemptRoles: { platform: ['arn:aws:iam::111122223333:role/setup'] } }],
    ['outpostArns', { onPremises: { outpostArns: ['op-0123456789abcdef0'] } }],
    ['outpostSubnetArns', { onPremises: { outpostSubnetArns: ['subnet-0123456789abcdef0'] } }],
    ['localZones', { onPremises: { localZones: ['*'] } }],
    ['regionalBuckets', { onPremises: { regionalBuckets: ['***'] } }],
    ['models', { inference: { models: ['arn:aws:bedrock:eu-central-1::foundation-model/x'] } }],
    ['models', { inference: { models: ['amazon.*'] } }],
    ['unguardedModels', { inference: { unguardedModels: ['*'] } }],
    ['guardrails', { inference: { guardrails: [GUARDRAIL.slice(0, -2)] } }],
    ['guardrails', { inference: { guardrails: [GUARDRAIL.replace(/1$/, 'DRAFT')] } }],
    ['organizationGuardrails', { inference: { organizationGuardrails: ['abcdefghij'] } }],
    ['imageProviders', { imageProviders: ['self'] }],
  ])('fails when %s has another shape: %o', (prop, policy) => {
    const message = errorOf(policy);
    expect(message).toContain('[AIF-SOV-705]');
    expect(message).toContain(`${prop} holds "`);
  });

  test('fails when a guardrail is in a Region that the policy does not allow', () => {
    const guardrails = [GUARDRAIL.replace('eusc-de-east-1', 'eu-central-1')];
    expect(errorOf({ inference: { guardrails } })).toMatch(
      /is in a Region that the policy does not allow.*\[AIF-SOV-705\]/,
    );
  });

  test('fails when a Region has two guardrails of the organization', () => {
    const organizationGuardrails = [GUARDRAIL, ORGANIZATION_GUARDRAIL];
    expect(errorOf({ inference: { organizationGuardrails } })).toMatch(/the second one of its Region \[AIF-SOV-705\]/);
  });

  test('takes wildcards in names of roles that only AWS makes', () => {
    const auditors = ['aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Audit_*'];
    expect(errorOf({ exemptRoles: { auditors } })).toBe('nothing thrown');
    expect(errorOf({ exemptRoles: { auditors: ['audit/*'] } })).toContain('[AIF-SOV-705]');
  });

  test('fails when a statement does not fit into a document', () => {
    const regionalBuckets = many(200, (index) => `a-bucket-with-a-long-name-for-logs-and-more-${index}`);
    const message = errorOf({ onPremises: { keepObjectsOnOutposts: true, regionalBuckets } });
    expect(message).toMatch(
      /the service-control statement ObjectsOnOutposts takes \d+ characters, and a document holds 10240/,
    );
    expect(message).toContain('[AIF-SOV-602]');
  });

  test('fails when a target takes fewer documents than are needed', () => {
    const message = errorOf({}, { earlierLimits: true, otherServiceControlPolicies: 3 });
    expect(message).toMatch(
      /the service-control statements of the site need \d documents of 5120 characters, and a target takes 1/,
    );
    expect(message).toContain('[AIF-SOV-603]');
    expect(message).toMatch(/shorten the lists of the longest: \w+ with \d+ characters/);
  });

  test('fails when the boundary does not fit into one document', () => {
    const models = many(60, (index) => `provider.some-model-name-${index}-v1:0`);
    expect(errorOf({ inference: { models } })).toMatch(/the boundary statements? .*\[AIF-SOV-60[23]\]/);
  });

  test('has its codes explained', () => {
    const thrown = [601, 602, 603, 604, 605].map((number) => `AIF-SOV-${number}`);
    expect(thrown.filter((code) => !CODES.some((known) => known.code === code))).toEqual([]);
    expect(codeOf(() => new EnforcementPolicies({ policy: POLICY, siteId: '' }))).toBe('AIF-SOV-601');
  });
});

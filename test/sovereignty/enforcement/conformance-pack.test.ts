import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedRuleIdentifiers } from 'aws-cdk-lib/aws-config';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  CONFORMANCE_PACK_LIMITS,
  KEY_ROTATION_RULE,
  LOG_RETENTION_RULE,
  MANAGED_CONFIG_RULES,
  MANAGED_CONFIG_RULES_SOURCE,
} from '../../../lib/catalog/config-rules';
import { KeyOrigin, SovereigntyConformancePack, SovereigntyPolicy } from '../../../lib/sovereignty';
import { conformancePackOf } from '../../../lib/sovereignty/enforcement/conformance-pack';
import { isSourced } from '../../catalog/support/sourced';
import { ACCOUNT, OUTPOST, POLICY, REGION, STRICT_POLICY } from './fixture';

const STRICT = new SovereigntyPolicy(STRICT_POLICY);

interface RuleProperties {
  readonly ConfigRuleName: string;
  readonly Description: string;
  readonly InputParameters?: object;
  readonly Source: {
    readonly SourceIdentifier?: string;
    readonly CustomPolicyDetails?: { readonly PolicyText: string };
  };
}

function rulesOf(policy: SovereigntyPolicy, excluded: readonly string[] = []): Map<string, RuleProperties> {
  const template: { Resources: { [id: string]: { Type: string; Properties: RuleProperties } } } = parse(
    conformancePackOf(policy, excluded).template,
  );
  const rules = Object.values(template.Resources);
  expect(rules.filter(({ Type }) => Type !== 'AWS::Config::ConfigRule')).toEqual([]);
  return new Map(rules.map(({ Properties }) => [Properties.ConfigRuleName, Properties]));
}

function guardOf(policy: SovereigntyPolicy, name: string): string | undefined {
  return rulesOf(policy).get(name)?.Source.CustomPolicyDetails?.PolicyText;
}

describe('managed rules', () => {
  const all = [...MANAGED_CONFIG_RULES, KEY_ROTATION_RULE, LOG_RETENTION_RULE].map(({ identifier }) => identifier);

  test('are known to aws-cdk-lib, apart from those whose pages are newer', () => {
    const known = new Set<string>(Object.values(ManagedRuleIdentifiers));
    expect(all.filter((identifier) => !known.has(identifier))).toEqual([
      'EBS_SNAPSHOT_BLOCK_PUBLIC_ACCESS',
      'SAGEMAKER_DOMAIN_IN_VPC',
      'SAGEMAKER_MODEL_IN_VPC',
      'SAGEMAKER_MODEL_ISOLATION_ENABLED',
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(isSourced(MANAGED_CONFIG_RULES_SOURCE)).toBe(true);
  });

  test('never ask for the opposite of residency', () => {
    expect(
      all.filter((identifier) => /REPLICATION_ENABLED|CROSS_REGION|MULTI_REGION|ALL_REGIONS/.test(identifier)),
    ).toEqual([]);
  });
});

describe('the conformance pack', () => {
  test('watches the time that logs are kept for by the next value that CloudWatch Logs has', () => {
    const of = (minimumLogRetentionDays: number) =>
      rulesOf(new SovereigntyPolicy({ ...STRICT_POLICY, minimumLogRetentionDays })).get(
        'cw-loggroup-retention-period-check',
      )?.InputParameters;
    expect(of(200)).toEqual({ MinRetentionTime: '365' });
    expect(of(365)).toEqual({ MinRetentionTime: '365' });
    expect(of(0)).toBeUndefined();
    expect(of(4000)).toBeUndefined();
  });

  test('asks for rotation where AWS KMS makes the keys, and for the origin where the policy states it', () => {
    expect(rulesOf(POLICY).has('cmk-backing-key-rotation-enabled')).toBe(true);
    expect(guardOf(POLICY, 'sovereignty-keys-have-the-stated-origin')).toBeUndefined();
    expect(rulesOf(STRICT).has('cmk-backing-key-rotation-enabled')).toBe(false);
    expect(
      guardOf(STRICT, 'sovereignty-keys-have-the-stated-origin'),
    ).toBe(`rule sovereignty_keys_have_the_stated_origin when
    resourceType == "AWS::KMS::Key"
    configuration.keyManager == "CUSTOMER" {
    configuration.origin == "${KeyOrigin.EXTERNAL_KEY_STORE}"
}
`);
  });

  test('looks for instances outside the Outposts where compute has to be on them', () => {
    expect(guardOf(STRICT, 'sovereignty-instances-run-on-outposts')).toContain(
      `configuration.outpostArn IN ["${OUTPOST}"]`,
    );
    expect(guardOf(POLICY, 'sovereignty-instances-run-on-outposts')).toBeUndefined();
  });

  test('says which rule rests on something that no source confirms', () => {
    const descriptions = [...rulesOf(STRICT).values()].map(({ Description }) => Description);
    expect(descriptions.filter((text) => text.includes('Unconfirmed'))).toEqual([
      'Buckets are not replicated. Unconfirmed: AWS Config leaves the property out where a bucket has no replication.',
    ]);
  });

  test('looks for peerings out of the allowed Regions', () => {
    expect(guardOf(POLICY, 'sovereignty-networks-are-joined-within-the-site')).toContain(
      `configuration.accepterVpcInfo.region IN ["${REGION}"]`,
    );
  });

  test('leaves out what the Region does not have', () => {
    expect(rulesOf(POLICY, ['LAMBDA_INSIDE_VPC']).has('lambda-inside-vpc')).toBe(false);
    expect(rulesOf(POLICY).has('lambda-inside-vpc')).toBe(true);
  });

  test('is deployed as text that fits, the same each time', () => {
    const stack = new Stack(new App(), 'Config', { env: { account: ACCOUNT, region: REGION } });
    const pack = new SovereigntyConformancePack(stack, 'Pack', { policy: STRICT, packName: 'munich' });
    expect(pack.ruleNames).toContain('sovereignty-buckets-are-not-replicated');
    const { template } = conformancePackOf(STRICT);
    expect(Buffer.byteLength(template)).toBeLessThan(CONFORMANCE_PACK_LIMITS.templateBytes);
    Template.fromStack(stack).hasResourceProperties('AWS::Config::ConformancePack', {
      ConformancePackName: 'munich',
      TemplateBody: template,
    });
  });

  test('fails when something is left out that it does not have', () => {
    expect(() => conformancePackOf(POLICY, ['lambda-inside-vpc'])).toThrow('[AIF-SOV-606]');
    expect(() => conformancePackOf(STRICT, ['CMK_BACKING_KEY_ROTATION_ENABLED'])).toThrow('[AIF-SOV-606]');
  });

  test('fails when a list of the policy is longer than a rule can be', () => {
    const outpostArns = Array.from({ length: 200 }, (_, index) => `${OUTPOST.slice(0, -3)}${100 + index}`);
    const policy = new SovereigntyPolicy({
      ...STRICT_POLICY,
      onPremises: { ...STRICT_POLICY.onPremises, outpostArns },
    });
    expect(() => conformancePackOf(policy)).toThrow(
      /sovereignty-instances-run-on-outposts has \d+ characters.*\[AIF-SOV-607\]/,
    );
  });
});

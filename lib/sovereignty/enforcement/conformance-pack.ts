import { stringify } from 'yaml';
import {
  CONFORMANCE_PACK_LIMITS,
  KEY_ROTATION_RULE,
  LOG_RETENTION_DAYS,
  LOG_RETENTION_RULE,
  MANAGED_CONFIG_RULES,
  type ManagedConfigRule,
} from '../../catalog/config-rules';
import { KeyOrigin } from '../../catalog/sovereignty-words';
import { AiFactoryError } from '../../errors';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import { type GuardRule, guardRules } from './guard-rules';

/** The rules of AWS Config that watch a policy, and the template that holds them. */
export interface ConformancePack {
  /** Each rule by its name in AWS Config, with what it watches. */
  readonly rules: readonly { readonly name: string; readonly promise: string }[];
  /** The template in YAML. */
  readonly template: string;
}

/**
 * Makes the conformance pack of a policy.
 *
 * @param excludedRules identifiers of managed rules that the Region does not have
 * @throws AIF-SOV-606 when an identifier that is left out is not in the pack
 * @throws AIF-SOV-607 when a list of the policy is longer than a rule or the template can be
 */
export function conformancePackOf(policy: SovereigntyPolicy, excludedRules: readonly string[] = []): ConformancePack {
  const all = managedRules(policy);
  const unknown = excludedRules.find((name) => !all.some(({ identifier }) => identifier === name));
  if (unknown !== undefined) {
    throw new AiFactoryError(
      'AIF-SOV-606',
      `excludedRules holds ${JSON.stringify(unknown)}, which the conformance pack of this policy does not have`,
      'write the identifier of a managed rule of the pack, such as "SAGEMAKER_MODEL_IN_VPC"',
    );
  }
  const managed = all.filter(({ identifier }) => !excludedRules.includes(identifier));
  const guard = guardRules(policy);
  const resources = Object.fromEntries([
    ...managed.map((rule) => [pascal(nameOf(rule)), managedResource(rule)]),
    ...guard.map((rule) => [pascal(rule.name), guardResource(rule)]),
  ]);
  const template = stringify({ Resources: resources }, { lineWidth: 0, aliasDuplicateObjects: false });
  requireSizes(template, guard);
  const names = [...managed.map((rule) => ({ name: nameOf(rule), promise: rule.promise })), ...guard];
  return { rules: names.map(({ name, promise }) => ({ name, promise })), template };
}

/** A managed rule with the parameters that the policy gives it. */
interface ParameterizedRule extends ManagedConfigRule {
  readonly parameters?: { readonly [name: string]: string };
}

function managedRules({ keyOrigin, minimumLogRetentionDays }: SovereigntyPolicy): ParameterizedRule[] {
  const days = LOG_RETENTION_DAYS.find((candidate) => candidate >= minimumLogRetentionDays);
  const rotates = keyOrigin === undefined || keyOrigin === KeyOrigin.AWS_KMS;
  return [
    ...MANAGED_CONFIG_RULES,
    ...(rotates ? [KEY_ROTATION_RULE] : []),
    ...(minimumLogRetentionDays === 0 || days === undefined
      ? []
      : [{ ...LOG_RETENTION_RULE, parameters: { MinRetentionTime: String(days) } }]),
  ].sort((left, right) => (left.identifier < right.identifier ? -1 : 1));
}

function managedResource({ identifier, promise, parameters }: ParameterizedRule): object {
  return ruleResource(nameOf({ identifier }), promise, {
    ...(parameters === undefined ? {} : { InputParameters: parameters }),
    Source: { Owner: 'AWS', SourceIdentifier: identifier },
  });
}

function guardResource({ name, promise, resourceType, text, unconfirmed }: GuardRule): object {
  const description = unconfirmed === undefined ? promise : `${promise} Unconfirmed: ${unconfirmed}.`;
  return ruleResource(name, description, {
    Scope: { ComplianceResourceTypes: [resourceType] },
    Source: {
      Owner: 'CUSTOM_POLICY',
      SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }],
      CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText: text },
    },
  });
}

function ruleResource(name: string, promise: string, properties: object): object {
  return { Type: 'AWS::Config::ConfigRule', Properties: { ConfigRuleName: name, Description: promise, ...properties } };
}

function nameOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toLowerCase().replaceAll('_', '-');
}

function pascal(name: string): string {
  return name
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function requireSizes(template: string, guard: readonly GuardRule[]): void {
  const { templateBytes, policyCharacters } = CONFORMANCE_PACK_LIMITS;
  const long = guard.find(({ text }) => text.length > policyCharacters);
  const bytes = Buffer.byteLength(template);
  if (long === undefined && bytes <= templateBytes) return;
  throw new AiFactoryError(
    'AIF-SOV-607',
    long === undefined
      ? `the conformance pack has ${bytes} bytes, and AWS Config takes ${templateBytes}`
      : `the rule ${long.name} has ${long.text.length} characters, and AWS Config takes ${policyCharacters}`,
    'shorten the longest lists of the policy: Outposts or Regions',
  );
}

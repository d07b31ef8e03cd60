import { auditTemplates } from '../../lib/sovereignty/audit';
import type { Finding } from '../../lib/sovereignty/finding';
import type { SovereigntyPolicyProps } from '../../lib/sovereignty/policy';
import { SovereigntyPolicy } from '../../lib/sovereignty/sovereignty-policy';

export const ACCOUNT = '111122223333';
export const HOME = 'eusc-de-east-1';

/** The policy of a site in the European Sovereign Cloud. */
export function policy(props: Partial<SovereigntyPolicyProps> = {}): SovereigntyPolicy {
  return new SovereigntyPolicy({
    partition: 'aws-eusc',
    region: HOME,
    dnsSuffix: 'amazonaws.eu',
    account: ACCOUNT,
    allowedHosts: ['registry.example.gov', '*.site.example.gov'],
    ...props,
  });
}

/** The findings of one template. */
export function auditOne(template: unknown, props: Partial<SovereigntyPolicyProps> = {}): Finding[] {
  return auditTemplates(policy(props), [{ name: 'Main', template }]);
}

/** The findings of one resource. */
export function auditResource(
  type: string,
  properties: unknown,
  props: Partial<SovereigntyPolicyProps> = {},
): Finding[] {
  return auditOne({ Resources: { Thing: { Type: type, Properties: properties } } }, props);
}

/** How many findings of a code one resource has. */
export function countOf(
  code: string,
  type: string,
  properties: object,
  props: Partial<SovereigntyPolicyProps> = {},
): number {
  return auditResource(type, properties, props).filter((finding) => finding.code === code).length;
}

/** The codes of findings, without repetition. */
export function codes(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map((finding) => finding.code))];
}

/** A key of the app, as other resources name it. */
export const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };

/** A template with a sound key and the given resources. */
export function withKey(resources: object, rest: object = {}): object {
  return {
    ...rest,
    Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } }, ...resources },
  };
}

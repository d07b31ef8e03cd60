import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EvidenceInput,
  type EvidencePack,
  evidencePack,
  type PackOptions,
} from '../../../lib/sovereignty/evidence';
import type { SovereigntyPolicyProps } from '../../../lib/sovereignty/policy';
import { ACCOUNT, HOME, policy } from '../fixtures';

export const VERIFIER = readFileSync(
  join(__dirname, '..', '..', '..', 'lib', 'sovereignty', 'evidence', 'verify.mjs'),
  'utf8',
);

/** A template that keeps the policy. */
export const CLOSED = {
  Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 } } },
};

/** A template with a gateway to the internet. */
export const OPEN = { Resources: { Gateway: { Type: 'AWS::EC2::InternetGateway' } } };

/** What the evidence of a small site is made from. */
export function evidenceInput(
  templates: { readonly [name: string]: unknown } = { 'alpha-storage': CLOSED },
  {
    policyProps = {},
    ...input
  }: Partial<EvidenceInput> & { readonly policyProps?: Partial<SovereigntyPolicyProps> } = {},
): EvidenceInput {
  return {
    siteId: 'alpha',
    siteName: 'Alpha',
    source: Buffer.from('apiVersion: ai-factory/v1\n'),
    site: { identity: { id: 'alpha' }, cells: [{ id: 'b' }, { id: 'a' }] },
    plan: { siteId: 'alpha' },
    policy: policy(policyProps),
    templates: Object.entries(templates).map(([name, template]) => ({
      audited: { name, template, account: ACCOUNT, region: HOME },
      bytes: Buffer.from(JSON.stringify(template)),
    })),
    documents: [],
    watches: [],
    tools: [{ name: 'cdk-ai-factory', version: '0.0.0' }],
    ...input,
  };
}

/** The pack of a small site. */
export function packOf(input: EvidenceInput = evidenceInput(), options: Partial<PackOptions> = {}): EvidencePack {
  return evidencePack(input, { verifier: VERIFIER, ...options });
}

/** The text of one file of a pack. */
export function textOf({ files }: EvidencePack, path: string): string {
  const content = files.find((file) => file.path === path)?.content;
  return content === undefined ? '' : Buffer.from(content).toString('utf8');
}

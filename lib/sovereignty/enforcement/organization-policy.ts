import { EnforcementKind } from '../../catalog/sovereignty-words';
import type { EnforcementDocument } from './enforcement-document';

/** What AWS Organizations calls the kinds of policies that it holds. */
export const POLICY_TYPES: { readonly [kind in EnforcementKind]?: string } = {
  [EnforcementKind.SERVICE_CONTROL]: 'SERVICE_CONTROL_POLICY',
  [EnforcementKind.RESOURCE_CONTROL]: 'RESOURCE_CONTROL_POLICY',
  [EnforcementKind.DECLARATIVE_EC2]: 'DECLARATIVE_POLICY_EC2',
  [EnforcementKind.AI_OPT_OUT]: 'AISERVICES_OPT_OUT_POLICY',
  [EnforcementKind.BEDROCK]: 'BEDROCK_POLICY',
};

/** The longest description that AWS Organizations takes. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
const LONGEST_DESCRIPTION = 512;

/** The statements of a document, as far as a description holds them; nothing for a document without statements. */
export function descriptionOf({ statementIds }: EnforcementDocument): string {
  return statementIds.join(' ').slice(0, LONGEST_DESCRIPTION);
}

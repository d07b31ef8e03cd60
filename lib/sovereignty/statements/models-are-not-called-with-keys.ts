import type { EnforcementStatement } from './statement';

export const MODELS_ARE_NOT_CALLED_WITH_KEYS: EnforcementStatement = {
  id: 'NoModelKeys',
  title: 'Models are called with identities, not with keys',
  denies: 'Making keys for Amazon Bedrock, which outlive their user, and calling with them or with short-lived ones.',
  letsThrough: 'Signed calls of roles.',
  places: ['serviceControl', 'permissionBoundary'],
  sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html'],
  statements: () => [
    { actions: ['bedrock-mantle:CallWithBearerToken', 'bedrock:CallWithBearerToken'] },
    {
      actions: ['iam:CreateServiceSpecificCredential'],
      conditions: { StringLike: { 'iam:ServiceSpecificCredentialServiceName': ['bedrock*'] } },
    },
  ],
};

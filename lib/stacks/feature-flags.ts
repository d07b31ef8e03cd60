/**
 * Feature flags of the AWS CDK under which the stacks of a site are synthesized.
 *
 * They are part of this release, not of the user's `cdk.json`: the same site description gives the same templates from the command
 * line, from `cdk synth` and in the tests. The partition stays a pseudo parameter, because the AWS CDK cannot know that of a private
 * Region. References between stacks stay exports: CloudFormation then refuses to delete what is in use, and every Region knows them.
 */
export const FEATURE_FLAGS: { readonly [flag: string]: boolean | string } = {
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/core:enablePartitionLiterals': false,
  '@aws-cdk/core:explicitStackTags': true,
  '@aws-cdk/core:validateSnapshotRemovalPolicy': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName': true,
  '@aws-cdk/aws-iam:standardizedServicePrincipals': true,
  '@aws-cdk/aws-kms:aliasNameRef': true,
  '@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope': true,
};

/**
 * Makes findings of the CloudFormation validation of the AWS CDK errors. A user's `cdk.json` may say otherwise: where a Region has what
 * the validator does not know yet, nobody should have to wait for a release.
 */
export const VALIDATION_DEFAULT = { '@aws-cdk/core:validateAgainstDefaultRules': true } as const;

/**
 * Leaves out of the cloud assembly which line of this library created each resource: a user has no use for it, and in a factory of a
 * hundred cells it takes a fifth of the time. `cdk synth --debug` brings it back.
 */
export const CREATION_TRACES_DEFAULT = { 'aws:cdk:disable-creation-stack-traces': true } as const;

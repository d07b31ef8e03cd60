import { INFERENCE_GEOGRAPHIES } from './exposure-locations';

/**
 * What names in a sovereignty policy look like, in a site description and in the props of constructs alike.
 *
 * Site descriptions publish these patterns in their JSON Schema, so that they are written out in full.
 */

/** The name of a role with its path. Below `aws-reserved/` only AWS makes roles, so that a wildcard there lets nobody slip in. */
export const ROLE_NAME = /^(aws-reserved\/[A-Za-z0-9_+=,.@/*-]+|([A-Za-z0-9_+=,.@-]+\/)*[A-Za-z0-9_+=,.@-]{1,64})$/;

/** The ARN of an Outpost. */
export const OUTPOST_ARN = /^arn:[a-z-]+:outposts:[a-z0-9-]+:\d{12}:outpost\/op-[0-9a-f]+$/;

/** The ARN of a subnet. */
export const SUBNET_ARN = /^arn:[a-z-]+:ec2:[a-z0-9-]+:\d{12}:subnet\/subnet-[0-9a-f]+$/;

/** The name or the id of a zone. */
export const ZONE_NAME = /^[a-z0-9-]+$/;

/** The name of a bucket, with `*` for any characters, but not for all of them. */
export const BUCKET_NAMES = /^(?!\*+$)[a-z0-9.*-]{3,63}$/;

/** The id of a model. One that starts with a geography, such as `eu.`, is that of a cross-Region profile; a dot alone says nothing: `openai.gpt-5.6`. */
export const MODEL_ID = new RegExp(`^(?!(?:${INFERENCE_GEOGRAPHIES.join('|')})\\.)[a-z0-9_.:-]+$`);

/** The ARN of a guardrail, a colon and the number of its version. */
export const GUARDRAIL_VERSION = /^arn:[a-z-]+:bedrock:[a-z0-9-]+:\d{12}:guardrail\/[a-z0-9]+:[1-9]\d{0,7}$/;

/** The id of an organization. */
export const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;

/** Whose machine images are meant, as the declarative policy of Amazon EC2 names them. */
export const IMAGE_PROVIDER = /^(\d{12}|amazon|aws_marketplace|aws_backup_vault)$/;

/** What a policy is attached to: a root, a unit or an account (https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html). */
export const POLICY_TARGET = /^(?:r-[0-9a-z]{4,32}|\d{12}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/;

/** The name of a managed policy of IAM. */
export const MANAGED_POLICY_NAME = /^[\w+=,.@-]{1,128}$/;

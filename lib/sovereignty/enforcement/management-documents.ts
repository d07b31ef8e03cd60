import type { EnforcedSite } from '../statements/enforced-site';
import type { EnforcementProps } from './enforcement-props';

/** A document of a kind that is merged down the organization instead of evaluated. */
type ManagementDocument = { [key: string]: unknown };

const NO_CHILD_CHANGES = { '@@operators_allowed_for_child_policies': ['@@none'] };

/**
 * Keeps every AI service, known or to come, from using content of the accounts to get better.
 *
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html
 */
export function aiOptOut(): ManagementDocument {
  return {
    services: {
      ...NO_CHILD_CHANGES,
      default: { ...NO_CHILD_CHANGES, opt_out_policy: fixed('optOut') },
    },
  };
}

/**
 * Closes what Amazon EC2 opens by a setting of the account.
 *
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
 */
export function declarativeEc2({ policy, fixBlockPublicAccess }: EnforcementProps): ManagementDocument {
  const { imageProviders } = policy;
  const network = { mode: fixed('block_bidirectional'), exclusions_allowed: fixed('disabled') };
  const images = {
    state: fixed('enabled'),
    image_criteria: { criteria_1: { allowed_image_providers: fixed(imageProviders ?? []) } },
  };
  return {
    ec2_attributes: {
      exception_message: fixed('The sovereignty policy of the site fixes this setting.'),
      image_block_public_access: { state: fixed('block_new_sharing') },
      instance_metadata_defaults: { http_tokens: fixed('required') },
      serial_console_access: { status: fixed('disabled') },
      snapshot_block_public_access: { state: fixed('block_all_sharing') },
      ...(fixBlockPublicAccess === true ? { vpc_block_public_access: { internet_gateway_block: network } } : {}),
      ...(imageProviders === undefined ? {} : { allowed_images_settings: images }),
    },
  };
}

/**
 * Puts the guardrail of each Region on every call of a model. An identifier that is not exact would fail every call.
 *
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
 */
export function bedrock({ organizationGuardrails, unguardedModels }: EnforcedSite): ManagementDocument {
  const regions = new Map(organizationGuardrails.map((arn) => [arn.split(':')[3] ?? '', arn]));
  const config = (identifier: string) => ({
    config_1: {
      identifier: fixed(identifier),
      model_enforcement: {
        included_models: fixed(['ALL']),
        ...(unguardedModels.length === 0 ? {} : { excluded_models: fixed([...unguardedModels]) }),
      },
      selective_content_guarding: { system: fixed('comprehensive'), messages: fixed('comprehensive') },
    },
  });
  const byRegion = [...regions].map(([region, identifier]) => [region, config(identifier)]);
  return { bedrock: { guardrail_inference: Object.fromEntries(byRegion) } };
}

function fixed(value: string | readonly string[]): ManagementDocument {
  return { ...NO_CHILD_CHANGES, '@@assign': value };
}

import { ACCOUNTS_ARE_ALLOWED } from './accounts-are-allowed';
import { ANSWERS_PASS_A_GUARDRAIL } from './answers-pass-a-guardrail';
import { ARNS_NAME_ALLOWED_REGIONS } from './arns-name-allowed-regions';
import { ARNS_NAME_THE_PARTITION } from './arns-name-the-partition';
import { BACKUPS_STAY_ON_PREMISES } from './backups-stay-on-premises';
import { BUCKETS_BLOCK_PUBLIC_ACCESS } from './buckets-block-public-access';
import { CREDENTIALS_ARE_SHORT_LIVED } from './credentials-are-short-lived';
import { CUSTOM_RESOURCES_ARE_HANDLED_IN_THE_APP } from './custom-resources-are-handled-in-the-app';
import { CUSTOM_RESOURCES_MAKE_NO_LEAKING_CALLS } from './custom-resources-make-no-leaking-calls';
import { DATA_IS_ENCRYPTED_WITH_A_CUSTOMER_KEY } from './data-is-encrypted-with-a-customer-key';
import { DATA_STAYS_ON_PREMISES } from './data-stays-on-premises';
import { DEFAULT_ROUTES_ARE_KNOWN } from './default-routes-are-known';
import { DESTINATIONS_BELONG_TO_THE_APP } from './destinations-belong-to-the-app';
import { ENDPOINT_VOLUMES_HAVE_A_KEY } from './endpoint-volumes-have-a-key';
import { ENDPOINTS_HAVE_A_POLICY } from './endpoints-have-a-policy';
import { GOVERNANCE_IS_NOT_HANDED_OUT } from './governance-is-not-handed-out';
import { GRANTS_ARE_LIMITED } from './grants-are-limited';
import { HSM_CLUSTERS_ARE_VALIDATED } from './hsm-clusters-are-validated';
import { IDENTITIES_ARE_OUR_OWN } from './identities-are-our-own';
import { IMAGES_COME_FROM_ALLOWED_REGISTRIES } from './images-come-from-allowed-registries';
import { INFERENCE_GRANTS_NAME_A_REGION } from './inference-grants-name-a-region';
import { INFERENCE_STAYS_IN_THE_REGION } from './inference-stays-in-the-region';
import { INSTANCES_ASK_FOR_A_TOKEN } from './instances-ask-for-a-token';
import { KEY_POLICIES_CANNOT_LOCK_THE_SITE_OUT } from './key-policies-cannot-lock-the-site-out';
import { KEYS_ARE_NOT_DELETED_SOON } from './keys-are-not-deleted-soon';
import { KEYS_ARE_NOT_HELD_BY_AWS } from './keys-are-not-held-by-aws';
import { KEYS_ARE_ROTATED } from './keys-are-rotated';
import { KEYS_HAVE_THE_STATED_ORIGIN } from './keys-have-the-stated-origin';
import { LOGS_ARE_KEPT } from './logs-are-kept';
import { LOGS_CANNOT_BE_CHANGED } from './logs-cannot-be-changed';
import { LOGS_STAY_ON_PREMISES } from './logs-stay-on-premises';
import { MODELS_ARE_ON_THE_LIST } from './models-are-on-the-list';
import { NESTED_TEMPLATES_ARE_PART_OF_THE_APP } from './nested-templates-are-part-of-the-app';
import { NETWORKS_ARE_JOINED_PRIVATELY } from './networks-are-joined-privately';
import { NOTHING_CONNECTS_TO_THE_INTERNET } from './nothing-connects-to-the-internet';
import { ORGANIZATION_POLICIES_LOOSEN_NOTHING } from './organization-policies-loosen-nothing';
import { OUTPOSTS_ARE_OUR_OWN } from './outposts-are-our-own';
import { PEERS_ARE_ALLOWED } from './peers-are-allowed';
import { POLICIES_NAME_THEIR_PRINCIPALS } from './policies-name-their-principals';
import { PROMPTS_STAY_ON_PREMISES } from './prompts-stay-on-premises';
import { REGION_PROPERTIES_NAME_ALLOWED_REGIONS } from './region-properties-name-allowed-regions';
import { RESOURCE_TYPES_ARE_KNOWN } from './resource-types-are-known';
import { RESOURCES_ARE_CLOSED } from './resources-are-closed';
import { RESOURCES_STAY_IN_ONE_REGION } from './resources-stay-in-one-region';
import { ROUTES_STAY_INSIDE } from './routes-stay-inside';
import type { SovereigntyRule } from './rule';
import { SECURITY_GROUPS_ARE_CLOSED } from './security-groups-are-closed';
import { SERVICES_ARE_IN_ALLOWED_REGIONS } from './services-are-in-allowed-regions';
import { SESSIONS_ARE_RECORDED } from './sessions-are-recorded';
import { STACKS_ARE_IN_ALLOWED_ACCOUNTS } from './stacks-are-in-allowed-accounts';
import { STACKS_ARE_IN_ALLOWED_REGIONS } from './stacks-are-in-allowed-regions';
import { SUBSCRIPTIONS_STAY_INSIDE } from './subscriptions-stay-inside';
import { SUPPORT_PERMITS_ARE_NARROW } from './support-permits-are-narrow';
import { TEMPLATES_SAY_WHAT_THEY_DEPLOY } from './templates-say-what-they-deploy';
import { TRAFFIC_IS_NOT_COPIED } from './traffic-is-not-copied';
import { TRAILS_CAN_BE_TRUSTED } from './trails-can-be-trusted';
import { TRAILS_KEEP_TO_THE_REGION } from './trails-keep-to-the-region';
import { URLS_NAME_ALLOWED_HOSTS } from './urls-name-allowed-hosts';
import { ZONES_ARE_IN_ALLOWED_REGIONS } from './zones-are-in-allowed-regions';

/** Every rule, in the order of its code: 0xx places, 1xx reachability, 2xx keys, 3xx identities, 4xx opaque constructs, 5xx logs. */
export const RULES: readonly SovereigntyRule[] = [
  STACKS_ARE_IN_ALLOWED_REGIONS,
  STACKS_ARE_IN_ALLOWED_ACCOUNTS,
  ARNS_NAME_THE_PARTITION,
  ARNS_NAME_ALLOWED_REGIONS,
  ACCOUNTS_ARE_ALLOWED,
  REGION_PROPERTIES_NAME_ALLOWED_REGIONS,
  ZONES_ARE_IN_ALLOWED_REGIONS,
  RESOURCES_STAY_IN_ONE_REGION,
  TRAILS_KEEP_TO_THE_REGION,
  INFERENCE_STAYS_IN_THE_REGION,
  MODELS_ARE_ON_THE_LIST,
  ANSWERS_PASS_A_GUARDRAIL,
  GOVERNANCE_IS_NOT_HANDED_OUT,
  URLS_NAME_ALLOWED_HOSTS,
  SERVICES_ARE_IN_ALLOWED_REGIONS,
  IMAGES_COME_FROM_ALLOWED_REGISTRIES,
  DESTINATIONS_BELONG_TO_THE_APP,
  DATA_STAYS_ON_PREMISES,
  OUTPOSTS_ARE_OUR_OWN,
  BACKUPS_STAY_ON_PREMISES,
  LOGS_STAY_ON_PREMISES,
  PROMPTS_STAY_ON_PREMISES,
  NOTHING_CONNECTS_TO_THE_INTERNET,
  NETWORKS_ARE_JOINED_PRIVATELY,
  RESOURCES_ARE_CLOSED,
  ROUTES_STAY_INSIDE,
  DEFAULT_ROUTES_ARE_KNOWN,
  SECURITY_GROUPS_ARE_CLOSED,
  BUCKETS_BLOCK_PUBLIC_ACCESS,
  PEERS_ARE_ALLOWED,
  SUBSCRIPTIONS_STAY_INSIDE,
  TRAFFIC_IS_NOT_COPIED,
  ORGANIZATION_POLICIES_LOOSEN_NOTHING,
  ENDPOINTS_HAVE_A_POLICY,
  DATA_IS_ENCRYPTED_WITH_A_CUSTOMER_KEY,
  KEYS_ARE_NOT_HELD_BY_AWS,
  ENDPOINT_VOLUMES_HAVE_A_KEY,
  KEYS_ARE_NOT_DELETED_SOON,
  KEYS_ARE_ROTATED,
  KEY_POLICIES_CANNOT_LOCK_THE_SITE_OUT,
  KEYS_HAVE_THE_STATED_ORIGIN,
  HSM_CLUSTERS_ARE_VALIDATED,
  POLICIES_NAME_THEIR_PRINCIPALS,
  IDENTITIES_ARE_OUR_OWN,
  INFERENCE_GRANTS_NAME_A_REGION,
  GRANTS_ARE_LIMITED,
  CREDENTIALS_ARE_SHORT_LIVED,
  SUPPORT_PERMITS_ARE_NARROW,
  SESSIONS_ARE_RECORDED,
  INSTANCES_ASK_FOR_A_TOKEN,
  TEMPLATES_SAY_WHAT_THEY_DEPLOY,
  NESTED_TEMPLATES_ARE_PART_OF_THE_APP,
  CUSTOM_RESOURCES_ARE_HANDLED_IN_THE_APP,
  RESOURCE_TYPES_ARE_KNOWN,
  CUSTOM_RESOURCES_MAKE_NO_LEAKING_CALLS,
  LOGS_ARE_KEPT,
  TRAILS_CAN_BE_TRUSTED,
  LOGS_CANNOT_BE_CHANGED,
];

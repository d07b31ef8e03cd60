import { ACCOUNTS_STAY_IN_THE_ORGANIZATION } from './accounts-stay-in-the-organization';
import { ANSWERS_PASS_A_GUARDRAIL } from './answers-pass-a-guardrail';
import { AUDIT_STAYS_ON } from './audit-stays-on';
import { CALLS_ARE_ENCRYPTED } from './calls-are-encrypted';
import { CALLS_STAY_IN_ALLOWED_REGIONS } from './calls-stay-in-allowed-regions';
import { COMPUTE_RUNS_ON_OUTPOSTS } from './compute-runs-on-outposts';
import { DATA_GOES_TO_KNOWN_DESTINATIONS } from './data-goes-to-known-destinations';
import { DATA_STAYS_IN_THE_ORGANIZATION } from './data-stays-in-the-organization';
import { DISKS_ARE_NOT_EXPORTED } from './disks-are-not-exported';
import { EVERY_ROLE_CARRIES_THE_BOUNDARY } from './every-role-carries-the-boundary';
import { EXEMPT_ROLES_ARE_PROTECTED } from './exempt-roles-are-protected';
import { IDENTITIES_BELONG_TO_THE_ORGANIZATION } from './identities-belong-to-the-organization';
import { IDENTITIES_HAVE_NO_LASTING_KEYS } from './identities-have-no-lasting-keys';
import { INFERENCE_STAYS_IN_THE_REGION } from './inference-stays-in-the-region';
import { KEYS_ARE_GRANTED_TO_SERVICES } from './keys-are-granted-to-services';
import { KEYS_ARE_NOT_DESTROYED } from './keys-are-not-destroyed';
import { KEYS_HAVE_THE_STATED_ORIGIN } from './keys-have-the-stated-origin';
import { KEYS_STAY_IN_ONE_REGION } from './keys-stay-in-one-region';
import { KEYS_WAIT_BEFORE_DELETION } from './keys-wait-before-deletion';
import { LOGS_ARE_KEPT } from './logs-are-kept';
import { MODEL_CALLS_ARE_LOGGED } from './model-calls-are-logged';
import { MODELS_ARE_NOT_CALLED_WITH_KEYS } from './models-are-not-called-with-keys';
import { MODELS_ARE_ON_THE_LIST } from './models-are-on-the-list';
import { NETWORKS_ARE_JOINED_WITHIN_THE_SITE } from './networks-are-joined-within-the-site';
import { NOTHING_IS_PUBLISHED } from './nothing-is-published';
import { NOTHING_IS_REPLICATED } from './nothing-is-replicated';
import { NOTHING_IS_SHARED } from './nothing-is-shared';
import { NOTHING_LEADS_TO_THE_INTERNET } from './nothing-leads-to-the-internet';
import { OBJECTS_STAY_ON_OUTPOSTS } from './objects-stay-on-outposts';
import { OPERATORS_COME_THROUGH_ENDPOINTS } from './operators-come-through-endpoints';
import { PROMPTS_ARE_NOT_RETAINED } from './prompts-are-not-retained';
import { REGIONS_STAY_CLOSED } from './regions-stay-closed';
import { ROLES_ACT_WITHIN_THEIR_ACCOUNT } from './roles-act-within-their-account';
import { ROLES_CARRY_THE_BOUNDARY } from './roles-carry-the-boundary';
import { SERVICES_ACT_FOR_THE_ORGANIZATION } from './services-act-for-the-organization';
import { SNAPSHOTS_ARE_NOT_COPIED_OFF_OUTPOSTS } from './snapshots-are-not-copied-off-outposts';
import { SNAPSHOTS_STAY_IN_LOCAL_ZONES } from './snapshots-stay-in-local-zones';
import { SNAPSHOTS_STAY_ON_OUTPOSTS } from './snapshots-stay-on-outposts';
import type { EnforcementStatement } from './statement';
import { SUPPORT_SEES_NOTHING } from './support-sees-nothing';

/** Every promise that policies keep while the site runs. Their order decides nothing. */
export const STATEMENTS: readonly EnforcementStatement[] = [
  CALLS_STAY_IN_ALLOWED_REGIONS,
  REGIONS_STAY_CLOSED,
  COMPUTE_RUNS_ON_OUTPOSTS,
  SNAPSHOTS_STAY_ON_OUTPOSTS,
  SNAPSHOTS_STAY_IN_LOCAL_ZONES,
  SNAPSHOTS_ARE_NOT_COPIED_OFF_OUTPOSTS,
  DISKS_ARE_NOT_EXPORTED,
  OBJECTS_STAY_ON_OUTPOSTS,
  NOTHING_IS_REPLICATED,
  NOTHING_LEADS_TO_THE_INTERNET,
  NOTHING_IS_PUBLISHED,
  NETWORKS_ARE_JOINED_WITHIN_THE_SITE,
  DATA_GOES_TO_KNOWN_DESTINATIONS,
  KEYS_ARE_NOT_DESTROYED,
  KEYS_WAIT_BEFORE_DELETION,
  KEYS_STAY_IN_ONE_REGION,
  KEYS_HAVE_THE_STATED_ORIGIN,
  KEYS_ARE_GRANTED_TO_SERVICES,
  AUDIT_STAYS_ON,
  LOGS_ARE_KEPT,
  INFERENCE_STAYS_IN_THE_REGION,
  MODELS_ARE_ON_THE_LIST,
  ANSWERS_PASS_A_GUARDRAIL,
  MODELS_ARE_NOT_CALLED_WITH_KEYS,
  PROMPTS_ARE_NOT_RETAINED,
  MODEL_CALLS_ARE_LOGGED,
  SUPPORT_SEES_NOTHING,
  OPERATORS_COME_THROUGH_ENDPOINTS,
  NOTHING_IS_SHARED,
  DATA_STAYS_IN_THE_ORGANIZATION,
  ACCOUNTS_STAY_IN_THE_ORGANIZATION,
  IDENTITIES_HAVE_NO_LASTING_KEYS,
  EXEMPT_ROLES_ARE_PROTECTED,
  EVERY_ROLE_CARRIES_THE_BOUNDARY,
  ROLES_ACT_WITHIN_THEIR_ACCOUNT,
  ROLES_CARRY_THE_BOUNDARY,
  IDENTITIES_BELONG_TO_THE_ORGANIZATION,
  SERVICES_ACT_FOR_THE_ORGANIZATION,
  CALLS_ARE_ENCRYPTED,
];

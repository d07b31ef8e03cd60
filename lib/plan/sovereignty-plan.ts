import type { DataClassId } from '../catalog/data-classes';
import type { KeyOrigin, Residency, SovereigntyPreset, SupportPermits } from '../catalog/sovereignty-words';

/** One resource that may break one rule until a day. */
export interface WaiverPlan {
  readonly id: string;
  readonly rule: string;
  readonly resource: string;
  readonly path?: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
}

/** What has to hold for every resource, in the words of `SovereigntyPolicyProps`. */
export interface SovereigntyPlan {
  readonly preset: SovereigntyPreset;
  readonly partition: string;
  readonly region: string;
  readonly dnsSuffix: string;
  readonly account: string;
  readonly jurisdiction: string;
  readonly allowedRegions: string[];
  readonly allowedAccounts: string[];
  /** The account that policies of the organization are deployed to. */
  readonly managementAccount?: string;
  readonly allowedHosts: string[];
  readonly allowedPeers?: string[];
  readonly residency: { readonly [dataClass in DataClassId]: Residency };
  readonly onPremises: OnPremisesPlan;
  readonly inference: InferencePlan;
  readonly keyOrigin?: KeyOrigin;
  readonly keyArns: { [dataClass: string]: string };
  readonly operatorAccess: OperatorAccessPlan;
  readonly minimumKeyDeletionWindowDays: number;
  readonly minimumLogRetentionDays: number;
  readonly maximumLogRetentionDays?: number;
  readonly immutableLogs: boolean;
  readonly strict: boolean;
  readonly organizationId?: string;
  readonly exemptRoles: ExemptRolesPlan;
  readonly imageProviders?: string[];
  /** Exceptions that somebody has agreed to, sorted by id. */
  readonly waivers: WaiverPlan[];
}

/** What of the site is in its own building. */
export interface OnPremisesPlan {
  /** The Region of the site, where it stands in the building. */
  readonly regions: string[];
  readonly localServices: string[];
  readonly outpostArns: string[];
  readonly outpostSubnetArns: string[];
  readonly localZones: string[];
  readonly keepObjectsOnOutposts: boolean;
  readonly regionalBuckets: string[];
}

/** Which models may answer. */
export interface InferencePlan {
  readonly models?: string[];
  readonly guardrails: string[];
  readonly organizationGuardrails: string[];
  readonly unguardedModels: string[];
}

/** How people who operate the site, or AWS, get at it. */
export interface OperatorAccessPlan {
  readonly supportPermits: SupportPermits;
  readonly maximumSupportPermitHours: number;
  readonly recordSessions: boolean;
}

/** Roles that single statements leave out. */
export interface ExemptRolesPlan {
  readonly platform: string[];
  readonly breakGlass: string[];
  readonly keyCustodians: string[];
  readonly auditors: string[];
  readonly supportApprovers: string[];
}

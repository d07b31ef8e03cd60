import { DATA_CLASS_IDS } from './data-classes';
import { Residency, SovereigntyPreset, SupportPermits } from './sovereignty-words';

/** What a preset asks for. */
export interface PresetAnswers {
  /** What the preset is, in a sentence. */
  readonly summary: string;
  /** Whether a value that cannot be proven stops synthesis. */
  readonly strict: boolean;
  /** Where data of every class may be. */
  readonly residency: Residency;
  readonly supportPermits: SupportPermits;
  /** Whether people reach machines only in sessions that are encrypted and recorded. */
  readonly recordSessions: boolean;
  /** Whether the buckets of trails refuse to change what they hold. */
  readonly immutableLogs: boolean;
}

/**
 * What each preset asks for. None is named after a law: which one a law asks for is for lawyers to say.
 *
 * A policy may ask for more than its preset, never for less.
 */
export const SOVEREIGNTY_PRESETS: { readonly [preset in SovereigntyPreset]: PresetAnswers } = {
  [SovereigntyPreset.RESIDENCY_STRICT]: {
    summary: 'Data stay in the allowed Regions, and what cannot be proven to stay stops synthesis.',
    strict: true,
    residency: Residency.REGION,
    supportPermits: SupportPermits.FORBIDDEN,
    recordSessions: true,
    immutableLogs: true,
  },
  [SovereigntyPreset.RESIDENCY_STANDARD]: {
    summary: 'Data stay in the allowed Regions, and what cannot be proven to stay is a warning.',
    strict: false,
    residency: Residency.REGION,
    supportPermits: SupportPermits.NARROW,
    recordSessions: false,
    immutableLogs: false,
  },
  [SovereigntyPreset.ON_PREMISES_ONLY]: {
    summary: 'Data of every class stay in the building of the site, and what cannot be proven to stay stops synthesis.',
    strict: true,
    residency: Residency.ON_PREMISES,
    supportPermits: SupportPermits.FORBIDDEN,
    recordSessions: true,
    immutableLogs: true,
  },
};

/** Something that a preset asks for. */
export interface PresetDemand {
  /** Where a policy says something else: `['residency', 'logs']`. */
  readonly path: readonly string[];
  readonly asked: string | boolean;
  /** The only value that asks for less. */
  readonly less: string | boolean;
}

/** What a preset asks for, one by one, without that which asks for nothing. */
function demandsOf(id: SovereigntyPreset): PresetDemand[] {
  const { strict, residency, supportPermits, recordSessions, immutableLogs } = SOVEREIGNTY_PRESETS[id];
  return [
    { path: ['strict'], asked: strict, less: false },
    ...DATA_CLASS_IDS.map((name) => ({ path: ['residency', name], asked: residency, less: Residency.REGION })),
    { path: ['operatorAccess', 'supportPermits'], asked: supportPermits, less: SupportPermits.NARROW },
    { path: ['operatorAccess', 'recordSessions'], asked: recordSessions, less: false },
    { path: ['immutableLogs'], asked: immutableLogs, less: false },
  ].filter(({ asked, less }) => asked !== less);
}

/** The demands of a preset that a policy, in the words of its keys, falls short of. */
export function unmetDemands(id: SovereigntyPreset, policy: object): PresetDemand[] {
  return demandsOf(id).filter(({ path, less }) => valueAt(policy, path) === less);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
}

import { Residency } from '../../catalog/sovereignty-words';
import type { SovereigntyPolicy } from '../sovereignty-policy';

/** Rules that hold templates against something a policy may leave out, by when it does not. */
const CONDITIONS: ReadonlyMap<string, (policy: SovereigntyPolicy) => boolean> = new Map([
  ['AIF-SOV-031', ({ inference }) => inference.models !== undefined],
  ['AIF-SOV-060', asksForPremises],
  ['AIF-SOV-062', asksForPremises],
  ['AIF-SOV-063', ({ residency }) => residency.logs === Residency.ON_PREMISES],
  ['AIF-SOV-064', ({ residency }) => residency.promptsAndOutputs === Residency.ON_PREMISES],
  ['AIF-SOV-108', ({ allowedPeers }) => allowedPeers !== undefined],
  ['AIF-SOV-213', ({ keyOrigin }) => keyOrigin !== undefined],
  ['AIF-SOV-307', ({ operatorAccess }) => operatorAccess.recordSessions === true],
  ['AIF-SOV-503', ({ immutableLogs }) => immutableLogs],
]);

/** Codes of rules that a policy may ask for nothing of. */
export const CONDITIONAL_CODES = [...CONDITIONS.keys()];

/** Whether a policy asks for anything of a rule: one that it does not ask for finds nothing, which shows nothing. */
export function isAskedFor(code: string, policy: SovereigntyPolicy): boolean {
  return CONDITIONS.get(code)?.(policy) ?? true;
}

function asksForPremises({ residency, onPremises }: SovereigntyPolicy): boolean {
  const { outpostArns = [], outpostSubnetArns = [], localZones = [], keepObjectsOnOutposts = false } = onPremises;
  const places = [...outpostArns, ...outpostSubnetArns, ...localZones];
  return places.length > 0 || keepObjectsOnOutposts || Object.values(residency).includes(Residency.ON_PREMISES);
}

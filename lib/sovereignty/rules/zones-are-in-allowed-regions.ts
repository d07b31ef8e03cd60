import { PUBLISHED_ZONE_ID_PREFIX, ZONE_ID, ZONE_NAME, zoneIdPrefix } from '../../catalog/exposure-locations';
import { withoutHoles } from '../intrinsics/text';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const ZONE_PROPERTY = /availabilityzone(?:s|id|ids|name|names)?$|^(?:local|wavelength)?zone(?:s|id|ids|name|names)?$/i;

export const ZONES_ARE_IN_ALLOWED_REGIONS: SovereigntyRule = {
  code: 'AIF-SOV-021',
  severity: 'fatal',
  title: 'Zones belong to allowed Regions',
  explanation: 'A zone, also a Local Zone, is part of one Region.',
  remedy: 'Use a zone of an allowed Region.',
  sources: ['https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)'],
  *checkLeaf(leaf, { policy, holes }) {
    if (leaf.isRestriction || !ZONE_PROPERTY.test(leaf.key)) return;
    for (const text of leaf.texts.flatMap((value) => value.split(','))) {
      if (holes.isUnknown(text)) {
        const message = `${leaf.key} is ${holes.show(text)}, which can be any zone`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      } else if (isElsewhere(text.trim().toLowerCase(), policy)) {
        const message = `${leaf.key} is "${holes.show(text)}"; allowed Regions: ${policy.allowedRegions.join(', ')}`;
        yield { path: leaf.path, message };
      }
    }
  },
};

function isElsewhere(text: string, policy: SovereigntyPolicy): boolean {
  const zone = withoutHoles(text);
  if (zone !== text) return zone !== '' && ZONE_NAME.test(`${zone}a`) && !policy.allowsRegion(zone);
  if (policy.allowedRegions.some((region) => zone.startsWith(region))) return false;
  const prefix = ZONE_ID.exec(zone)?.[1];
  if (prefix === undefined) return ZONE_NAME.test(zone);
  return (
    PUBLISHED_ZONE_ID_PREFIX.test(prefix) && !policy.allowedRegions.some((region) => zoneIdPrefix(region) === prefix)
  );
}

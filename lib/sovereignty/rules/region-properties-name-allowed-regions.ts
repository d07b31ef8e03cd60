import { PUBLISHED_REGION_CODE, REGION_CODE } from '../../catalog/exposure-locations';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { Leaf } from '../template/leaf';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const REGION_PROPERTY = /region(?:s|list|name|names|code|codes|id|ids|order|torun)?$/i;
const OTHER_REGIONS = /^(?:stateorregion|azureregions?|nonawsregions?|.*regionsofinterest|.*subregion)$/i;
const PLACE_PROPERTY =
  /location|region|networkbordergroup|zonegroup|^(?:source|target|destination|primary|secondary|replica)s?$/i;
const PLACE_PARENT = /region|replica|location/i;

export const REGION_PROPERTIES_NAME_ALLOWED_REGIONS: SovereigntyRule = {
  code: 'AIF-SOV-020',
  severity: 'fatal',
  title: 'Properties that hold a Region hold an allowed Region',
  explanation:
    'A replica Region, a source Region or the Region of a call decides where data is copied to or fetched from.',
  remedy: 'Remove the property, or set it to an allowed Region.',
  sources: ['https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12'],
  *check({ names }, { policy }) {
    for (const { path, key, parentKey } of names) {
      if (!PLACE_PARENT.test(parentKey) || !isRegion(key, policy) || policy.allowsRegion(key)) continue;
      yield { path, message: `${parentKey} has an entry for "${key}"; allowed: ${policy.allowedRegions.join(', ')}` };
    }
  },
  *checkLeaf(leaf, { policy, holes }) {
    if (leaf.isRestriction) return;
    const saysRegion = holdsRegion(leaf);
    for (const text of leaf.texts) {
      if (saysRegion && holes.isUnknown(text)) {
        const message = `${leaf.key} is ${holes.show(text)}, which can be any Region`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      }
      for (const region of regionsOf(leaf, text, saysRegion)) {
        if (policy.allowsRegion(region)) continue;
        yield {
          path: leaf.path,
          message: `${leaf.key} ${text.trim().toLowerCase() === region ? 'is' : 'names'} "${region}"; allowed: ${policy.allowedRegions.join(', ')}`,
        };
      }
    }
  },
};

/** Whether a property holds a Region: by its own name, or as the target of something between Regions. */
function holdsRegion({ key, parentKey }: Leaf): boolean {
  if (REGION_PROPERTY.test(key)) return !OTHER_REGIONS.test(key);
  return /^(?:target|destination)$/i.test(key) && /crossregion/i.test(parentKey);
}

function isRegion(key: string, policy: SovereigntyPolicy): boolean {
  return PUBLISHED_REGION_CODE.test(key) || policy.allowsRegion(key);
}

/** A Region in a script or a configuration text: `--region us-east-1`, `AWS_REGION=us-east-1`, `region: us-east-1`. */
const REGION_IN_SCRIPT =
  /(?:--region[\s=]+|region(?:_?name|_?code|_?id)?["']?\s{0,8}[:=]\s{0,8})["']?([a-z-]{2,20}-\d{1,2})(?![\w-])/gi;

function regionsOf(leaf: Leaf, text: string, saysRegion: boolean): readonly string[] {
  if (!saysRegion && !PLACE_PROPERTY.test(leaf.key)) return regionsInScript(text);
  const names = text.toLowerCase().split(/[\s,;]+/);
  if (saysRegion) return names.filter((name) => REGION_CODE.test(name) || name === '*');
  return names.filter((name) => PUBLISHED_REGION_CODE.test(name));
}

function regionsInScript(text: string): readonly string[] {
  if (!/region/i.test(text)) return [];
  return [...text.matchAll(REGION_IN_SCRIPT)].flatMap(([, name = '']) => {
    const region = name.toLowerCase();
    return PUBLISHED_REGION_CODE.test(region) ? [region] : [];
  });
}

import { REGION_EXEMPTIONS } from '../../catalog/region-exemptions';
import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const CALLS_STAY_IN_ALLOWED_REGIONS: EnforcementStatement = {
  id: 'RegionLock',
  title: 'Calls go to allowed Regions',
  denies:
    'Every call to another Region, and inference that Amazon Bedrock routes to no stated Region: its Region reads `unspecified` or `global`, which no list of Regions holds.',
  letsThrough:
    'The closed list of services that answer from one place of the partition, so far as the site names them, and break-glass roles.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.a', 'GDPR 44'],
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html',
  ],
  statements: (site) => [
    {
      notActions: site.regionExemptions.flatMap((name) => REGION_EXEMPTIONS[name].actions),
      conditions: {
        StringNotEquals: { 'aws:RequestedRegion': site.allowedRegions },
        ...unless(site, 'breakGlass'),
      },
    },
  ],
};

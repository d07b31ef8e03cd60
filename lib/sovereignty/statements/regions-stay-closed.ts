import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const REGIONS_STAY_CLOSED: EnforcementStatement = {
  id: 'RegionsStayClosed',
  title: 'No Region and no zone is opened or closed',
  denies:
    'Opening or closing a Region for an account, and opting in to Local Zones: a Local Zone of an allowed Region can stand in another country.',
  letsThrough: 'Platform roles, which set accounts up.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12'],
  sources: [
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyAvailabilityZoneGroup.html',
  ],
  statements: (site) => [
    {
      actions: ['account:EnableRegion', 'account:DisableRegion', 'ec2:ModifyAvailabilityZoneGroup'],
      conditions: unless(site, 'platform'),
    },
  ],
};

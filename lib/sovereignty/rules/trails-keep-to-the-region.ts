import type { SovereigntyRule } from './rule';

export const TRAILS_KEEP_TO_THE_REGION: SovereigntyRule = {
  code: 'AIF-SOV-023',
  severity: 'warning',
  title: 'Trails that watch all Regions are known',
  explanation:
    'A multi-Region trail brings events of denied Regions in. That is useful, as long as its bucket is in the site.',
  remedy: 'Keep the trail if its bucket is in the site, and write it down in the evidence.',
  sources: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html'],
  concerns: (type) => type === 'AWS::CloudTrail::Trail',
  *check(resource) {
    if (!resource.values('IsMultiRegionTrail').includes('true')) return;
    yield { path: 'Properties.IsMultiRegionTrail', message: 'the trail collects events of all Regions' };
  },
};

import type { EnforcementStatement, PolicyStatement } from './statement';

export const SNAPSHOTS_STAY_IN_LOCAL_ZONES: EnforcementStatement = {
  id: 'SnapshotsInLocalZones',
  title: 'Snapshots of volumes in a Local Zone stay in the Local Zone',
  denies: 'A snapshot of such a volume that asks for the Region, or for no place: without one it goes to the Region.',
  letsThrough: 'Snapshots that ask for the Local Zone, and snapshots of volumes elsewhere.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 CP-9', 'C5:2020 PSS-12', 'SecNumCloud-3.2 12.5.d'],
  sources: ['https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-localzones.html'],
  statements: ({ partition, localZones }) => {
    const snapshots: PolicyStatement = {
      actions: ['ec2:CreateSnapshot', 'ec2:CreateSnapshots'],
      resources: [`arn:${partition}:ec2:*::snapshot/*`],
    };
    const zones = { 'ec2:SourceAvailabilityZone': localZones };
    const toRegion: PolicyStatement = {
      ...snapshots,
      conditions: { StringEquals: { ...zones, 'ec2:Location': ['regional'] } },
    };
    const toNoPlace: PolicyStatement = {
      ...snapshots,
      conditions: { StringEquals: zones, Null: { 'ec2:Location': ['true'] } },
    };
    return localZones.length === 0 ? [] : [toRegion, toNoPlace];
  },
};

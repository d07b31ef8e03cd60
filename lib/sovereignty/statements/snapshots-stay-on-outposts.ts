import type { EnforcementStatement } from './statement';

export const SNAPSHOTS_STAY_ON_OUTPOSTS: EnforcementStatement = {
  id: 'SnapshotsOnOutposts',
  title: 'Snapshots of volumes on an Outpost stay on the Outpost',
  denies: 'A snapshot of such a volume without an Outpost to keep it on: without one it goes to the Region.',
  letsThrough: 'Snapshots that name an Outpost, and snapshots of volumes in the Region.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 CP-9', 'C5:2020 PSS-12', 'SecNumCloud-3.2 12.5.d'],
  sources: ['https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html'],
  statements: (site) =>
    site.outpostArns.length === 0
      ? []
      : [
          {
            actions: ['ec2:CreateSnapshot', 'ec2:CreateSnapshots', 'ec2:CreateImage'],
            resources: [`arn:${site.partition}:ec2:*::snapshot/*`],
            conditions: { ArnLike: { 'ec2:SourceOutpostArn': site.outpostArns }, Null: { 'ec2:OutpostArn': ['true'] } },
          },
        ],
};

import type { EnforcementStatement } from './statement';

export const SNAPSHOTS_ARE_NOT_COPIED_OFF_OUTPOSTS: EnforcementStatement = {
  id: 'SnapshotCopiesOffOutposts',
  title: 'Snapshots on an Outpost are not copied to the Region',
  denies: 'Copying a snapshot that is on an Outpost.',
  letsThrough: 'Copies of snapshots in the Region.',
  places: ['serviceControl'],
  notReliedOn:
    'Amazon EBS documents that policies cannot enforce where CopySnapshot and CopyImage put data. It also documents that neither copies off an Outpost.',
  sources: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
    'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails',
  ],
  statements: (site) =>
    site.outpostArns.length === 0
      ? []
      : [
          {
            actions: ['ec2:CopySnapshot'],
            resources: [`arn:${site.partition}:ec2:*::snapshot/*`],
            conditions: { ArnLike: { 'ec2:OutpostArn': site.outpostArns } },
          },
        ],
};

import { unless } from './enforced-site';
import type { EnforcementStatement, PolicyStatement } from './statement';

export const NOTHING_IS_SHARED: EnforcementStatement = {
  id: 'NothingIsShared',
  title: 'Nothing is shared outside the organization',
  denies: 'Shares with strangers, and giving snapshots, images, layers and documents to accounts that are not named.',
  letsThrough: 'Shares within the organization, snapshots for named accounts, and platform roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-20', 'NIST.800-53r5 AC-21', 'C5:2020 COS-08'],
  sources: [
    'https://docs.aws.amazon.com/ram/latest/userguide/scp.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
  ],
  statements: (site) => {
    const others = unless(site, 'platform');
    const toStrangers: PolicyStatement = {
      actions: ['ec2:ModifySnapshotAttribute'],
      conditions: {
        Null: { 'ec2:Add/userId': ['false'] },
        ...(site.allowedAccounts.length === 0 ? {} : { StringNotEquals: { 'ec2:Add/userId': site.allowedAccounts } }),
        ...others,
      },
    };
    return [
      {
        actions: ['ram:CreateResourceShare', 'ram:UpdateResourceShare'],
        conditions: { Bool: { 'ram:RequestedAllowsExternalPrincipals': ['true'] }, ...others },
      },
      toStrangers,
      {
        actions: ['ec2:ModifySnapshotAttribute'],
        conditions: { Null: { 'ec2:Add/group': ['false'] }, ...others },
      },
      {
        actions: [
          'ds:ShareDirectory',
          'ec2:ModifyFpgaImageAttribute',
          'ec2:ModifyImageAttribute',
          'lambda:AddLayerVersionPermission',
          'rds:ModifyDBClusterSnapshotAttribute',
          'rds:ModifyDBSnapshotAttribute',
          'redshift:AuthorizeSnapshotAccess',
          'ssm:ModifyDocumentPermission',
        ],
        conditions: others,
      },
    ];
  },
};

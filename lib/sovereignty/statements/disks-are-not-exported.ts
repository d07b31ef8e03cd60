import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const DISKS_ARE_NOT_EXPORTED: EnforcementStatement = {
  id: 'DisksAreNotExported',
  title: 'Disks and machine images are not exported',
  denies:
    'Reading the blocks of a snapshot through the direct interfaces of Amazon EBS, and exporting instances and images to files.',
  letsThrough: 'Snapshots and images as such, import, and break-glass roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-4', 'C5:2020 COS-08'],
  sources: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-accessing-snapshot.html',
    'https://docs.aws.amazon.com/vm-import/latest/userguide/vmexport.html',
  ],
  statements: (site) => [
    {
      actions: [
        'ebs:GetSnapshotBlock',
        'ebs:ListChangedBlocks',
        'ebs:ListSnapshotBlocks',
        'ec2:CreateInstanceExportTask',
        'ec2:CreateStoreImageTask',
        'ec2:ExportImage',
      ],
      conditions: unless(site, 'breakGlass'),
    },
  ],
};

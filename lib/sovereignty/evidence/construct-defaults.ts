/** Something that constructs of this package do without being asked. */
export interface ConstructDefault {
  readonly id: string;
  /** The construct, as `lib/index.ts` exports it. */
  readonly construct: string;
  readonly title: string;
  /** The type of CloudFormation in which it shows. */
  readonly type: string;
  readonly frameworks: readonly string[];
}

/** Defaults of constructs that support the policy, each seen in templates by one type of resource. */
export const CONSTRUCT_DEFAULTS: readonly ConstructDefault[] = [
  {
    id: 'closed-networks',
    construct: 'PrivateRegion',
    title: 'The account blocks traffic between its networks and internet gateways, in both directions',
    type: 'AWS::EC2::VPCBlockPublicAccessOptions',
    frameworks: ['NIST.800-53r5 SC-7', 'C5:2020 COS-01'],
  },
  {
    id: 'private-endpoints',
    construct: 'CellNetwork',
    title: 'Services are called over private endpoints of the network, each with a policy',
    type: 'AWS::EC2::VPCEndpoint',
    frameworks: ['NIST.800-53r5 SC-7(8)', 'C5:2020 COS-04'],
  },
  {
    id: 'flow-logs',
    construct: 'CellNetwork',
    title: 'Traffic of networks is logged',
    type: 'AWS::EC2::FlowLog',
    frameworks: ['NIST.800-53r5 AU-12', 'C5:2020 OPS-10'],
  },
  {
    id: 'site-keys',
    construct: 'PrivateRegion',
    title: 'Each class of data has a key of the site, which is rotated and outlives its stack',
    type: 'AWS::KMS::Key',
    frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04', 'ISO27001:2022 A.8.24'],
  },
  {
    id: 'closed-clusters',
    construct: 'KubernetesCluster',
    title: 'The interface of Kubernetes clusters is private, and who called it is logged',
    type: 'AWS::EKS::Cluster',
    frameworks: ['NIST.800-53r5 AU-12', 'NIST.800-53r5 SC-7'],
  },
  {
    id: 'encrypted-transport',
    construct: 'ObjectStore',
    title: 'Buckets refuse calls that are not encrypted',
    type: 'AWS::S3::BucketPolicy',
    frameworks: ['NIST.800-53r5 SC-8', 'C5:2020 CRY-02'],
  },
  {
    id: 'local-backups',
    construct: 'BackupPolicy',
    title: 'Backups are kept in a vault of the Region',
    type: 'AWS::Backup::BackupVault',
    frameworks: ['NIST.800-53r5 CP-9', 'ISO27001:2022 A.8.13'],
  },
];

import {
  ACCOUNT,
  arn,
  call,
  OUTPOST,
  OUTPOST_SUBNET,
  PARTITION,
  REGION,
  role,
  STRANGER,
} from '../../enforcement/fixture';
import type { Cases } from './case';

const PLATFORM = role('platform/setup');
const BREAK_GLASS = role('break-glass');
const ABROAD = { 'aws:RequestedRegion': 'eu-central-1' };
const MODEL = `arn:${PARTITION}:bedrock:${REGION}::foundation-model/amazon.nova-pro-v1:0`;
const ASSETS = `arn:${PARTITION}:s3:::cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;
const SNAPSHOT = `arn:${PARTITION}:ec2:${REGION}::snapshot/snap-1`;
const INTERFACE = arn('ec2', 'network-interface/*');
const zone = { 'ec2:SourceAvailabilityZone': 'eusc-de-east-1-muc-1a' };

export const LOCATIONS: Cases = {
  RegionLock: {
    denies: [
      call('ec2:RunInstances', arn('ec2', 'instance/*'), ABROAD),
      call('s3:CreateBucket', `arn:${PARTITION}:s3:::leak`, ABROAD),
      call('kms:CreateKey', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('cloudfront:GetDistribution', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('support:CreateCase', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('bedrock:InvokeModel', MODEL, { 'aws:RequestedRegion': 'unspecified' }),
      call('bedrock:InvokeModel', MODEL, { 'aws:RequestedRegion': 'global' }),
      call('sqs:SendMessage', arn('sqs', 'queue'), { 'aws:RequestedRegion': [] }),
    ],
    letsThrough: [
      call('iam:GetRole', role('x'), { 'aws:RequestedRegion': 'us-east-1' }),
      call('sts:GetCallerIdentity', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('route53:ChangeResourceRecordSets', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('s3:ListAllMyBuckets', '*', { 'aws:RequestedRegion': 'us-east-1' }),
      call('ec2:DescribeInstances'),
      call('ec2:DescribeInstances', '*', ABROAD, BREAK_GLASS),
    ],
  },
  RegionsStayClosed: {
    denies: [
      call('account:EnableRegion', '*', { 'account:TargetRegion': 'af-south-1' }),
      call('account:DisableRegion'),
      call('ec2:ModifyAvailabilityZoneGroup'),
    ],
    letsThrough: [call('account:ListRegions'), call('account:EnableRegion', '*', {}, PLATFORM)],
  },
  ComputeOnOutposts: {
    denies: [
      call('ec2:RunInstances', INTERFACE, { 'ec2:Subnet': arn('ec2', 'subnet/subnet-0aa') }),
      call('ec2:RunInstances', INTERFACE),
      call('ec2:CreateNetworkInterface', arn('ec2', 'subnet/subnet-0aa'), { 'ec2:SubnetID': 'subnet-0aa' }),
    ],
    letsThrough: [
      call('ec2:RunInstances', INTERFACE, { 'ec2:Subnet': OUTPOST_SUBNET }),
      call('ec2:RunInstances', arn('ec2', 'instance/*')),
      call('ec2:CreateNetworkInterface', INTERFACE),
      call('ec2:CreateNetworkInterface', OUTPOST_SUBNET, { 'ec2:SubnetID': 'subnet-0123456789abcdef0' }),
      call('ec2:RunInstances', INTERFACE, {}, BREAK_GLASS),
      call(
        'ec2:CreateNetworkInterface',
        arn('ec2', 'subnet/subnet-0aa'),
        {},
        role('aws-service-role/eks.amazonaws.com/X'),
      ),
    ],
  },
  SnapshotsOnOutposts: {
    denies: [
      call('ec2:CreateSnapshot', SNAPSHOT, { 'ec2:SourceOutpostArn': OUTPOST }),
      call('ec2:CreateSnapshots', SNAPSHOT, { 'ec2:SourceOutpostArn': OUTPOST }),
      call('ec2:CreateImage', SNAPSHOT, { 'ec2:SourceOutpostArn': OUTPOST }),
      call('ec2:CreateSnapshot', SNAPSHOT, { 'ec2:SourceOutpostArn': OUTPOST }, BREAK_GLASS),
    ],
    letsThrough: [
      call('ec2:CreateSnapshot', SNAPSHOT, { 'ec2:SourceOutpostArn': OUTPOST, 'ec2:OutpostArn': OUTPOST }),
      call('ec2:CreateSnapshot', SNAPSHOT),
      call('ec2:CreateSnapshot', arn('ec2', 'volume/vol-1'), { 'ec2:SourceOutpostArn': OUTPOST }),
    ],
  },
  SnapshotsInLocalZones: {
    denies: [
      call('ec2:CreateSnapshot', SNAPSHOT, zone),
      call('ec2:CreateSnapshots', SNAPSHOT, { ...zone, 'ec2:Location': 'regional' }),
    ],
    letsThrough: [
      call('ec2:CreateSnapshot', SNAPSHOT, { ...zone, 'ec2:Location': 'local' }),
      call('ec2:CreateSnapshot', SNAPSHOT, { 'ec2:SourceAvailabilityZone': 'eusc-de-east-1a' }),
    ],
  },
  SnapshotCopiesOffOutposts: {
    denies: [call('ec2:CopySnapshot', SNAPSHOT, { 'ec2:OutpostArn': OUTPOST })],
    letsThrough: [call('ec2:CopySnapshot', SNAPSHOT)],
  },
  DisksAreNotExported: {
    denies: [
      call('ebs:GetSnapshotBlock', SNAPSHOT),
      call('ebs:ListSnapshotBlocks', SNAPSHOT),
      call('ec2:ExportImage', arn('ec2', 'export-image-task/*')),
      call('ec2:CreateStoreImageTask', `arn:${PARTITION}:ec2:${REGION}::image/ami-1`),
    ],
    letsThrough: [
      call('ec2:ImportImage', arn('ec2', 'import-image-task/*')),
      call('ebs:StartSnapshot', SNAPSHOT),
      call('ebs:GetSnapshotBlock', SNAPSHOT, {}, BREAK_GLASS),
    ],
  },
  ObjectsOnOutposts: {
    denies: [
      call('s3:PutObject', `arn:${PARTITION}:s3:::data/object`),
      call('s3:CreateBucket', `arn:${PARTITION}:s3:::data`),
      call('s3:PutObject', `${ASSETS.replace(ACCOUNT, STRANGER)}/x`),
      call('s3:PutObject', `arn:${PARTITION}:s3:::cdk-hnb659fds-assets-${ACCOUNT}-eu-central-1/x`),
      call('s3:PutObject', `arn:${PARTITION}:s3:::munich-logs-too/x`),
      call('s3express:CreateBucket', arn('s3express', 'bucket/x')),
      call('s3tables:CreateTableBucket', arn('s3tables', 'bucket/x')),
      call('s3vectors:CreateVectorBucket', arn('s3vectors', 'bucket/x')),
    ],
    letsThrough: [
      call('s3:PutObject', `${ASSETS}/template.json`),
      call('s3:CreateBucket', ASSETS),
      call('s3:PutObject', `arn:${PARTITION}:s3:::munich-logs/2026/log`),
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`),
      call('s3-outposts:PutObject', `${OUTPOST.replace('outposts', 's3-outposts')}/accesspoint/a/object/o`),
      call('s3-outposts:CreateBucket', `${OUTPOST.replace('outposts', 's3-outposts')}/bucket/b`),
      call('s3:CreateBucket', `arn:${PARTITION}:s3:::data`, {}, PLATFORM),
    ],
  },
  NothingIsReplicated: {
    denies: [
      call('s3:PutReplicationConfiguration', `arn:${PARTITION}:s3:::data`),
      call('s3:CreateMultiRegionAccessPoint'),
      call('dynamodb:CreateTableReplica', arn('dynamodb', 'table/t')),
      call('rds:StartDBInstanceAutomatedBackupsReplication', arn('rds', 'db:d')),
      call('ecr:PutReplicationConfiguration'),
      call('s3:PutReplicationConfiguration', `arn:${PARTITION}:s3:::data`, {}, BREAK_GLASS),
      call('backup:CopyFromBackupVault', arn('backup', 'recovery-point:1'), {
        'backup:CopyTargets': [`arn:${PARTITION}:backup:eu-central-1:${ACCOUNT}:backup-vault:v`],
      }),
      call('secretsmanager:CreateSecret', arn('secretsmanager', 'secret:s'), {
        'secretsmanager:AddReplicaRegions': [REGION, 'eu-central-1'],
      }),
    ],
    letsThrough: [
      call('backup:CopyFromBackupVault', arn('backup', 'recovery-point:1'), {
        'backup:CopyTargets': [arn('backup', 'backup-vault:v')],
      }),
      call('secretsmanager:CreateSecret', arn('secretsmanager', 'secret:s')),
      call('dynamodb:CreateTable', arn('dynamodb', 'table/t')),
      call('s3:PutReplicationConfiguration', `arn:${PARTITION}:s3:::data`, {}, PLATFORM),
    ],
  },
};

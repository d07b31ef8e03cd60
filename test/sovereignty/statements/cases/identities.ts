import { ACCOUNT, arn, call, PARTITION, PARTNER, REGION, role, STRANGER } from '../../enforcement/fixture';
import type { Cases } from './case';

const PLATFORM = role('platform/setup');
const BREAK_GLASS = role('break-glass');
const CUSTODIAN = role('custody/keys');
const AUDITOR = role('audit/admin');
const STRANGERS_ROLE = role('thief', STRANGER);
const SNAPSHOT = `arn:${PARTITION}:ec2:${REGION}::snapshot/snap-1`;
const KEY = arn('kms', 'key/1');
const BOUNDARY = `arn:${PARTITION}:iam::${ACCOUNT}:policy/munich-boundary`;
const BOUND = { 'iam:PermissionsBoundary': BOUNDARY };
const stranger = (action: string, resource: string) =>
  call(action, resource, { 'aws:PrincipalOrgID': 'o-strangersorg' }, STRANGERS_ROLE);

export const IDENTITIES: Cases = {
  NothingIsShared: {
    denies: [
      call('ram:CreateResourceShare', '*', { 'ram:RequestedAllowsExternalPrincipals': 'true' }),
      call('ec2:ModifySnapshotAttribute', SNAPSHOT, { 'ec2:Add/userId': STRANGER }),
      call('ec2:ModifySnapshotAttribute', SNAPSHOT, { 'ec2:Add/group': 'all' }),
      call('ec2:ModifyImageAttribute', `arn:${PARTITION}:ec2:${REGION}::image/ami-1`),
      call('rds:ModifyDBSnapshotAttribute', arn('rds', 'snapshot:s')),
      call('ssm:ModifyDocumentPermission', arn('ssm', 'document/d')),
    ],
    letsThrough: [
      call('ram:CreateResourceShare', '*', { 'ram:RequestedAllowsExternalPrincipals': 'false' }),
      call('ec2:ModifySnapshotAttribute', SNAPSHOT, { 'ec2:Add/userId': PARTNER }),
      call('ec2:ModifySnapshotAttribute', SNAPSHOT, { 'ec2:Remove/userId': STRANGER }),
      call('ec2:ModifyImageAttribute', `arn:${PARTITION}:ec2:${REGION}::image/ami-1`, {}, PLATFORM),
    ],
  },
  DataStaysInTheOrganization: {
    denies: [
      call('sqs:SendMessage', arn('sqs', 'queue', STRANGER), {
        'aws:ResourceOrgID': 'o-strangersorg',
        'aws:ResourceAccount': STRANGER,
      }),
      call('sns:Publish', '*', { 'aws:ResourceOrgID': [], 'aws:ResourceAccount': [] }),
      call('sts:AssumeRole', role('drop', STRANGER), { 'aws:ResourceOrgID': [], 'aws:ResourceAccount': STRANGER }),
    ],
    letsThrough: [
      call('sqs:SendMessage', arn('sqs', 'queue')),
      call('sqs:SendMessage', arn('sqs', 'queue', PARTNER), {
        'aws:ResourceOrgID': 'o-partnersorg',
        'aws:ResourceAccount': PARTNER,
      }),
      call('s3:GetObject', `arn:${PARTITION}:s3:::al2023-repos/x`, {
        'aws:ResourceOrgID': [],
        'aws:ResourceAccount': STRANGER,
      }),
      call('sts:AssumeRole', role('builder')),
    ],
  },
  AccountsStay: {
    denies: [call('organizations:LeaveOrganization', '*', {}, PLATFORM), call('account:CloseAccount')],
    letsThrough: [call('organizations:DescribeOrganization')],
  },
  NoLastingKeys: {
    denies: [
      call('iam:CreateUser', `arn:${PARTITION}:iam::${ACCOUNT}:user/u`, BOUND),
      call('iam:CreateAccessKey', `arn:${PARTITION}:iam::${ACCOUNT}:user/u`),
    ],
    letsThrough: [
      call('iam:CreateRole', role('builder'), BOUND),
      call('iam:CreateUser', `arn:${PARTITION}:iam::${ACCOUNT}:user/u`, {}, PLATFORM),
    ],
  },
  ExemptRolesAreProtected: {
    denies: [
      call('iam:CreateRole', BREAK_GLASS, BOUND),
      call('iam:UpdateAssumeRolePolicy', CUSTODIAN),
      call('iam:AttachRolePolicy', PLATFORM, {}, BREAK_GLASS),
      call('iam:PassRole', PLATFORM),
      call('iam:DeleteRolePolicy', AUDITOR, {}, AUDITOR),
    ],
    letsThrough: [
      call('iam:CreateRole', BREAK_GLASS, {}, PLATFORM),
      call('iam:PassRole', role('builder')),
      call('sts:AssumeRole', BREAK_GLASS),
      call('iam:GetRole', BREAK_GLASS),
    ],
  },
  EveryRoleCarriesTheBoundary: {
    denies: [
      call('iam:CreateRole', role('builder')),
      call('iam:CreateRole', role('builder'), { 'iam:PermissionsBoundary': `${BOUNDARY}-wider` }),
      call('iam:DeleteRolePermissionsBoundary', role('builder'), BOUND),
      call('iam:CreatePolicyVersion', BOUNDARY),
    ],
    letsThrough: [
      call('iam:CreateRole', role('builder'), BOUND),
      call('iam:CreateServiceLinkedRole', role('aws-service-role/eks.amazonaws.com/X')),
      call('iam:CreatePolicyVersion', `arn:${PARTITION}:iam::${ACCOUNT}:policy/other`),
      call('iam:CreateRole', role('cdk-hnb659fds-deploy-role'), {}, PLATFORM),
    ],
  },
  RolesCarryTheBoundary: {
    denies: [
      call('iam:CreateRole', role('builder')),
      call('iam:PutRolePermissionsBoundary', role('builder'), { 'iam:PermissionsBoundary': `${BOUNDARY}-wider` }),
      call('iam:DeleteRolePermissionsBoundary', role('builder'), BOUND),
      call('iam:SetDefaultPolicyVersion', BOUNDARY),
    ],
    letsThrough: [call('iam:CreateRole', role('builder'), BOUND)],
  },
  Ceiling: {
    denies: [],
    letsThrough: [call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`)],
  },
  OwnIdentities: {
    denies: [
      stranger('s3:GetObject', `arn:${PARTITION}:s3:::data/object`),
      stranger('kms:Decrypt', KEY),
      stranger('sts:AssumeRole', role('builder')),
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`, { 'aws:PrincipalOrgID': [] }, STRANGERS_ROLE),
    ],
    letsThrough: [
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`),
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`, { 'aws:PrincipalOrgID': [] }, role('reader', PARTNER)),
      call(
        's3:GetObject',
        `arn:${PARTITION}:s3:::data/object`,
        { 'aws:PrincipalOrgID': [] },
        'sagemaker.amazonaws.com',
      ),
    ],
  },
  OwnServices: {
    denies: [
      call(
        's3:PutObject',
        `arn:${PARTITION}:s3:::munich-logs/object`,
        { 'aws:PrincipalOrgID': [], 'aws:SourceAccount': STRANGER, 'aws:SourceOrgID': 'o-strangersorg' },
        'cloudtrail.amazonaws.com',
      ),
    ],
    letsThrough: [
      call(
        's3:PutObject',
        `arn:${PARTITION}:s3:::munich-logs/object`,
        { 'aws:PrincipalOrgID': [], 'aws:SourceAccount': ACCOUNT, 'aws:SourceOrgID': 'o-exampleorgid' },
        'cloudtrail.amazonaws.com',
      ),
      call('kms:Decrypt', KEY, { 'aws:PrincipalOrgID': [] }, 'logs.amazonaws.com'),
    ],
  },
  TlsOnly: {
    denies: [call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`, { 'aws:SecureTransport': 'false' })],
    letsThrough: [
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`),
      call('s3:GetObject', `arn:${PARTITION}:s3:::data/object`, { 'aws:SecureTransport': [] }),
    ],
  },
};

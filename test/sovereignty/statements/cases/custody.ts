import { arn, call, REGION, role } from '../../enforcement/fixture';
import type { Cases } from './case';

const PLATFORM = role('platform/setup');
const BREAK_GLASS = role('break-glass');
const CUSTODIAN = role('custody/keys');
const AUDITOR = role('audit/admin');
const APPROVER = role('custody/support');
const KEY = arn('kms', 'key/1');

export const CUSTODY: Cases = {
  KeysAreNotDestroyed: {
    denies: [
      call('kms:ScheduleKeyDeletion', KEY, { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' }),
      call('kms:DisableKey', KEY),
      call('kms:DeleteCustomKeyStore'),
      call('cloudhsm:DeleteHsm'),
      call('kms:DisableKey', KEY, {}, BREAK_GLASS),
      call('kms:DisableKey', KEY, {}, PLATFORM),
    ],
    letsThrough: [
      call('kms:Decrypt', KEY),
      call('kms:EnableKeyRotation', KEY),
      call('kms:CancelKeyDeletion', KEY),
      call('kms:PutKeyPolicy', KEY, { 'kms:BypassPolicyLockoutSafetyCheck': 'false' }),
      call('kms:DisableKey', KEY, {}, CUSTODIAN),
    ],
  },
  KeysWaitBeforeDeletion: {
    denies: [call('kms:ScheduleKeyDeletion', KEY, { 'kms:ScheduleKeyDeletionPendingWindowInDays': '7' }, CUSTODIAN)],
    letsThrough: [
      call('kms:ScheduleKeyDeletion', KEY, { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' }, CUSTODIAN),
      call('kms:ScheduleKeyDeletion', KEY, {}, CUSTODIAN),
    ],
  },
  KeysStayInOneRegion: {
    denies: [
      call('kms:CreateKey', '*', { 'kms:MultiRegion': 'true', 'kms:KeyOrigin': 'EXTERNAL_KEY_STORE' }),
      call('kms:ReplicateKey', KEY, { 'kms:ReplicaRegion': REGION }),
      call('kms:UpdatePrimaryRegion', KEY, {}, CUSTODIAN),
    ],
    letsThrough: [call('kms:CreateKey', '*', { 'kms:MultiRegion': 'false', 'kms:KeyOrigin': 'EXTERNAL_KEY_STORE' })],
  },
  KeyOrigin: {
    denies: [call('kms:CreateKey', '*', { 'kms:KeyOrigin': 'AWS_KMS' })],
    letsThrough: [call('kms:CreateKey', '*', { 'kms:KeyOrigin': 'EXTERNAL_KEY_STORE' })],
  },
  KeyGrants: {
    denies: [
      call('kms:CreateGrant', KEY, { 'kms:GrantIsForAWSResource': 'false' }),
      call('kms:PutKeyPolicy', KEY, { 'kms:BypassPolicyLockoutSafetyCheck': 'true' }),
    ],
    letsThrough: [
      call('kms:CreateGrant', KEY, { 'kms:GrantIsForAWSResource': 'true' }),
      call('kms:PutKeyPolicy', KEY, { 'kms:BypassPolicyLockoutSafetyCheck': 'false' }),
    ],
  },
  AuditStaysOn: {
    denies: [
      call('cloudtrail:StopLogging', arn('cloudtrail', 'trail/t')),
      call('cloudtrail:DeleteTrail', arn('cloudtrail', 'trail/t'), {}, BREAK_GLASS),
      call('config:StopConfigurationRecorder'),
      call('ec2:DeleteFlowLogs', arn('ec2', 'vpc-flow-log/fl-1')),
      call('securityhub:DisableSecurityHubV2'),
      call('guardduty:DeleteDetector', arn('guardduty', 'detector/d'), {}, PLATFORM),
    ],
    letsThrough: [
      call('cloudtrail:CreateTrail', arn('cloudtrail', 'trail/t')),
      call('cloudtrail:StartLogging', arn('cloudtrail', 'trail/t')),
      call('ec2:CreateFlowLogs', arn('ec2', 'vpc-flow-log/*')),
      call('config:PutConfigurationRecorder'),
      call('cloudtrail:UpdateTrail', arn('cloudtrail', 'trail/t'), {}, AUDITOR),
    ],
  },
  LogsAreKept: {
    denies: [
      call('logs:DeleteLogGroup', arn('logs', 'log-group:g')),
      call('logs:DeleteLogStream', arn('logs', 'log-group:g:log-stream:s')),
      call('logs:PutDestination', arn('logs', 'destination:d'), {}, PLATFORM),
    ],
    letsThrough: [
      call('logs:CreateLogGroup', arn('logs', 'log-group:g')),
      call('logs:PutRetentionPolicy', arn('logs', 'log-group:g')),
      call('logs:PutLogEvents', arn('logs', 'log-group:g:log-stream:s')),
      call('logs:DeleteLogGroup', arn('logs', 'log-group:g'), {}, AUDITOR),
    ],
  },
  SupportSeesNothing: {
    denies: [
      call('supportauthz:CreateSupportPermit'),
      call('supportauthz:RegisterKey'),
      call('supportauthz:CreateSupportPermit', '*', {}, BREAK_GLASS),
    ],
    letsThrough: [
      call('supportauthz:RejectSupportPermitRequest', arn('supportauthz', 'permitrequest/1')),
      call('supportauthz:DeleteSupportPermit', arn('supportauthz', 'permit/1')),
      call('supportauthz:CreateSupportPermit', '*', {}, APPROVER),
    ],
  },
};

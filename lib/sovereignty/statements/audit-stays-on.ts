import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const AUDIT_STAYS_ON: EnforcementStatement = {
  id: 'AuditStaysOn',
  title: 'Trails, recorders and detectors stay on',
  denies: 'Stopping, deleting and redirecting what records and watches the accounts.',
  letsThrough:
    'Making trails without own event selectors, recorders and detectors; auditors, who deploy the rest. The role that breaks glass is watched like any other.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AU-9', 'NIST.800-53r5 AU-12', 'C5:2020 OPS-15', 'C5:2020 OPS-16'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html',
  ],
  statements: (site) => [
    {
      actions: [
        'access-analyzer:DeleteAnalyzer',
        'cloudtrail:DeleteEventDataStore',
        'cloudtrail:DeleteTrail',
        'cloudtrail:PutEventSelectors',
        'cloudtrail:StopEventDataStoreIngestion',
        'cloudtrail:StopLogging',
        'cloudtrail:UpdateEventDataStore',
        'cloudtrail:UpdateTrail',
        'config:DeleteConfigurationRecorder',
        'config:DeleteDeliveryChannel',
        'config:DeleteRetentionConfiguration',
        'config:StopConfigurationRecorder',
        'ec2:DeleteFlowLogs',
        'guardduty:DeleteDetector',
        'guardduty:DeletePublishingDestination',
        'guardduty:DisassociateFromAdministratorAccount',
        'macie2:DisableMacie',
        'securityhub:DisableSecurityHub*',
        'securityhub:DisassociateFromAdministratorAccount',
      ],
      conditions: unless(site, 'auditors'),
    },
  ],
};

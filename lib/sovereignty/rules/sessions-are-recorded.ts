import { SESSION_BYPASSES } from '../../catalog/session-bypasses';
import { Residency } from '../../catalog/sovereignty-words';
import { property } from '../intrinsics/intrinsic';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { byType } from './flags';
import { runsInBuilding } from './places';
import type { RuleContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

const BYPASSES = byType(SESSION_BYPASSES);

export const SESSIONS_ARE_RECORDED: SovereigntyRule = {
  code: 'AIF-SOV-307',
  severity: 'error',
  title: 'People reach machines in recorded sessions only',
  explanation:
    'A session of Session Manager can be encrypted with a key of the site and recorded. SSH keys, endpoints for SSH and commands in containers go past it.',
  remedy:
    'Remove the other way in, and let the preferences of Session Manager name a key (kmsKeyId) and a bucket or log group with encryption.',
  sources: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html',
  ],
  frameworks: ['NIST.800-53r5 AC-6', 'NIST.800-53r5 AU-12', 'NIST.800-53r5 MA-4', 'C5:2020 IDM-06'],
  concerns: (type) => BYPASSES.has(type) || type === 'AWS::SSM::Document' || type === 'AWS::EKS::Cluster',
  *check(resource, context) {
    if (context.policy.operatorAccess.recordSessions !== true) return;
    for (const { path, off, way } of BYPASSES.get(resource.type) ?? []) {
      for (const slot of path === '' ? [{ path: 'Type', value: resource.type }] : resource.select(path)) {
        for (const text of resource.texts(slot)) {
          if (text === undefined || off.includes(text.toLowerCase())) continue;
          const isOpen = off.length > 0 && resource.holes.isUnknown(text);
          const message = `${way}, past recorded sessions`;
          yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_EXPOSURE } : {}) };
        }
      }
    }
    if (resource.type === 'AWS::SSM::Document') yield* preferences(resource, context);
    if (resource.type === 'AWS::EKS::Cluster') yield* auditLog(resource, context);
  },
};

/** Who runs a command in a pod is in the audit log of the cluster, and nowhere else; logs that must not leave the premises are not asked for. */
function* auditLog(resource: ResourceUnderAudit, { policy }: RuleContext): Iterable<Violation> {
  const logsLeave = !runsInBuilding('logs', resource.scope, policy);
  if (policy.residency.logs === Residency.ON_PREMISES && logsLeave) return;
  const types = resource.values('Logging.ClusterLogging.EnabledTypes[].Type');
  if (types.includes('audit')) return;
  const isOpen = types.some((type) => resource.holes.isUnknown(type));
  const message = 'the cluster writes no audit log, in which commands in pods would be';
  const help = 'Add audit to the enabled types of Logging.';
  yield { path: 'Properties.Logging', message, help, ...(isOpen ? { unprovable: UNPROVABLE_EXPOSURE } : {}) };
}

/** Documents of sessions with a shell say where the session is recorded and with which key. */
function* preferences(resource: ResourceUnderAudit, { app }: RuleContext): Iterable<Violation> {
  if (!resource.values('DocumentType').includes('Session')) return;
  const content = property(resource.properties, 'Content');
  const parsed = typeof content === 'string' ? parse(content) : content;
  const at = 'Properties.Content';
  if (parsed === undefined) {
    yield { path: at, message: 'the preferences of the session cannot be read', unprovable: UNPROVABLE_EXPOSURE };
    return;
  }
  if (property(parsed, 'sessionType') !== 'Standard_Stream') return;
  const textsOf = (name: string): readonly string[] => {
    const value = property(property(parsed, 'inputs'), name);
    return value === undefined || value === '' ? [] : app.evaluator.texts(value, resource.scope);
  };
  const isOn = (name: string) => textsOf(name).some((text) => text.toLowerCase() === 'true');
  if (textsOf('kmsKeyId').length === 0) {
    yield { path: `${at}.inputs.kmsKeyId`, message: 'sessions are not encrypted with a key of the site' };
  }
  const toBucket = textsOf('s3BucketName').length > 0 && isOn('s3EncryptionEnabled');
  const toLogGroup = textsOf('cloudWatchLogGroupName').length > 0 && isOn('cloudWatchEncryptionEnabled');
  if (!toBucket && !toLogGroup) {
    yield { path: `${at}.inputs`, message: 'sessions are recorded nowhere, or without encryption' };
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

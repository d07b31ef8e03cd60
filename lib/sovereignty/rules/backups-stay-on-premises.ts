import { Residency } from '../../catalog/sovereignty-words';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { select } from '../template/select';
import { reasonToStay } from './data-classes';
import { placeOfOutpost, runsInBuilding, serviceOf } from './places';
import type { RuleContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const CHECKS: ReadonlyMap<string, (resource: ResourceUnderAudit, context: RuleContext) => Iterable<Violation>> =
  new Map([
    ['AWS::DLM::LifecyclePolicy', snapshots],
    ['AWS::RDS::DBInstance', databaseBackups],
    ['AWS::ElastiCache::ReplicationGroup', cacheSnapshots],
    ['AWS::ElastiCache::CacheCluster', cacheSnapshots],
    ['AWS::Backup::BackupPlan', backupPlans],
  ]);

/** Where the snapshots of each place stay. */
const LOCAL: ReadonlyMap<string, string> = new Map([
  ['OUTPOST', 'OUTPOST_LOCAL'],
  ['LOCAL_ZONE', 'LOCAL_ZONE'],
]);

export const BACKUPS_STAY_ON_PREMISES: SovereigntyRule = {
  code: 'AIF-SOV-062',
  severity: 'fatal',
  title: 'Backups of what is on premises stay there',
  explanation: 'Snapshots and backups of an Outpost or a Local Zone go to the Region unless they are told to stay.',
  remedy:
    'Keep snapshots where the volume is (Location: OUTPOST_LOCAL or LOCAL_ZONE) and backups of databases too (BackupTarget: outposts or local).',
  sources: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html',
  ],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 CP-9', 'SecNumCloud-3.2 12.5.d', 'ISO27001:2022 A.8.13'],
  concerns: (type) => CHECKS.has(type),
  *check(resource, context) {
    if (runsInBuilding(serviceOf(resource.type), resource.scope, context.policy)) return;
    yield* CHECKS.get(resource.type)?.(resource, context) ?? [];
  },
};

function staysForBackups({ policy }: RuleContext): boolean {
  return policy.residency.backups === Residency.ON_PREMISES;
}

function* snapshots(resource: ResourceUnderAudit, context: RuleContext): Iterable<Violation> {
  const { outpostArns = [], localZones = [] } = context.policy.onPremises;
  const everything = staysForBackups(context);
  if (!everything && outpostArns.length === 0 && localZones.length === 0) return;
  const from = resource.values('PolicyDetails.ResourceLocations[]').map((place) => place.toUpperCase());
  const allowed = from.flatMap((place) => LOCAL.get(place) ?? []);
  if (allowed.length === 0 && !everything) return;
  for (const schedule of resource.select('PolicyDetails.Schedules[]')) {
    for (const slot of select(schedule.value, 'CreateRule.Location', schedule.path)) {
      for (const text of resource.texts(slot)) {
        if (text !== undefined && allowed.includes(text.toUpperCase())) continue;
        const shown = text === undefined ? 'not set, which means the Region' : resource.holes.show(text);
        const isOpen = text !== undefined && resource.holes.isUnknown(text);
        const message = `the place of the snapshots is ${shown}`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_LOCATION } : {}) };
      }
    }
    yield* copies(resource, schedule.value, schedule.path, context);
  }
}

function* copies(
  resource: ResourceUnderAudit,
  schedule: unknown,
  at: string,
  { policy }: RuleContext,
): Iterable<Violation> {
  for (const name of ['Target', 'TargetRegion']) {
    for (const slot of select(schedule, `CrossRegionCopyRules[].${name}`, at)) {
      for (const text of resource.texts(slot)) {
        if (text === undefined || placeOfOutpost(text, resource.holes, policy) === 'building') continue;
        yield { path: slot.path, message: `snapshots are copied to ${resource.holes.show(text)}` };
      }
    }
  }
}

function* databaseBackups(resource: ResourceUnderAudit, context: RuleContext): Iterable<Violation> {
  const reason = staysForBackups(context) ? 'backups have to stay on premises' : reasonToStay(resource, context);
  if (reason === undefined || resource.values('BackupRetentionPeriod').some((days) => days === '0')) return;
  for (const slot of resource.select('BackupTarget')) {
    for (const text of resource.texts(slot)) {
      if (text === 'outposts' || text === 'local') continue;
      const shown = text === undefined ? 'not set, which means the Region' : resource.holes.show(text);
      const isOpen = text !== undefined && resource.holes.isUnknown(text);
      const message = `BackupTarget is ${shown}: ${reason}`;
      yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_LOCATION } : {}) };
    }
  }
}

function* cacheSnapshots(resource: ResourceUnderAudit, context: RuleContext): Iterable<Violation> {
  const reason = staysForBackups(context) ? 'backups have to stay on premises' : reasonToStay(resource, context);
  if (reason === undefined) return;
  for (const slot of resource.select('SnapshotRetentionLimit')) {
    for (const text of resource.texts(slot)) {
      if (text === undefined || text === '0') continue;
      yield { path: slot.path, message: `snapshots of the cache go to the Region: ${reason}`, help: 'Set it to 0.' };
    }
  }
}

function* backupPlans(resource: ResourceUnderAudit, context: RuleContext): Iterable<Violation> {
  if (!staysForBackups(context)) return;
  for (const slot of resource.select('BackupPlan.BackupPlanRule[].TargetBackupVault')) {
    for (const text of resource.texts(slot)) {
      const shown = text === undefined ? 'a vault' : resource.holes.show(text);
      const message = `backups go to ${shown}, which is in the Region like every vault`;
      yield { path: slot.path, message, help: 'Use AWS::DLM::LifecyclePolicy with Location: OUTPOST_LOCAL.' };
    }
  }
}

import { DATABASE_ENGINES } from '../../../catalog/database-engines';
import type { DatabasePlan, ModelPlan, OperationsPlan, SitePlan } from '../../site-plan';
import type { HyperPodSlurmPlan } from '../../training-plan';
import type { Meaning } from '../change';
import { inList, Kind, type Thing } from '../kind';
import { always, IN_PLACE, ITS_STACK_STAYS, smaller, where } from '../meanings';
import { versionsUp } from '../versions';

const FOR_LIFE = always('refused', 'the instance would be replaced by an empty one', 'AIF-DIFF-008');
const RESTART = always('inPlace', 'with a short interruption');

/** RDS takes steps of a tenth and more, and sources differ on what it does with less. */
function storage<T extends { readonly storageGiB: number }>(before: T, after: T): Meaning {
  if (after.storageGiB < before.storageGiB) {
    return always('refused', 'RDS shrinks none', 'AIF-DIFF-007');
  }
  return after.storageGiB < 1.1 * before.storageGiB
    ? always('inPlace', 'RDS asks for a tenth more at least')
    : IN_PLACE;
}

const DATABASE = new Kind<DatabasePlan>({
  thing: 'database',
  all: ({ databases }) => databases,
  rules: {
    cell: always('refused', 'an instance does not move to another network', 'AIF-DIFF-008'),
    engine: FOR_LIFE,
    version: where(
      (before, after) => before.engine !== after.engine || isMinorUpgrade(before, after),
      RESTART,
      always('refused', 'only newer minor versions of the same major version', 'AIF-DIFF-009'),
    ),
    instanceClass: RESTART,
    storageGiB: storage,
    multiZone: where((before) => before.multiZone, FOR_LIFE, always('inPlace', 'a standby is added')),
    backupRetentionDays: smaller(
      (database) => database.backupRetentionDays,
      always('inPlace', 'automatic backups that are older are deleted', 'AIF-DIFF-018'),
    ),
    databaseName: FOR_LIFE,
    dataClass: FOR_LIFE,
  },
  removed: () => ITS_STACK_STAYS,
  renamed: 'empty',
  path: (site, id) => inList(site.databases, id, 'databases'),
});

/** Whether RDS goes from one version to the other without a major upgrade, which a site description does not ask for. */
function isMinorUpgrade({ engine, version }: DatabasePlan, after: DatabasePlan): boolean {
  const major = (text: string) => text.split('.').slice(0, DATABASE_ENGINES[engine].majorVersionParts).join('.');
  return major(version) === major(after.version) && versionsUp(version, after.version) >= 0;
}

const ACCOUNTING_DATABASE = new Kind<Accounting>({
  thing: 'accounting database',
  all: accountingOf,
  rules: { instanceClass: RESTART, storageGiB: storage },
  removed: () => ITS_STACK_STAYS,
  renamed: 'empty',
  path: (site, id) => [...inList(site.training, id, 'training'), 'accounting'],
});

type Accounting = Thing & NonNullable<HyperPodSlurmPlan['accounting']>;

/** One in each cell of a pool, and all of them alike: they go by the id of the pool. */
function accountingOf({ training }: SitePlan): Accounting[] {
  return training.flatMap(({ id, hyperPodSlurm }) =>
    hyperPodSlurm?.accounting === undefined ? [] : [{ id, ...hyperPodSlurm.accounting }],
  );
}

const NEW_INSTANCES = always('inPlace', 'new instances take over, then the old ones go');

const MODEL = new Kind<ModelPlan>({
  thing: 'model',
  all: ({ models }) => models,
  rules: {
    cell: NEW_INSTANCES,
    imageRepository: NEW_INSTANCES,
    imageDigest: NEW_INSTANCES,
    objectStore: NEW_INSTANCES,
    prefix: NEW_INSTANCES,
    instanceType: NEW_INSTANCES,
    instances: NEW_INSTANCES,
    environment: NEW_INSTANCES,
    startupTimeoutSeconds: NEW_INSTANCES,
  },
  removed: () => ITS_STACK_STAYS,
  renamed: 'started anew',
  path: (site, id) => inList(site.models, id, 'models'),
  keys: {
    imageRepository: ['image', 'repository'],
    imageDigest: ['image', 'digest'],
    objectStore: ['weights', 'objectStore'],
    prefix: ['weights', 'prefix'],
  },
});

const METRICS = new Kind<Thing & NonNullable<OperationsPlan['metrics']>>({
  thing: 'metrics',
  all: ({ operations }) => (operations.metrics === undefined ? [] : [{ id: '', ...operations.metrics }]),
  rules: {
    retentionDays: smaller(
      (metrics) => metrics.retentionDays,
      always('inPlace', 'metrics that are older are deleted', 'AIF-DIFF-018'),
    ),
  },
  path: () => ['operations', 'metrics'],
});

/** The vault takes nothing that is kept for less; a compliance lock holds that for ever. */
const LEAST_RETENTION_DAYS = 7;

const BACKUP = new Kind<Thing & NonNullable<OperationsPlan['backup']>>({
  thing: 'backup',
  all: ({ operations }) => (operations.backup === undefined ? [] : [{ id: '', ...operations.backup }]),
  rules: {
    retentionDays: where(
      (before, after) =>
        before.lock === 'compliance' && Math.min(before.retentionDays, after.retentionDays) < LEAST_RETENTION_DAYS,
      always('refused', 'a compliance lock never changes', 'AIF-DIFF-020'),
      always('inPlace', 'backups that are there keep theirs'),
    ),
    lock: where(
      (before) => before.lock === 'compliance',
      always('refused', 'a compliance lock never changes', 'AIF-DIFF-020'),
      where(
        (_before, after) => after.lock === 'compliance',
        always('inPlace', 'after three days nobody can undo it', 'AIF-DIFF-028'),
        IN_PLACE,
      ),
    ),
    airGappedVault: where(
      (before) => before.airGappedVault,
      always('inPlace', 'the vault stays with its backups, and is billed', 'AIF-DIFF-023'),
      IN_PLACE,
    ),
  },
  removed: () => ({
    effect: 'removed',
    note: 'the vault stays with its backups, and is billed',
    code: 'AIF-DIFF-023',
  }),
  path: () => ['operations', 'backup'],
});

/** What runs on the site beside training. */
export const SERVICE_KINDS = [DATABASE, ACCOUNTING_DATABASE, MODEL, METRICS, BACKUP] as const;

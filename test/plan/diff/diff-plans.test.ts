import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffPlans, findings, planSite, type SitePlan } from '../../../lib/plan';
import { DIFF_CODES } from '../../../lib/plan/diff/codes';
import { EXAMPLE_SITES, exampleData, reordered, siteFrom, smallExampleData } from '../../support/example-sites';
import { type Factory, factorySite } from '../../support/factory-generator';

type Data = Record<string, unknown>;

function planOf(data: unknown): SitePlan {
  return planSite(siteFrom(data));
}

const growing = fc.record({
  family: fc.constantFrom<Factory['family']>('gb200', 'b300', 'h200', 'trn2'),
  orchestrator: fc.constantFrom<NonNullable<Factory['orchestrator']>>('hyperPodEks', 'hyperPodSlurm', 'pcs', 'eks'),
  sizes: fc.tuple(fc.integer({ min: 100, max: 60_000 }), fc.integer({ min: 0, max: 60_000 })),
});

describe('the same site', () => {
  test.each(EXAMPLE_SITES)('does not differ, in whatever order its lists are: %s', (name) => {
    const plan = planOf(exampleData(name));
    const order = fc.func(fc.integer());
    fc.assert(
      fc.property(order, (rank) => {
        const shuffled = reordered(exampleData(name), (list) =>
          list
            .map((item) => ({ item, at: rank(item) }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item),
        );
        expect(diffPlans(plan, planOf(shuffled))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a factory that grows', () => {
  test('changes in place or gets more, and nothing is found', () => {
    fc.assert(
      fc.property(growing, ({ sizes: [small, more], ...factory }) => {
        const [before, after] = [small, small + more].map((accelerators) => factorySite({ ...factory, accelerators }));
        const changes = diffPlans(planSite(before), planSite(after));
        expect(changes.filter(({ effect }) => !['added', 'inPlace', 'nothing'].includes(effect))).toEqual([]);
        expect(findings(changes, after)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('loses what it had when it shrinks again, and that is found', () => {
    const [small, large] = [9_000, 20_000].map((accelerators) => factorySite({ family: 'h200', accelerators }));
    const changes = diffPlans(planSite(large), planSite(small));
    const codes = new Set(findings(changes, small).map(({ code }) => code));
    expect([...codes].sort()).toEqual(['AIF-DIFF-005', 'AIF-DIFF-022', 'AIF-DIFF-023', 'AIF-DIFF-024']);
  });
});

/** What follows from the rest of a plan. */
const DERIVED =
  /^(quotas|estimates|totals|sovereignty\.(partition|region|dnsSuffix|account|jurisdiction|managementAccount|minimum\w+)|stacks\.\d+\.(layer|subject|description|account)|racks\.\d+\.(nodes|accelerators|powerKw|liquidKw|airKw|floorLoadKgPerM2)|halls\.\d+\.(racks|\w+UsedKw)|training\.\d+\.(accelerators|nodesPerUltraServer|cells\.\d+\.(number|accelerators|ultraServers|groups.*|budget.*))|.*\.throughputGBps)\b/;

/** The paths of all values of a plan that are no lists and no mappings. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
    : [[...path]];
}

/** A copy in which one value is another one. */
function altered<T>(value: T, path: readonly string[]): T {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce((inner, step) => inner[step] as Data, copy as Data);
  const last = path.at(-1) ?? '';
  const was = holder[last];
  holder[last] = typeof was === 'number' ? was + 1 : `${was}x`;
  return copy;
}

test.each(EXAMPLE_SITES)('no value of a plan may change unseen: %s', (name) => {
  const plan = planOf(smallExampleData(name));
  const unseen = leaves(plan)
    .filter((path) => !DERIVED.test(path.join('.')))
    .filter((path) => diffPlans(plan, altered(plan, path)).length === 0);
  expect(unseen).toEqual([]);
});

const BASE = {
  apiVersion: 'ai-factory/v1',
  identity: { id: 'bravo', name: 'Bravo', jurisdiction: 'DE', operator: 'Us' },
  hosting: {
    kind: 'region',
    region: 'eu-central-1',
    account: '111122223333',
    zones: [{ name: 'eu-central-1b' }, { name: 'eu-central-1c' }],
  },
  network: {
    cidr: '10.64.0.0/16',
    homeZone: 'eu-central-1c',
    cells: [
      { id: 'main', cidr: '10.64.0.0/20' },
      { id: 'other', cidr: '10.64.16.0/20' },
    ],
  },
};
const KUBERNETES = { version: '1.33', administratorRoles: ['Admin'] };
const POOL = { id: 'gpu', cell: 'main', instanceType: 'p5.48xlarge', nodes: 4 };
const SYSTEM = { id: 'system', instanceType: 'm7i.4xlarge' };
const NODES = {
  id: 'frontier',
  instanceType: 'p5en.48xlarge',
  nodes: 32,
  nodesPerCell: 16,
  cidr: '10.64.128.0/17',
};
const TRAINING = { ...NODES, orchestrator: 'pcs', slurmVersion: '25.05', imageId: 'ami-0123456789abcdef0' };
const DATABASE = {
  id: 'registry',
  cell: 'main',
  engine: 'postgres',
  version: '17',
  instanceClass: 'db.r7g.large',
  storageGiB: 100,
};
const FILE_SYSTEM = { id: 'scratch', cell: 'main', capacityGiB: 4800 };
const BUCKET = { id: 'data', dataClass: 'trainingData' };

const { hosting, network } = BASE;
const compute = (kubernetes: object, pool: object = {}) => ({
  compute: { kubernetes: { ...KUBERNETES, ...kubernetes }, pools: [{ ...POOL, ...pool }] },
});
const training = (pool: object) => ({ training: [{ ...TRAINING, ...pool }] });
const database = (edit: object) => ({ databases: [{ ...DATABASE, ...edit }] });
const fileSystem = (edit: object) => ({ storage: { fileSystems: [{ ...FILE_SYSTEM, ...edit }] } });
const store = (edit: object) => ({ storage: { objectStores: [{ ...BUCKET, ...edit }] } });
const vectors = (dimension: number) => ({
  storage: { vectorBuckets: [{ ...BUCKET, indexes: [{ id: 'one', dimension }] }] },
});

const dns = (edit: object, rule: object = {}) => ({
  network: {
    ...network,
    dns: { cell: 'main', forward: [{ id: 'campus', domain: 'one.example', servers: ['10.0.0.2'], ...rule }], ...edit },
  },
});

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const keys = (keyArns: object) => ({ sovereignty: { keyArns } });
const enforced = (managementAccount: string) => ({
  enforcement: { managementAccount, targetIds: ['ou-abcd-12345678'] },
  sovereignty: { organizationId: 'o-exampleorgid' },
});

/** An edit, what is found in it first, and what else is. */
type Finding = readonly [code: string, message: RegExp, before: object, after: object, others?: readonly string[]];

const FINDINGS: readonly Finding[] = [
  ['AIF-DIFF-001', /`account` goes from/, {}, { hosting: { ...hosting, account: '444455556666' } }],
  [
    'AIF-DIFF-002',
    /cell "main": `nodeCidr`/,
    {},
    { network: { ...network, cells: [{ ...network.cells[0], nodeCidr: '100.65.0.0/17' }, network.cells[1]] } },
  ],
  [
    'AIF-DIFF-003',
    /zone "eu-central-1b": `slot` goes from 1 to 5/,
    {},
    { hosting: { ...hosting, zones: [{ name: 'eu-central-1b', slot: 5 }, hosting.zones[1]] } },
  ],
  [
    'AIF-DIFF-004',
    /"main": `controlPlaneZones`/,
    compute({}),
    { ...compute({}), hosting: { ...hosting, zones: [...hosting.zones, { name: 'eu-central-1a' }] } },
  ],
  ['AIF-DIFF-005', /from 4800 to 2400, which is refused/, fileSystem({}), fileSystem({ capacityGiB: 2400 })],
  ['AIF-DIFF-006', /`throughputPerTiB`/, fileSystem({}), fileSystem({ throughputPerTiB: 1000 })],
  ['AIF-DIFF-006', /a new, empty one/, fileSystem({}), fileSystem({ cell: 'other' }), ['AIF-DIFF-024']],
  ['AIF-DIFF-007', /from 100 to 50/, database({}), database({ storageGiB: 50 })],
  ['AIF-DIFF-008', /`cell` goes from main to other/, database({}), database({ cell: 'other' })],
  ['AIF-DIFF-008', /`engine` goes from/, database({}), database({ engine: 'mysql', version: '8.4' })],
  ['AIF-DIFF-009', /from 17 to 16/, database({}), database({ version: '16' })],
  ['AIF-DIFF-009', /from 17 to 18/, database({}), database({ version: '18' })],
  ['AIF-DIFF-009', /from 17.4 to 17.2/, database({ version: '17.4' }), database({ version: '17.2' })],
  ['AIF-DIFF-010', /from 1.33 to 1.35/, compute({}), compute({ version: '1.35' })],
  ['AIF-DIFF-010', /from 1.33 to 1.32/, compute({}), compute({ version: '1.32' })],
  ['AIF-DIFF-011', /`serviceCidr`/, compute({}), compute({ serviceCidr: '172.21.0.0/16' })],
  [
    'AIF-DIFF-012',
    /from pcs to hyperPodSlurm/,
    training({}),
    { training: [{ ...NODES, orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.4xlarge' } }] },
    ['AIF-DIFF-023'],
  ],
  ['AIF-DIFF-013', /training pool "frontier": `instanceType`/, training({}), training({ instanceType: 'p5.48xlarge' })],
  ['AIF-DIFF-013', /pool "gpu": `cell`/, compute({}), compute({}, { cell: 'other' }), ['AIF-DIFF-024']],
  ['AIF-DIFF-014', /`nodesPerCell` goes from 16 to 8/, training({}), training({ nodesPerCell: 8 }), ['AIF-DIFF-022']],
  ['AIF-DIFF-015', /object store "data": `dataClass`/, store({}), store({ dataClass: 'logs' })],
  [
    'AIF-DIFF-016',
    /`zone` goes from/,
    { storage: { directoryBuckets: [BUCKET] } },
    { storage: { directoryBuckets: [{ ...BUCKET, zone: 'eu-central-1b' }] } },
  ],
  ['AIF-DIFF-017', /vector index "data\/one": `dimension`/, vectors(512), vectors(1024)],
  ['AIF-DIFF-018', /`expireAfterDays` goes from none to 30/, store({}), store({ expireAfterDays: 30 })],
  [
    'AIF-DIFF-019',
    /transit gateway: `amazonSideAsn`/,
    { network: { ...network, transitGateway: {} } },
    { network: { ...network, transitGateway: { amazonSideAsn: 64_600 } } },
  ],
  [
    'AIF-DIFF-020',
    /from compliance to none/,
    { operations: { backup: { lock: 'compliance' } } },
    { operations: { backup: { lock: 'none' } } },
  ],
  ['AIF-DIFF-021', /from 25.05 to 24.11/, training({}), training({ slurmVersion: '24.11' })],
  ['AIF-DIFF-022', /"gpu": `nodes` goes from 4 to 3/, compute({}), compute({}, { nodes: 3 })],
  ['AIF-DIFF-023', /object store "data": no longer in the site/, store({}), store({ id: 'new', expireAfterDays: 1 })],
  ['AIF-DIFF-024', /stack "bravo-database-registry": no longer/, database({}), {}],
  ['AIF-DIFF-024', /enforcement: `managementAccount` goes from/, enforced('444455556666'), enforced('444455557777')],
  ['AIF-DIFF-025', /"store": new, and empty; formerly "data"\?/, store({}), store({ id: 'store' }), ['AIF-DIFF-023']],
  [
    'AIF-DIFF-025',
    /"graphics": new, and started anew; formerly "gpu"\?/,
    compute({}),
    compute({}, { id: 'graphics' }),
    ['AIF-DIFF-023'],
  ],
  [
    'AIF-DIFF-026',
    /table bucket "data": new, and empty: it is not the object store/,
    store({}),
    { storage: { tableBuckets: [BUCKET] } },
    ['AIF-DIFF-023'],
  ],
  ['AIF-DIFF-027', /forwarding rule "campus": no longer in the site/, dns({}), dns({ forward: [] })],
  ['AIF-DIFF-027', /`domain` goes from one.example/, dns({}), dns({}, { domain: 'two.example' })],
  ['AIF-DIFF-027', /resolver: `cell` goes from main to other/, dns({}), dns({ cell: 'other' })],
  [
    'AIF-DIFF-028',
    /from governance to compliance: after three days/,
    { operations: { backup: { lock: 'governance' } } },
    { operations: { backup: { lock: 'compliance' } } },
  ],
  ['AIF-DIFF-029', /key made beforehand "logs": new/, {}, keys({ logs: KEY })],
  ['AIF-DIFF-029', /key made beforehand "logs": no longer/, keys({ logs: KEY }), {}],
  ['AIF-DIFF-029', /`arn` goes from/, keys({ logs: KEY }), keys({ logs: KEY.replace('1234', '5678') })],
];

describe('an edit', () => {
  const found = FINDINGS.map(([code, message, before, after, others = []]) => ({
    code,
    message,
    before,
    after,
    others,
  }));
  test.each(found)('$code is found: $message', ({ code, message, before, after, others }) => {
    const site = siteFrom({ ...BASE, ...after });
    const said = findings(diffPlans(planOf({ ...BASE, ...before }), planSite(site)), site);
    expect(said.filter((finding) => finding.code === code).map((finding) => finding.message)).toContainEqual(
      expect.stringMatching(message),
    );
    expect(said.map((finding) => finding.code).filter((each) => each !== code && !others.includes(each))).toEqual([]);
  });

  test('has a test for each code', () => {
    expect([...new Set(FINDINGS.map(([code]) => code))]).toEqual(DIFF_CODES.map(({ code }) => code));
  });

  test.each([
    ['a newer minor version of a database', database({ version: '17.2' }), database({ version: '17.4' })],
    ['a database whose minor version is no longer pinned', database({ version: '17.2' }), database({})],
    ['the next minor version of Kubernetes', compute({}), compute({ version: '1.34' })],
    ['a newer Slurm', training({}), training({ slurmVersion: '25.11' })],
    ['a zone of a higher slot', {}, { hosting: { ...hosting, zones: [...hosting.zones, { name: 'eu-central-1d' }] } }],
    ['a longer retention', store({ expireAfterDays: 30 }), store({})],
    ['a new tag', {}, { tags: { team: 'one' } }],
    [
      'another type of nodes that nobody has reserved',
      compute({}, SYSTEM),
      compute({}, { ...SYSTEM, instanceType: 'm7i.8xlarge' }),
    ],
  ])('of this kind is nothing to worry about: %s', (_what, before, after) => {
    const site = siteFrom({ ...BASE, ...after });
    const changes = diffPlans(planOf({ ...BASE, ...before }), planSite(site));
    expect(changes).not.toEqual([]);
    expect(findings(changes, site)).toEqual([]);
  });
});

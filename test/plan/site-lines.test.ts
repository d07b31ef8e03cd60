import { describe, expect, test } from 'vitest';
import { planSite, SiteLines } from '../../lib/plan';
import { parseSite } from '../../lib/site';

const SOURCE = `apiVersion: ai-factory/v1
identity: { id: alpha, name: Alpha, jurisdiction: DE, operator: Us }
hosting:
  kind: region
  region: eu-central-1
  account: '111122223333'
  zones: [{ name: eu-central-1a }, { name: eu-central-1b }]
network:
  cidr: 10.64.0.0/16
  homeZone: eu-central-1a
  cells:
    - id: east
      cidr: 10.64.0.0/20
    - { id: west, cidr: 10.64.16.0/20, nodeCidr: 100.64.128.0/17 }
compute:
  kubernetes: { version: '1.34', administratorRoles: [Admin] }
  pools:
    - { id: small, cell: west, instanceType: m7i.large, nodes: 2 }
    - { id: east, cell: east, instanceType: m7i.large, nodes: 2 }
storage:
  objectStores:
    - { id: weights, dataClass: modelWeights }
    - { id: east, dataClass: trainingData }
databases:
  - { id: registry, cell: west, engine: postgres, version: '17', instanceClass: db.t4g.medium, storageGiB: 20, databaseName: r }
sovereignty:
  waivers:
    - { id: B, rule: AIF-SOV-103, resource: a/b, reason: r, approver: a, expires: 2027-01-01 }
    - { id: A, rule: AIF-SOV-103, resource: a/b, reason: r, approver: a, expires: 2027-01-01 }
`;

function linesOf(source = SOURCE): SiteLines {
  const loaded = parseSite(source, 'site.yaml');
  if (loaded.site === undefined) throw new Error(JSON.stringify(loaded.problems));
  return new SiteLines({ ...loaded, site: loaded.site, plan: planSite(loaded.site) });
}

describe('the line of a construct', () => {
  test.each([
    ['alpha-database-registry/Database/Resource', 25, 'databases[0]'],
    ['alpha-storage/ObjectStore-weights/Bucket', 22, 'storage.objectStores[0]'],
    ['alpha-storage/ObjectStore-east/Bucket', 23, 'storage.objectStores[1]'],
    ['alpha-network-west/Network/Resource', 14, 'network.cells[1]'],
    ['alpha-compute-west/Pool-small/Resource', 18, 'compute.pools[0]'],
    ['alpha-compute-west/Cluster/Resource', 14, 'network.cells[1]'],
    ['alpha-foundation/Region/logs/Resource', 3, 'hosting'],
    ['alpha-foundation', 3, 'hosting'],
  ])('of %s is %i, the entry whose id it carries', (path, line, entry) => {
    expect(linesOf().ofConstruct(path)).toMatchObject({ file: 'site.yaml', line, path: entry });
  });

  test('moves with its entry and not with others', () => {
    const [first = '', second = ''] = SOURCE.split('\n').slice(21, 23);
    const swapped = SOURCE.replace(`${first}\n${second}`, `${second}\n${first}`);
    expect(linesOf(swapped).ofConstruct('alpha-storage/ObjectStore-weights/Bucket')?.line).toBe(23);
  });

  test('is not known in another app', () => {
    expect(linesOf().ofConstruct('Other/Queue/Resource')).toBeUndefined();
  });
});

describe('the line of a waiver', () => {
  test('is that of its entry', () => {
    expect(linesOf().ofWaiver('A')).toMatchObject({ line: 29, path: 'sovereignty.waivers[1]' });
  });

  test('is not known for another id', () => {
    expect(linesOf().ofWaiver('C')).toBeUndefined();
  });
});

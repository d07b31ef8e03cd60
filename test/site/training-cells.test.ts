import { describe, expect, test } from 'vitest';
import { parseSite, type Site } from '../../lib/site';
import { listedCells } from '../../lib/site/listed-cells';
import { inWords, looksLikeCellOf, numberOfCells, trainingCellIds } from '../../lib/site/training-cells';

/** A site with one training pool of P5, in cells of four nodes. */
function siteWith(nodes: number, network: object = {}): Site {
  const { site, problems } = parseSite(
    JSON.stringify({
      apiVersion: 'ai-factory/v1',
      identity: { id: 'bravo', name: 'Bravo', jurisdiction: 'DE', operator: 'Somebody' },
      hosting: { kind: 'region', region: 'eu-central-1', account: '111122223333', zones: [{ name: 'eu-central-1a' }] },
      network: { cidr: '10.64.0.0/16', ...network },
      training: [
        {
          id: 'frontier',
          orchestrator: 'hyperPodSlurm',
          instanceType: 'p5.48xlarge',
          nodes,
          nodesPerCell: 4,
          cidr: '10.64.128.0/17',
          nodeCidr: '100.80.0.0/12',
          controller: { instanceType: 'm7i.xlarge' },
        },
      ],
    }),
    'site.yaml',
  );
  if (site === undefined) {
    throw new Error(JSON.stringify(problems));
  }
  return site;
}

function idsOf(site: Site) {
  return site.training.map((pool) => trainingCellIds(pool, site));
}

describe('the cells of a training pool', () => {
  test('are filled one after another', () => {
    expect(idsOf(siteWith(4))).toEqual([['frontier-001']]);
    expect(idsOf(siteWith(9))).toEqual([['frontier-001', 'frontier-002', 'frontier-003']]);
  });

  test('stay when the pool grows', () => {
    const [before = []] = idsOf(siteWith(6));
    const [after = []] = idsOf(siteWith(3996));
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)).toBe('frontier-999');
  });

  test('are as many as the nodes of the racks need', () => {
    const site = siteWith(4);
    const racks = { id: 'nvl72', design: 'nvl72-gb200', count: 49, hall: 'hall-1' };
    const [pool] = site.training.map((stated) => ({
      ...stated,
      racks: 'nvl72',
      instanceType: undefined,
      nodes: undefined,
      nodesPerCell: undefined,
    }));
    expect(pool && numberOfCells(pool, { ...site, racks: [racks] })).toBe(2);
  });

  test('are unknown as long as nobody knows what the pool consists of', () => {
    const site = siteWith(4);
    const [pool] = site.training.map((stated) => ({ ...stated, racks: 'none' }));
    expect(pool && trainingCellIds(pool, site)).toBeUndefined();
  });

  test('have ids that are told from others by their three digits', () => {
    expect(looksLikeCellOf('frontier', 'frontier-001')).toBe(true);
    expect(looksLikeCellOf('frontier', 'frontier-1')).toBe(false);
    expect(looksLikeCellOf('frontier', 'frontier-north-001')).toBe(false);
  });

  test('are named in few words', () => {
    expect(inWords(['a-001', 'a-002', 'a-003'])).toBe('a-001 to a-003');
    expect(inWords(['a-001'])).toBe('a-001');
    expect(inWords([])).toBe('');
  });
});

describe('the cells beside those of training pools', () => {
  test('are one, as long as there is no training pool and none is listed', () => {
    expect(listedCells({ ...siteWith(4), training: [] })).toEqual([{ id: 'main', cidr: '10.64.0.0/16' }]);
  });

  test('are none where there are training pools and none is listed', () => {
    expect(listedCells(siteWith(4))).toEqual([]);
  });

  test('are those that are listed', () => {
    const cell = { id: 'services', cidr: '10.64.0.0/20', nodeCidr: '100.64.0.0/17' };
    expect(listedCells(siteWith(4, { cells: [cell] }))).toEqual([cell]);
  });
});

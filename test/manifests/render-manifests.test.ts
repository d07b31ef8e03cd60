import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { renderManifests } from '../../lib/manifests';
import { planSite } from '../../lib/plan';
import { exampleSite, reordered, siteFrom } from '../support/example-sites';
import { factorySite } from '../support/factory-generator';
import {
  B300,
  DOMAINS,
  dataOf,
  GB200,
  GB200_ON_EKS,
  H200_SLURM,
  type Kind,
  OFFICE,
  PCS,
  PLAIN,
  planOf,
  SERVING,
  TRN2,
  TRN2_PCS,
} from './plans';
import { contentOf } from './written';

const KINDS: readonly (readonly [string, Kind])[] = [
  ['hyperpod-eks-gb200', { pools: [GB200], metrics: true }],
  ['hyperpod-slurm', { pools: [H200_SLURM], metrics: true }],
  ['pcs-trn2', { pools: [TRN2_PCS], metrics: true }],
  ['eks-b300', { pools: [B300] }],
  ['eks-trn2', { pools: [TRN2], metrics: true }],
  ['eks-gb200', { pools: [GB200_ON_EKS] }],
  ['listed-cells', { pools: [], listed: [SERVING, DOMAINS, OFFICE, PLAIN], metrics: true }],
];

const EVERYTHING = planOf({
  pools: [GB200, { ...GB200_ON_EKS, nodeCidr: '100.80.0.0/12' }, H200_SLURM, B300, { ...TRN2, nodes: 32 }, PCS],
  listed: [SERVING, DOMAINS, OFFICE, PLAIN],
  metrics: true,
});

describe('the files of a site', () => {
  test.each(KINDS)('%s is as it was reviewed', async (name, kind) => {
    const files = renderManifests(planOf(kind));
    const text = files.map(({ path, content, executable }) => `${executable ? '>>>' : '---'} ${path}\n${content}`);
    await expect(text.join('\n')).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });

  test('have paths that are sorted, relative and unique', () => {
    const paths = renderManifests(EVERYTHING).map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(paths.filter((path) => !/^[\w-]+(\/[\w.-]+)*(\.\w+)$/.test(path))).toEqual([]);
  });

  test('do not depend on the order of any list of the site', () => {
    const data = dataOf({ pools: [GB200, B300, H200_SLURM], listed: [SERVING, OFFICE], metrics: true });
    const shuffled = reordered(data, (list) => [...list].reverse());
    expect(renderManifests(planSite(siteFrom(shuffled)))).toEqual(renderManifests(planSite(siteFrom(data))));
  });

  test('are as many for one cell as for sixteen', () => {
    const few = renderManifests(planSite(factorySite({ family: 'gb200', accelerators: 3456 })));
    const many = renderManifests(planSite(factorySite({ family: 'gb200', accelerators: 3456 * 16 })));
    expect(many.map(({ path }) => path)).toEqual(few.map(({ path }) => path));
    const differing = many.filter(({ content }, index) => content !== few[index]?.content).map(({ path }) => path);
    expect(differing).toEqual(['README.md', 'pools/gb200-01/cells.tsv']);
  });

  test('are none for a site without accelerators in Kubernetes, HyperPod, nodes to measure and file systems of a cluster', () => {
    expect(renderManifests(planOf({ pools: [] }))).toEqual([]);
    expect(renderManifests(planOf({ pools: [PCS], listed: [PLAIN] }))).toEqual([]);
  });

  test('lie in a folder of each listed cell that needs some', () => {
    const paths = renderManifests(planOf({ pools: [], listed: [SERVING, OFFICE, PLAIN] })).map(({ path }) => path);
    const inCells = paths.filter((path) => path.includes('/') && !path.startsWith('helm-plugins/'));
    expect(inCells).toEqual([
      'cells/office/cells.tsv',
      'cells/office/install.sh',
      'cells/office/resources/file-system.yaml',
      'cells/office/resources/storage.yaml',
      'cells/serving/cells.tsv',
      'cells/serving/install.sh',
      'cells/serving/resources/file-system.yaml',
      'cells/serving/resources/storage.yaml',
      'cells/serving/values/efa-device-plugin.yaml',
      'cells/serving/values/neuron-device-plugin.yaml',
      'cells/serving/values/nvidia-device-plugin.yaml',
    ]);
  });

  test('mirror nothing for a cell that only has file systems', () => {
    const paths = renderManifests(planOf({ pools: [], listed: [OFFICE], metrics: true })).map(({ path }) => path);
    expect(paths).not.toContain('images.tsv');
    expect(paths).not.toContain('fetch.sh');
    expect(paths).toContain('README.md');
  });

  test.each(
    renderManifests(EVERYTHING)
      .filter(({ path }) => path.endsWith('.yaml'))
      .map((file) => [file.path, file] as const),
  )('%s is YAML', (_path, { content }) => {
    for (const document of parseAllDocuments(content)) {
      expect(document.errors).toEqual([]);
      expect(document.toJS()).toBeTypeOf('object');
    }
  });

  test.each(
    renderManifests(EVERYTHING)
      .filter(({ executable }) => executable)
      .map((file) => [file.path, file] as const),
  )('%s is a script that its shell reads', (_path, { content }) => {
    const shell = /^#!\/bin\/(sh|bash)\n/.exec(content)?.[1] ?? '';
    const { status, stderr } = spawnSync(shell, ['-n'], { input: content, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('name no account of AWS and no path of this machine', () => {
    for (const { content } of renderManifests(EVERYTHING)) {
      expect(content.replaceAll(EVERYTHING.hosting.account, '')).not.toMatch(/\b\d{12}\.dkr/);
      expect(content).not.toContain(process.cwd());
    }
  });
});

describe('the order of deployment', () => {
  const readme = contentOf(EVERYTHING, 'README.md');
  const first = /npx cdk deploy ('.*')`/.exec(readme)?.[1] ?? '';
  const patterns = first.split(' ').map((pattern) => new RegExp(`^${pattern.replaceAll("'", '').replace('*', '.*')}$`));
  const deployedFirst = (name: string) => patterns.some((pattern) => pattern.test(name));

  test('has clusters and file systems first, and accelerated nodes after what they need', () => {
    const layers = EVERYTHING.stacks.filter(({ name }) => deployedFirst(name)).map(({ layer }) => layer);
    expect([...new Set(layers)]).toEqual([
      'foundation',
      'storage',
      'images',
      'lifecycle',
      'transit',
      'network',
      'operations',
      'compute',
      'filesystem',
      'cell-operations',
    ]);
  });

  test('names every stack of the first part', () => {
    const later = ['training', 'database', 'model', 'conformance'];
    const forgotten = EVERYTHING.stacks.filter(({ layer, name }) => !later.includes(layer) && !deployedFirst(name));
    expect(forgotten).toEqual([]);
  });

  test('names no accelerated nodes, whatever the site is called', () => {
    const data = dataOf({ pools: [GB200] });
    const site = siteFrom({ ...data, identity: { ...(data.identity as object), id: 'my-compute-site' } });
    expect(contentOf(planSite(site), 'README.md')).toContain(
      "`npx cdk deploy 'my-compute-site-foundation' 'my-compute-site-storage'",
    );
  });

  test('leaves what belongs to another account to its credentials', () => {
    const enforced = contentOf(planSite(exampleSite('national-ai-zone')), 'README.md');
    expect(enforced).toContain("With credentials of account 444455556666: `npx cdk deploy 'zone-organization'`.");
    expect(enforced.match(/zone-organization/g)).toHaveLength(1);
    expect(enforced).not.toContain('--all');
    expect(enforced).toContain(
      "Deploy the rest: `npx cdk deploy 'zone-training-*' 'zone-database-*' 'zone-model-*' 'zone-conformance'`.",
    );
  });

  test('goes through the install script of every pool that has one', () => {
    for (const pool of ['batch', 'domain', 'frontier', 'neuron', 'queue', 'wide']) {
      expect(readme).toContain(`\`pools/${pool}/install.sh\``);
    }
    expect(contentOf(planOf({ pools: [PCS, H200_SLURM] }), 'README.md')).not.toContain('pools/queue/');
  });

  test('goes through the install script of every listed cell that has one', () => {
    for (const cell of ['domains', 'office', 'serving']) {
      expect(readme).toContain(`\`cells/${cell}/install.sh\` prepares the cell ${cell}.`);
    }
    expect(readme).not.toContain('cells/plain/');
  });

  test('says which nodes measure themselves, and what that takes of their image', () => {
    expect(readme).toContain('Nodes of Slurm (batch, queue) measure themselves');
    expect(readme).toContain('an image of PCS nodes needs the PCS agent 1.5.0 or later, systemd and the AWS CLI');
    const withoutPcs = contentOf(planOf({ pools: [B300, H200_SLURM], metrics: true }), 'README.md');
    expect(withoutPcs).toContain('Nodes of Slurm (batch) measure themselves');
    expect(withoutPcs).not.toContain('PCS nodes');
    expect(contentOf(planOf({ pools: [B300], metrics: true }), 'README.md')).not.toContain('Nodes of Slurm');
    expect(contentOf(planOf({ pools: [], listed: [OFFICE], metrics: true }), 'README.md')).not.toContain('## Metrics');
  });
});

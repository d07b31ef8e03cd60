import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { CLUSTER_SOFTWARE } from '../../lib/catalog/cluster-software';
import { renderManifests } from '../../lib/manifests';
import { planSite } from '../../lib/plan';
import { reordered, siteFrom } from '../support/example-sites';
import { factorySite } from '../support/factory-generator';
import { B300, dataOf, GB200, GB200_ON_EKS, H200_SLURM, type Kind, PCS, planOf, TRN2, TRN2_HYPERPOD } from './plans';
import { contentOf } from './written';

const KINDS: readonly (readonly [string, Kind])[] = [
  ['hyperpod-eks-gb200', { pools: [GB200], metrics: true }],
  ['hyperpod-slurm', { pools: [H200_SLURM], metrics: true }],
  ['eks-b300', { pools: [B300] }],
  ['eks-trn2', { pools: [TRN2], metrics: true }],
  ['eks-gb200', { pools: [GB200_ON_EKS] }],
];

const EVERYTHING = planOf({
  pools: [GB200, { ...GB200_ON_EKS, nodeCidr: '100.80.0.0/12' }, H200_SLURM, B300, { ...TRN2, nodes: 32 }, PCS],
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
    const data = dataOf({ pools: [GB200, B300, H200_SLURM], metrics: true });
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

  test('are none for a site without pools on HyperPod or EKS', () => {
    expect(renderManifests(planOf({ pools: [] }))).toEqual([]);
    expect(renderManifests(planOf({ pools: [PCS] }))).toEqual([]);
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

/** The values of a chart of the only pool of a site. */
function valuesOf(pool: Record<string, unknown>, chart: string, metrics = false) {
  const [document] = parseAllDocuments(
    contentOf(planOf({ pools: [pool], metrics }), `pools/${pool.id}/values/${chart}.yaml`),
  );
  return document.toJS();
}

const SYSTEM = { 'ai-factory/pool': 'system-nodes' };

describe('values', () => {
  test('of HyperPod run the device plugins of the vendor, on nodes with ml. in front', () => {
    const gpu = valuesOf(GB200, 'hyperpod-dependencies');
    expect(gpu['nvidia-device-plugin'].devicePlugin.enabled).toBe(true);
    expect(gpu['neuron-device-plugin'].devicePlugin.enabled).toBe(false);
    expect(gpu['aws-efa-k8s-device-plugin'].supportedInstanceLabels.values).toEqual(['ml.p6e-gb200.36xlarge']);
    expect(JSON.stringify(gpu['nvidia-device-plugin'].affinity)).toContain('ml.p6e-gb200.36xlarge');
    const neuron = valuesOf(TRN2_HYPERPOD, 'hyperpod-dependencies');
    expect(neuron['nvidia-device-plugin']).toEqual({ devicePlugin: { enabled: false } });
    expect(neuron['neuron-device-plugin'].devicePlugin.enabled).toBe(true);
  });

  test('of HyperPod keep its sample Deployment without pods, and its namespace even without deep health checks', () => {
    const values = valuesOf({ ...GB200, deepHealthChecks: false }, 'hyperpod-dependencies');
    expect(values.replicaCount).toBe(0);
    expect(`docker.io/${values.image.repository}`).toBe(
      CLUSTER_SOFTWARE.hyperpod.images.find(({ id }) => id === 'mpi-operator')?.source,
    );
    expect(values['deep-health-check']).toEqual({ enabled: true });
  });

  test('keep device plugins off nodes without devices', () => {
    expect(JSON.stringify(valuesOf(B300, 'nvidia-device-plugin').affinity)).toContain('"p6-b300.48xlarge"');
    expect(valuesOf(TRN2, 'neuron-device-plugin').neuronInstances).toEqual(['trn2.48xlarge']);
  });

  test('label NVLink domains only where there are some', () => {
    expect(valuesOf(B300, 'nvidia-device-plugin')).toMatchObject({ gfd: { enabled: false }, nfd: { enabled: false } });
    expect(valuesOf(GB200_ON_EKS, 'nvidia-device-plugin')).toMatchObject({
      gfd: { enabled: true },
      nfd: { enabled: true, master: { nodeSelector: SYSTEM } },
    });
  });

  test('of the DRA driver leave GPUs to the device plugin, and its controller no affinity to control planes that nobody sees', () => {
    expect(valuesOf(GB200, 'nvidia-dra-driver-gpu')).toMatchObject({
      resources: { gpus: { enabled: false }, computeDomains: { enabled: true } },
      controller: { affinity: null, nodeSelector: SYSTEM },
    });
  });

  test('of Kueue do not count what queues do not limit', () => {
    const { managerConfig } = valuesOf(B300, 'kueue');
    const [configuration] = parseAllDocuments(managerConfig.controllerManagerConfigYaml);
    expect(configuration.toJS().resources.excludeResourcePrefixes).toEqual(
      expect.arrayContaining(['cpu', 'memory', 'hugepages-', 'vpc.amazonaws.com/']),
    );
  });

  test('of the exporter of GPUs turn on every counter that an alert needs', () => {
    const { customMetrics } = valuesOf(GB200, 'dcgm-exporter', true);
    expect(customMetrics).toContain('DCGM_FI_DEV_ROW_REMAP_FAILURE, gauge,');
    expect(customMetrics).toContain('DCGM_FI_DEV_XID_ERRORS, gauge,');
    expect(customMetrics).toContain('DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL, counter,');
    expect(customMetrics).toContain('DCGM_FI_DEV_THERMAL_VIOLATION, counter,');
  });

  test('of Prometheus use the service account that may write to the workspace, and keep little', () => {
    expect(valuesOf(GB200, 'prometheus', true)).toMatchObject({
      serviceAccounts: { server: { name: 'prometheus' } },
      server: { retention: '6h', persistentVolume: { enabled: false }, nodeSelector: SYSTEM },
    });
  });
});

/** The documents of a resource of the only pool of a site. */
function resourcesOf(pool: Record<string, unknown>, name: string) {
  const content = contentOf(planOf({ pools: [pool] }), `pools/${pool.id}/resources/${name}.yaml`);
  return parseAllDocuments(content).map((document) => document.toJS());
}

describe('resources', () => {
  test('encrypt volumes with the metadata key of the site', () => {
    expect(resourcesOf(GB200, 'storage')[0].parameters).toEqual({
      type: 'gp3',
      encrypted: 'true',
      kmsKeyId: 'arn:aws:kms:xa-north-1:111122223333:alias/generated/metadata',
    });
  });

  test('queue jobs by the accelerators of the vendor', () => {
    expect(JSON.stringify(resourcesOf(B300, 'queues'))).toContain('"nvidia.com/gpu"');
    expect(JSON.stringify(resourcesOf(TRN2, 'queues'))).toContain('"aws.amazon.com/neuron"');
  });

  test('bind the claim of a file system to its own volume', () => {
    const [volume, claim] = resourcesOf(B300, 'file-system');
    expect(claim.spec.volumeName).toBe(volume.metadata.name);
    expect(volume.spec.claimRef).toEqual({ namespace: claim.metadata.namespace, name: claim.metadata.name });
  });

  test.each([
    [GB200, 'topology.k8s.aws/ultraserver-id', undefined],
    [GB200_ON_EKS, 'nvidia.com/gpu.clique', { 'kueue.x-k8s.io/queue-name': 'domain' }],
  ])('show a job on all nodes of an UltraServer of $id', (pool, topologyKey, labels) => {
    const [domain, job] = resourcesOf(pool, 'ultra-server-job');
    const { template, completions } = job.spec;
    expect(completions).toBe(18);
    expect(job.metadata.labels).toEqual(labels);
    expect(template.spec.containers[0].resources.limits).toEqual({ 'nvidia.com/gpu': 4, 'vpc.amazonaws.com/efa': 4 });
    expect(template.spec.resourceClaims[0].resourceClaimTemplateName).toBe(
      domain.spec.channel.resourceClaimTemplate.name,
    );
    expect(template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey).toBe(
      topologyKey,
    );
  });

  test('show no such job where nodes stand alone', () => {
    expect(() => resourcesOf(B300, 'ultra-server-job')).toThrow();
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
    const later = ['training', 'database', 'model'];
    const forgotten = EVERYTHING.stacks.filter(({ layer, name }) => !later.includes(layer) && !deployedFirst(name));
    expect(forgotten).toEqual([]);
  });

  test('goes through the install script of every pool that has one', () => {
    for (const pool of ['batch', 'domain', 'frontier', 'neuron', 'wide']) {
      expect(readme).toContain(`\`pools/${pool}/install.sh\``);
    }
    expect(readme).not.toContain('pools/queue/');
  });
});

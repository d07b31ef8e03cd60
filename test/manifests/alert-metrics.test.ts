import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ALERT_RULES, type Exporter, metricsNeededOf } from '../../lib/catalog/alert-rules';
import { clusterSetsOf, softwareOf } from '../../lib/plan';
import { scratchDirectory } from '../cli/scratch';
import { measured, WORKSPACE } from './measured-node';
import { B300, H200_SLURM, OFFICE, PCS, planOf, SERVING, TRN2, TRN2_PCS } from './plans';
import { contentOf } from './written';

/** The software that gives the metrics of an exporter. */
const GIVEN_BY: { readonly [exporter in Exporter]: string } = {
  'dcgm-exporter': 'dcgmExporter',
  'efa-exporter': 'prometheus',
  'kube-state-metrics': 'prometheus',
  'neuron-monitor': 'neuronMonitor',
  'node-exporter': 'prometheus',
  prometheus: 'prometheus',
};

function nodeExporterOf(pool: typeof B300) {
  const plan = planOf({ pools: [pool], metrics: true });
  return parse(contentOf(plan, `pools/${pool.id}/values/prometheus.yaml`))['prometheus-node-exporter'];
}

describe('the metrics of alerts in Kubernetes', () => {
  test('are given by software that some cluster has', () => {
    const plan = planOf({ pools: [], listed: [SERVING], metrics: true });
    const software: readonly string[] = clusterSetsOf(plan).flatMap((clusters) => softwareOf(clusters, plan));
    for (const { exporter } of Object.values(ALERT_RULES).flat()) {
      expect(software).toContain(GIVEN_BY[exporter]);
    }
  });

  test('are read from the driver of adapters, under the names that alerts use', () => {
    const directory = scratchDirectory();
    const needed = metricsNeededOf('efa-exporter').map((name) => name.replace('node_amazonefa_', ''));
    for (const device of ['rdmap79s0', 'rdmap80s0']) {
      const counters = join(directory, 'sys/class/infiniband', device, 'ports/1/hw_counters');
      mkdirSync(counters, { recursive: true });
      for (const [index, name] of needed.entries()) {
        writeFileSync(join(counters, name), `${index}\n`);
      }
      writeFileSync(join(counters, 'odd'), 'N/A\n');
    }
    expect(afterOneRound(directory)).toEqual(
      ['rdmap79s0', 'rdmap80s0']
        .flatMap((device) =>
          needed.map((name, index) => `node_amazonefa_${name}{device="${device}",port="1"} ${index}`),
        )
        .sort(),
    );
  });

  test('are none on nodes without adapters', () => {
    expect(afterOneRound(scratchDirectory())).toEqual([]);
  });

  test('reach the node exporter through a folder that only the other container writes to', () => {
    const { extraArgs, sidecarVolumeMount, sidecars } = nodeExporterOf(B300);
    const [{ mountPath }] = sidecarVolumeMount;
    expect(extraArgs).toEqual([`--collector.textfile.directory=${mountPath}`]);
    expect(sidecars[0].command[2]).toContain(`${mountPath}/adapters.prom`);
    expect(sidecars[0].volumeMounts).toEqual([{ name: 'sys', mountPath: '/host/sys', readOnly: true }]);
  });

  test('of adapters are left out where no node has any', () => {
    const cell = { ...OFFICE, pools: [...OFFICE.pools, { id: 'small', instanceType: 'g6.xlarge', nodes: 1 }] };
    const plan = planOf({ pools: [], listed: [cell], metrics: true });
    expect(contentOf(plan, 'cells/office/values/prometheus.yaml')).not.toContain('sidecars');
    expect(nodeExporterOf(TRN2).sidecars).toHaveLength(1);
  });
});

describe('the metrics of alerts on Slurm', () => {
  /** The job that brings the metrics of an exporter; nothing gives those of Kubernetes here, and no alert asks for them. */
  const JOBS: { readonly [exporter in Exporter]?: string } = {
    'dcgm-exporter': 'dcgm-exporter',
    'efa-exporter': 'node-exporter',
    'neuron-monitor': 'neuron-monitor',
    'node-exporter': 'node-exporter',
  };

  test('come from a job of some node', () => {
    const nodes = [measured(H200_SLURM, 'gpus'), measured(TRN2_PCS, 'neuron')];
    const jobs = nodes.flatMap((node) =>
      node.collector().scrape_configs.map((job: { job_name: string }) => job.job_name),
    );
    const exporters = Object.values(ALERT_RULES).flatMap((rules) => rules.map(({ exporter }) => exporter));
    for (const exporter of exporters.filter((each) => each !== 'prometheus' && each !== 'kube-state-metrics')) {
      expect(jobs).toContain(JOBS[exporter]);
    }
  });

  test('are asked of DCGM by name', () => {
    const node = measured(H200_SLURM, 'gpus');
    const counters = readFileSync(join(node.disk, 'opt/dcgm-exporter-4.5.3-4.8.2/etc/ai-factory.csv'), 'utf8');
    expect(counters.split('\n').map((line) => line.split(', ')[0])).toEqual(
      expect.arrayContaining([...metricsNeededOf('dcgm-exporter')]),
    );
  });

  test('are measured by the collectors of the node exporter that stay on', () => {
    const collectors = measured(H200_SLURM, 'none')
      .unit('node-exporter')
      .match(/--collector\.[\w-]+/g);
    const prefixes = metricsNeededOf('node-exporter').map((name) => name.split('_')[1]);
    for (const prefix of [...prefixes, 'textfile', 'disable-defaults']) {
      expect(collectors).toContain(`--collector.${prefix}`);
    }
  });

  test('of adapters lie where the node exporter looks, under the names that alerts use', () => {
    const node = measured(H200_SLURM, 'none');
    const folder = /--collector\.textfile\.directory=(\S+)/.exec(node.unit('node-exporter'))?.[1] ?? '';
    expect(node.unit('adapters')).toContain(`RuntimeDirectory=${folder.replace('/run/', '')}\n`);
    const [name] = metricsNeededOf('efa-exporter');
    const counters = join(node.disk, 'class/infiniband/rdmap79s0/ports/1/hw_counters');
    mkdirSync(counters, { recursive: true });
    writeFileSync(join(counters, name.replace('node_amazonefa_', '')), '7\n');
    mkdirSync(join(node.disk, 'adapters'));
    const script = readFileSync(join(node.disk, 'opt/adapters.sh'), 'utf8')
      .replaceAll('/sys/', `${node.disk}/`)
      .replaceAll(folder, join(node.disk, 'adapters'))
      .replace('sleep 15', 'exit 0');
    expect(spawnSync('sh', ['-c', script]).status).toBe(0);
    expect(readFileSync(join(node.disk, 'adapters/adapters.prom'), 'utf8')).toBe(
      `${name}{device="rdmap79s0",port="1"} 7\n`,
    );
  });

  test('carry the labels that alerts name, and go to the workspace of the cell', () => {
    const { global, remote_write, scrape_configs } = measured(PCS, 'gpus').collector();
    expect(global.external_labels).toEqual({ site: 'generated', pool: 'queue', cell: 'batch-001' });
    expect(remote_write).toEqual([
      {
        url: WORKSPACE,
        sigv4: { region: 'xa-north-1' },
        queue_config: { max_shards: 2, batch_send_deadline: '30s' },
      },
    ]);
    for (const { static_configs } of scrape_configs) {
      expect(static_configs[0].labels).toEqual({ instance: 'ip-100-64-0-7', node: 'ip-100-64-0-7' });
    }
  });
});

/** What the script beside the node exporter has written after one round, with another place for the files of the host. */
function afterOneRound(directory: string): string[] {
  mkdirSync(join(directory, 'run'));
  const [{ command }] = nodeExporterOf(B300).sidecars;
  const script = command[2]
    .replaceAll('/host/sys', join(directory, 'sys'))
    .replaceAll('/run/adapters', join(directory, 'run'))
    .replace('sleep 15', 'exit 0');
  const { status, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(directory, 'run', 'adapters.prom'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

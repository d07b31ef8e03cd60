import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AWS, MeasuredNode, measured, nodePrograms } from './measured-node';
import { GB200_SLURM, H200_SLURM, PCS, TRN2_PCS } from './plans';

describe('metrics.sh', () => {
  test('starts on a node with GPUs all that measures it, and its collector', () => {
    const node = new MeasuredNode(H200_SLURM, 'gpus');
    const programs = nodePrograms();
    expect(node.run(programs)).toEqual({
      status: 0,
      stderr: '',
      stdout:
        'measured by ai-factory-node-exporter.service ai-factory-adapters.service ai-factory-dcgm-exporter.service ai-factory-collector.service\n',
    });
    const calls = programs.calls();
    const bucket = 's3://sagemaker-generated-111122223333-xa-north-1/_metrics';
    expect(calls.filter((call) => call.startsWith('aws')).map((call) => call.split(' ')[3])).toEqual([
      `${bucket}/node-exporter-v1.9.1-amd64.tar.gz`,
      `${bucket}/dcgm-exporter-4.5.3-4.8.2-amd64.tar.gz`,
      `${bucket}/prometheus-v3.4.1-amd64.tar.gz`,
    ]);
    const all = ['node-exporter', 'adapters', 'dcgm-exporter', 'collector'].map((id) => `ai-factory-${id}.service`);
    expect(calls.slice(-3)).toEqual([
      'systemctl daemon-reload',
      `systemctl enable --quiet ${all.join(' ')}`,
      `systemctl restart ${all.join(' ')}`,
    ]);
  });

  test('takes programs for the processor of the node', () => {
    const node = new MeasuredNode(GB200_SLURM, 'gpus');
    const programs = nodePrograms({ uname: 'echo aarch64' });
    expect(node.run(programs).status).toBe(0);
    const fetched = programs.calls().filter((call) => call.startsWith('aws'));
    expect(fetched.every((call) => call.includes('-arm64.tar.gz'))).toBe(true);
  });

  test('leaves out what a node without accelerators does not have', () => {
    expect(measured(H200_SLURM, 'none').services().sort()).toEqual(['adapters', 'collector', 'node-exporter']);
    expect(measured(TRN2_PCS, 'none').services().sort()).toEqual(['adapters', 'collector', 'node-exporter']);
  });

  test('runs the exporter of GPUs in its own files, with the driver of the node', () => {
    const node = measured(PCS, 'gpus');
    const place = join(node.disk, 'opt/dcgm-exporter-4.5.3-4.8.2');
    expect(node.unit('dcgm-exporter').split('\n')).toEqual(
      expect.arrayContaining([
        'ExecStart=/usr/bin/dcgm-exporter --disable-startup-validate --address 127.0.0.1:9400 --collectors /etc/ai-factory.csv',
        `RootDirectory=${place}`,
        'MountAPIVFS=yes',
        'BindReadOnlyPaths=/usr/lib64/libnvidia-ml.so.1:/usr/lib/libnvidia-ml.so.1',
      ]),
    );
    expect(node.unit('dcgm-exporter')).not.toContain('libcuda');
    expect(existsSync(join(place, 'usr/lib/libnvidia-ml.so.1'))).toBe(true);
  });

  test('asks the engine of DCGM that the image of the node runs, where it runs one', () => {
    const node = new MeasuredNode(H200_SLURM, 'gpus');
    expect(node.run(nodePrograms({ systemctl: 'true' })).status).toBe(0);
    expect(node.unit('dcgm-exporter')).toMatch(/^ExecStart=.* --remote-hostengine-info 127\.0\.0\.1:5555$/m);
  });

  test('runs what measures Neuron devices as its image does', () => {
    const node = measured(TRN2_PCS, 'neuron');
    const place = join(node.disk, 'opt/neuron-monitor-1.3.0');
    expect(node.unit('neuron-monitor')).toContain(`RootDirectory=${place}\n`);
    expect(node.unit('neuron-monitor')).toContain(`EnvironmentFile=${place}/environment\n`);
    expect(readFileSync(join(place, 'environment'), 'utf8')).toBe('PATH=/opt/aws/neuron/bin\n');
  });

  test('writes units that systemd reads', () => {
    const node = measured(H200_SLURM, 'gpus');
    for (const id of node.services()) {
      const lines = node.unit(id).trimEnd().split('\n');
      expect(lines.filter((line) => !/^(\[(Unit|Service|Install)\]|[A-Z][A-Za-z]+=.+)$/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith('ExecStart=/'))).toHaveLength(1);
    }
  });

  test('can be run again, and fetches nothing a second time', () => {
    const node = measured(H200_SLURM, 'gpus');
    const programs = nodePrograms();
    expect(node.run(programs).status).toBe(0);
    expect(programs.calls().filter((call) => call.startsWith('aws'))).toEqual([]);
    expect(node.collector().scrape_configs).toHaveLength(2);
  });

  test('tries again while the role of the node may not read yet', () => {
    const counting = 'n=$(cat "$0.n" 2> /dev/null || echo 0); echo $((n + 1)) > "$0.n"; [ "$n" -ge 2 ] || exit 1;';
    expect(new MeasuredNode(H200_SLURM, 'none').run(nodePrograms({ aws: `${counting}${AWS}` })).status).toBe(0);
  });

  test.each([
    ['a program cannot be fetched', { aws: 'exit 1' }, /^metrics\.sh: s3:.*-amd64\.tar\.gz cannot be fetched\n$/],
    ['a program is damaged', { aws: 'echo no > "$4"' }, /metrics\.sh: s3:.*-amd64\.tar\.gz cannot be unpacked\n$/],
  ])('fails with a sentence, and starts nothing, when %s', (_name, answers, message) => {
    const programs = nodePrograms(answers);
    const { status, stderr } = new MeasuredNode(H200_SLURM, 'none').run(programs);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(programs.calls().filter((call) => call.startsWith('systemctl'))).toEqual([]);
  });
});

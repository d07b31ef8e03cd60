import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakePrograms } from './fake-programs';
import { DOMAINS, type ListedCell, OFFICE, planOf, SERVING } from './plans';
import { writtenManifests } from './written';

/** Every stack is deployed. A file system is called by the key of its output. */
const AWS = `
case "$*" in
*RemoteWriteUrl*) echo https://aps.example/w/api/v1/remote_write ;;
*generated-filesystem-*) echo "$*" | sed "s/.*OutputKey=='\\([A-Za-z0-9]*\\)'.*/\\1/" ;;
esac`;
const HELM = '[ "$1" != version ] || printf v3.18.0';
/** Keeps what is applied from the standard input. */
const KUBECTL = 'case "$*" in *"-f -") cat >> "$(dirname "$0")/../calls.log" ;; esac';

function programs(answers: { readonly [program: string]: string } = {}): FakePrograms {
  return new FakePrograms({ aws: AWS, helm: HELM, kubectl: KUBECTL, ...answers });
}

/** The directory of a listed cell, with a bundle at hand. */
function directoryOf(cell: ListedCell): string {
  const directory = writtenManifests(planOf({ pools: [], listed: [cell], metrics: true }));
  mkdirSync(join(directory, 'bundle'));
  writeFileSync(join(directory, 'bundle', 'SHA256SUMS'), '');
  return directory;
}

function scriptOf(cell: ListedCell): string {
  return join(directoryOf(cell), 'cells', cell.id, 'install.sh');
}

describe('install.sh of a listed cell', () => {
  test('installs what both makers of accelerators and the adapters need, and what measures them', () => {
    const fake = programs();
    const { status, stderr } = fake.run(scriptOf(SERVING));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const calls = fake.calls();
    const charts = calls.filter((call) => call.startsWith('helm upgrade')).map((call) => call.split(' ')[3]);
    expect(charts).toEqual([
      'nvidia-device-plugin',
      'neuron-device-plugin',
      'efa-device-plugin',
      'dcgm-exporter',
      'prometheus',
    ]);
    expect(calls).toContain('aws eks update-kubeconfig --region xa-north-1 --name generated-serving');
    expect(calls.filter((call) => /^kubectl apply --server-side .*manifest\.yaml$/.test(call))).toHaveLength(1);
    expect(calls.find((call) => call.includes('install prometheus'))).toMatch(/external_labels\.cell=serving$/);
  });

  test('queues no jobs and runs no operator of jobs', () => {
    const fake = programs();
    expect(fake.run(scriptOf(SERVING)).status).toBe(0);
    expect(fake.calls().join('\n')).not.toMatch(/kueue|mpi-operator|queues|hyperpod/);
  });

  test('claims file systems by their ids, each with its own outputs', () => {
    const fake = programs();
    expect(fake.run(scriptOf(SERVING)).status).toBe(0);
    const applied = fake.calls().join('\n');
    expect(applied).toMatch(
      /name: models\n[\s\S]*volumeHandle: FileSystemModelsId\n[\s\S]*mountname: FileSystemModelsMountName\n/,
    );
    expect(applied).toMatch(
      /name: scratch\n[\s\S]*volumeHandle: FileSystemScratchId\n[\s\S]*dnsname: FileSystemScratchDnsName\n/,
    );
  });

  test('waits for the driver of NVLink domains', () => {
    const fake = programs();
    expect(fake.run(scriptOf(DOMAINS)).status).toBe(0);
    const calls = fake.calls();
    const driver = calls.findIndex((call) => call.includes('install nvidia-dra-driver-gpu'));
    expect(calls[driver + 1]).toContain('--namespace nvidia-dra-driver-gpu --timeout=10m');
  });

  test('needs neither bundle nor Helm where there are only file systems', () => {
    const directory = directoryOf(OFFICE);
    rmSync(join(directory, 'bundle'), { recursive: true });
    const fake = new FakePrograms({ aws: AWS, kubectl: KUBECTL });
    const { status, stderr } = fake.run(join(directory, 'cells', 'office', 'install.sh'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const calls = fake.calls();
    expect(calls).toContain('kubectl apply -f resources/storage.yaml');
    expect(calls.join('\n')).toContain('volumeHandle: FileSystemArchiveId');
  });

  test.each([
    ['it is given another cell', {}, ['office'], 'office is no cell that cells.tsv lists'],
    [
      'the cluster is not there',
      { aws: '[ "$1" != eks ] || exit 1' },
      [],
      'is the stack generated-compute-serving deployed?',
    ],
    [
      'a chart is refused',
      { helm: '[ "$1" = version ] && printf v3 || exit 1' },
      [],
      'nvidia-device-plugin cannot be installed into generated-serving',
    ],
    [
      'a manifest is refused',
      { kubectl: 'case "$*" in *manifest.yaml) exit 1 ;; esac' },
      [],
      'neuron-monitor cannot be installed into generated-serving',
    ],
    [
      'file systems are not there',
      { aws: 'case "$*" in *filesystem*) echo None ;; esac' },
      [],
      'the stack generated-filesystem-serving does not say where models is',
    ],
  ])('fails with a sentence when %s', (_name, answers, args, message) => {
    const { status, stderr } = programs(answers).run(scriptOf(SERVING), args);
    expect(status).not.toBe(0);
    expect(stderr).toContain(message);
  });

  test('fails when the image of a manifest is not mirrored', () => {
    const directory = directoryOf(SERVING);
    writeFileSync(join(directory, 'images.tsv'), '');
    const { status, stderr } = programs().run(join(directory, 'cells', 'serving', 'install.sh'));
    expect(status).toBe(1);
    expect(stderr).toContain('neuron-monitor runs images that the site does not have');
  });
});

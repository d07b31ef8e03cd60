import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakePrograms } from './fake-programs';
import { B300, GB200, GB200_ON_EKS, GB200_SLURM, H200_SLURM, planOf, SERVING, TRN2, TRN2_PCS } from './plans';
import { writtenManifests } from './written';

const MIRROR = '111122223333.dkr.ecr.xa-north-1.amazonaws.com/generated/mirror';
const REGISTRIES = { EKS_REGISTRY: 'eks.example', HYPERPOD_REGISTRY: 'hyperpod.example' };

/** Charts that run what their values say is known: a manifest for each release. */
const HELM = `
case $1 in
pull)
  chart=\${2##*/}
  while [ $# -gt 1 ]; do [ "$1" != --untardir ] || place=$2; shift; done
  mkdir -p "$place/$chart" && echo "name: $chart" > "$place/$chart/Chart.yaml" ;;
template)
  case $2 in
  kueue) echo 'image: registry.k8s.io/kueue/kueue:v0.16.1' ;;
  nvidia-device-plugin) echo 'image: nvcr.io/nvidia/k8s-device-plugin:v0.19.3' ;;
  efa-device-plugin) echo 'image: "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/aws-efa-k8s-device-plugin:v0.5.20"' ;;
  hyperpod-dependencies) echo 'image: 767398015722.dkr.ecr.x.amazonaws.com/hyperpod-health-monitoring-agent@sha256:77' ;;
  esac ;;
esac`;
const CRANE = `
case $1 in
digest) echo sha256:42 ;;
pull) mkdir -p "$5" && echo layout > "$5/index.json" ;;
esac`;
/** Images whose only file says what they were exported for. */
const IMAGES = `
case $1 in
digest) echo sha256:42 ;;
config) printf '{"config":{"Env":["PATH=/opt/aws/neuron/bin:/usr/bin","LANG=C"],"Cmd":["a"]}}' ;;
export) files=$(mktemp -d); mkdir "$files/bin"; echo "$3" > "$files/bin/program"; tar -cf "$5" -C "$files" bin/program ;;
esac`;
const CURL = `
while [ $# -gt 1 ]; do [ "$1" != --output ] || place=$2; shift; done
echo 'image: mpioperator/mpi-operator:0.7.0' > "$place"`;
const GIT = `
[ "$1" != clone ] || { mkdir -p "$4/helm_chart/HyperPodHelmChart" && echo "name: h" > "$4/helm_chart/HyperPodHelmChart/Chart.yaml"; }`;

function fetchPrograms(answers: { readonly [program: string]: string } = {}): FakePrograms {
  return new FakePrograms({ helm: HELM, crane: CRANE, curl: CURL, git: GIT, ...answers });
}

describe('fetch.sh', () => {
  test('collects the charts, finds out what they run and pulls that by digest', () => {
    const directory = writtenManifests(planOf({ pools: [B300] }));
    const programs = fetchPrograms();
    const { status, stderr, stdout } = programs.run(join(directory, 'fetch.sh'), [], REGISTRIES);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      'bundle holds 4 images and 0 programs; carry this directory to the site and go on as README.md says\n',
    );
    const calls = programs.calls();
    expect(calls).toContain(
      'helm pull nvidia-device-plugin --repo https://nvidia.github.io/k8s-device-plugin --version 0.19.3 --untar --untardir bundle/part',
    );
    expect(calls).toContain(
      'helm pull oci://registry.k8s.io/kueue/charts/kueue --version 0.16.1 --untar --untardir bundle/part',
    );
    expect(calls).toContain(
      'helm template kueue bundle/charts/kueue-0.16.1 --namespace kueue-system --values pools/wide/values/kueue.yaml --kube-version 1.34 --api-versions resource.k8s.io/v1',
    );
    expect(calls).toContain('crane digest eks.example/eks/aws-efa-k8s-device-plugin:v0.5.20');
    expect(calls).toContain('crane pull --format oci eks.example/eks/aws-efa-k8s-device-plugin@sha256:42 bundle/part');
    expect(calls).toContain('crane pull --format oci mpioperator/mpi-operator@sha256:42 bundle/part');
    expect(readdirSync(join(directory, 'bundle', 'charts')).sort()).toEqual([
      'efa-device-plugin-0.5.20',
      'kueue-0.16.1',
      'mpi-operator-0.7.0.yaml',
      'nvidia-device-plugin-0.19.3',
    ]);
    expect(
      readFileSync(join(directory, 'bundle', 'images.lock'), 'utf8')
        .split('\n')
        .sort(),
    ).toEqual([
      '',
      `efa-device-plugin-v0.5.20\t${MIRROR}/efa-device-plugin:v0.5.20\tsha256:42`,
      `kueue-v0.16.1\t${MIRROR}/kueue:v0.16.1\tsha256:42`,
      `mpi-operator-0.7.0\t${MIRROR}/mpi-operator:0.7.0\tsha256:42`,
      `nvidia-device-plugin-v0.19.3\t${MIRROR}/nvidia-device-plugin:v0.19.3\tsha256:42`,
    ]);
  });

  test('fetches nothing a second time', () => {
    const directory = writtenManifests(planOf({ pools: [B300] }));
    const programs = fetchPrograms();
    programs.run(join(directory, 'fetch.sh'), [], REGISTRIES);
    programs.calls();
    expect(programs.run(join(directory, 'fetch.sh'), [], REGISTRIES).status).toBe(0);
    expect(programs.calls().filter((call) => /pull|curl|clone/.test(call))).toEqual([]);
  });

  test('goes on after an interruption, without what was half there', () => {
    const directory = writtenManifests(planOf({ pools: [B300] }));
    const broken = fetchPrograms({ crane: CRANE.replace('pull)', 'pull) mkdir -p "$5"; exit 1') });
    const { status, stderr } = broken.run(join(directory, 'fetch.sh'), [], REGISTRIES);
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^fetch\.sh: .* cannot be pulled\n$/),
    });
    expect(existsSync(join(directory, 'bundle', 'SHA256SUMS'))).toBe(false);
    expect(fetchPrograms().run(join(directory, 'fetch.sh'), [], REGISTRIES).status).toBe(0);
    expect(readdirSync(join(directory, 'bundle', 'images'))).toHaveLength(4);
    expect(readdirSync(join(directory, 'bundle', 'images', 'kueue-v0.16.1'))).toEqual(['index.json']);
  });

  test('brings the chart of HyperPod at its commit, with what it consists of', () => {
    const directory = writtenManifests(planOf({ pools: [GB200] }));
    const programs = fetchPrograms();
    expect(programs.run(join(directory, 'fetch.sh'), [], REGISTRIES).status).toBe(0);
    expect(programs.calls()).toEqual(
      expect.arrayContaining([
        'git clone --quiet https://github.com/aws/sagemaker-hyperpod-cli.git bundle/part',
        expect.stringMatching(/^git -C bundle\/part checkout --quiet [0-9a-f]{40}$/),
        'helm dependency update bundle/part/helm_chart/HyperPodHelmChart',
      ]),
    );
    // An image that a chart names by digest alone is found by that digest, and kept by a tag that says so.
    expect(readFileSync(join(directory, 'bundle', 'images.lock'), 'utf8')).toContain(
      `hyperpod-health-monitoring-agent-sha256-42\t${MIRROR}/hyperpod-health-monitoring-agent:sha256-42\tsha256:42\n`,
    );
  });

  test('collects what listed cells run, with the image of a manifest that this library writes', () => {
    const directory = writtenManifests(planOf({ pools: [], listed: [SERVING], metrics: true }));
    const programs = fetchPrograms();
    const { status, stderr } = programs.run(join(directory, 'fetch.sh'), [], REGISTRIES);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const calls = programs.calls();
    expect(calls).toContain(
      'helm template nvidia-device-plugin bundle/charts/nvidia-device-plugin-0.19.3 --namespace kube-system --values cells/serving/values/nvidia-device-plugin.yaml --kube-version 1.34 --api-versions resource.k8s.io/v1',
    );
    expect(calls).toContain('crane digest public.ecr.aws/neuron/neuron-monitor:1.3.0');
    expect(readFileSync(join(directory, 'bundle', 'images.lock'), 'utf8')).toContain(
      `neuron-monitor-1.3.0\t${MIRROR}/neuron-monitor:1.3.0\tsha256:42\n`,
    );
  });

  test('collects what measures nodes of Slurm, for the processors that they have', () => {
    const directory = writtenManifests(planOf({ pools: [GB200_SLURM, TRN2_PCS], metrics: true }));
    const programs = new FakePrograms({ crane: IMAGES });
    const { status, stderr, stdout } = programs.run(join(directory, 'fetch.sh'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('bundle holds 0 images and 7 programs;');
    const bundle = join(directory, 'bundle');
    expect(readdirSync(join(bundle, 'programs')).sort()).toEqual([
      'dcgm-exporter-4.5.3-4.8.2-amd64.tar.gz',
      'dcgm-exporter-4.5.3-4.8.2-arm64.tar.gz',
      'neuron-monitor-1.3.0-amd64.tar.gz',
      'node-exporter-v1.9.1-amd64.tar.gz',
      'node-exporter-v1.9.1-arm64.tar.gz',
      'prometheus-v3.4.1-amd64.tar.gz',
      'prometheus-v3.4.1-arm64.tar.gz',
    ]);
    expect(programs.calls()).toContain(
      'crane export --platform linux/arm64 quay.io/prometheus/prometheus@sha256:42 bundle/part/files.tar',
    );
    const packed = join(bundle, 'programs', 'neuron-monitor-1.3.0-amd64.tar.gz');
    const unpacked = spawnSync('tar', ['-xzOf', packed, 'environment', 'bin/program'], { encoding: 'utf8' });
    expect(unpacked.stdout).toBe('linux/amd64\nPATH=/opt/aws/neuron/bin:/usr/bin\nLANG=C\n');
    expect(spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: bundle }).status).toBe(0);
    expect(programs.run(join(directory, 'fetch.sh')).status).toBe(0);
    expect(programs.calls()).toEqual([]);
  });

  test.each(['digest', 'export', 'config'])('fails with a sentence when crane %s does', (command) => {
    const directory = writtenManifests(planOf({ pools: [H200_SLURM], metrics: true }));
    const programs = new FakePrograms({ crane: `[ "$1" != ${command} ] || exit 1\n${IMAGES}` });
    const { status, stderr } = programs.run(join(directory, 'fetch.sh'));
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^fetch\.sh: nvcr\.io.* cannot be/),
    });
    expect(readdirSync(join(directory, 'bundle', 'programs'))).toEqual([]);
  });

  test('asks for the registries of AWS that it needs, and for no others', () => {
    const run = (pools: readonly Record<string, unknown>[]) =>
      fetchPrograms().run(join(writtenManifests(planOf({ pools })), 'fetch.sh')).stderr;
    expect(run([B300])).toContain('EKS_REGISTRY: set it to the registry of EKS');
    const script = readFileSync(join(writtenManifests(planOf({ pools: [GB200_ON_EKS] })), 'fetch.sh'), 'utf8');
    expect(script).not.toContain('HYPERPOD_REGISTRY');
  });

  test.each([
    ['a program is missing', { EKS_REGISTRY: 'e' }, undefined, 'needs crane, which is not on the PATH'],
    [
      'a chart is not to be had',
      REGISTRIES,
      { helm: 'exit 1' },
      'the chart aws-efa-k8s-device-plugin cannot be fetched',
    ],
    [
      'a chart cannot be rendered',
      REGISTRIES,
      { helm: HELM.replace('template)', 'template) exit 1;') },
      'cannot be rendered with',
    ],
    [
      'a chart runs an image that is not mirrored',
      REGISTRIES,
      { helm: HELM.replace('registry.k8s.io/kueue/kueue', 'registry.k8s.io/kueue/viz') },
      'kueue runs images that images.tsv does not have',
    ],
    ['an image does not exist', REGISTRIES, { crane: 'exit 1' }, 'cannot be found; are you logged in to its registry?'],
  ])('fails with a sentence when %s', (_name, env, answers, message) => {
    const directory = writtenManifests(planOf({ pools: [B300] }));
    const programs =
      answers === undefined ? new FakePrograms({ helm: HELM, curl: CURL, git: GIT }) : fetchPrograms(answers);
    const { status, stderr } = programs.run(join(directory, 'fetch.sh'), [], env);
    expect(status).not.toBe(0);
    expect(stderr).toContain(message);
  });
});

/** A bundle as it arrives at the site. */
function bundle(): string {
  const directory = writtenManifests(planOf({ pools: [TRN2] }));
  const programs = fetchPrograms({
    helm: HELM.replace(
      'kueue)',
      "neuron-device-plugin) echo 'image: public.ecr.aws/neuron/neuron-device-plugin:2' ;; kueue)",
    ),
  });
  expect(programs.run(join(directory, 'fetch.sh'), [], REGISTRIES).stderr).toBe('');
  return directory;
}

/** In the order of where they come from. */
const TARGETS = ['efa-device-plugin:v0.5.20', 'mpi-operator:0.7.0', 'neuron-device-plugin:2', 'kueue:v0.16.1'];
const AWS = 'echo secret';
/** A registry that has what was pushed to it. */
const REGISTRY = `
store=$(dirname "$0")/../registry; mkdir -p "$store"
case $1 in
auth) [ "$(cat)" = secret ] ;;
digest) cat "$store/$(echo "$2" | tr / _)" ;;
push) echo sha256:42 > "$store/$(echo "$3" | tr / _)" ;;
esac`;

describe('load.sh', () => {
  test('pushes the images, and nothing a second time', () => {
    const script = join(bundle(), 'load.sh');
    const programs = new FakePrograms({ aws: AWS, crane: REGISTRY });
    const first = programs.run(script);
    expect(first).toEqual({
      status: 0,
      stderr: '',
      stdout: TARGETS.map((name) => `pushed: ${MIRROR}/${name}\n`).join(''),
    });
    const calls = programs.calls();
    expect(calls).toContain('aws ecr get-login-password --region xa-north-1');
    expect(calls).toContain(
      'crane auth login 111122223333.dkr.ecr.xa-north-1.amazonaws.com --username AWS --password-stdin',
    );
    expect(calls).toContain(`crane push bundle/images/kueue-v0.16.1 ${MIRROR}/kueue:v0.16.1`);
    const second = programs.run(script);
    expect(second).toEqual({
      status: 0,
      stderr: '',
      stdout: TARGETS.map((name) => `there already: ${MIRROR}/${name}\n`).join(''),
    });
    expect(programs.calls().filter((call) => call.startsWith('crane push'))).toEqual([]);
  });

  test('fails when the bundle is not there', () => {
    const script = join(writtenManifests(planOf({ pools: [TRN2] })), 'load.sh');
    const { status, stderr } = new FakePrograms({ aws: AWS, crane: REGISTRY }).run(script);
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no whole bundle here'),
    });
  });

  test('fails when the bundle changed on its way', () => {
    const directory = bundle();
    writeFileSync(join(directory, 'bundle', 'charts', 'kueue-0.16.1', 'Chart.yaml'), 'name: other\n');
    const { status, stderr } = new FakePrograms({ aws: AWS, crane: REGISTRY }).run(join(directory, 'load.sh'));
    expect(status).toBe(1);
    expect(stderr).toContain('load.sh: the bundle is not what fetch.sh made: carry it again');
  });

  test.each([
    [
      'there is no password',
      { aws: 'exit 255', crane: REGISTRY },
      'the registry gives no password to these credentials',
    ],
    [
      'a tag holds another image',
      { aws: AWS, crane: '[ "$1" = digest ] && echo sha256:7 || cat > /dev/null' },
      'holds another image, sha256:7, and tags never move',
    ],
    [
      'a push is refused',
      { aws: AWS, crane: REGISTRY.replace('push)', 'push) exit 1;') },
      'is the stack generated-images deployed?',
    ],
    [
      'what arrives is not what was sent',
      { aws: AWS, crane: REGISTRY.replace('sha256:42', 'sha256:43') },
      'is not the image that was fetched',
    ],
  ])('fails with a sentence when %s', (_name, answers, message) => {
    const { status, stderr } = new FakePrograms(answers).run(join(bundle(), 'load.sh'));
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});

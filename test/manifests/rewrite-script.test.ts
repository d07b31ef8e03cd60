import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GB200, planOf } from './plans';
import { writtenManifests } from './written';

const plan = planOf({ pools: [GB200], metrics: true });
const directory = writtenManifests(plan);
const MIRROR = '111122223333.dkr.ecr.xa-north-1.amazonaws.com/generated/mirror';

function rewrite(input: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync('sh', [join(directory, 'rewrite-images.sh'), ...options], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A manifest with one line of interest. */
function pod(line: string): string {
  return `kind: Pod\nspec:\n  containers:\n${line}\n`;
}

describe('rewrite-images.sh', () => {
  test.each([
    [
      'an image',
      '  - image: nvcr.io/nvidia/k8s-device-plugin:v0.16.1',
      `  - image: ${MIRROR}/nvidia-device-plugin:v0.16.1`,
    ],
    ['an image after other keys', '    image: quay.io/prometheus/prometheus:v3', `    image: ${MIRROR}/prometheus:v3`],
    ['double quotes', '    image: "quay.io/prometheus/prometheus:v3"', `    image: ${MIRROR}/prometheus:v3`],
    ['single quotes', "    image: 'quay.io/prometheus/prometheus:v3'", `    image: ${MIRROR}/prometheus:v3`],
    ['a quoted key', '    "image": "quay.io/prometheus/prometheus:v3"', `    "image": ${MIRROR}/prometheus:v3`],
    ['a digest', '    image: quay.io/prometheus/prometheus@sha256:ab12', `    image: ${MIRROR}/prometheus@sha256:ab12`],
    [
      'tag and digest',
      '    image: quay.io/prometheus/prometheus:v3@sha256:ab12',
      `    image: ${MIRROR}/prometheus:v3@sha256:ab12`,
    ],
    ['no tag', '    image: quay.io/prometheus/prometheus', `    image: ${MIRROR}/prometheus`],
    ['a comment', '    image: quay.io/prometheus/prometheus:v3 # the server', `    image: ${MIRROR}/prometheus:v3`],
    ['a short name of Docker Hub', '    image: mpioperator/mpi-operator:0.5', `    image: ${MIRROR}/mpi-operator:0.5`],
    [
      'a long name of Docker Hub',
      '    image: docker.io/mpioperator/mpi-operator:0.5',
      `    image: ${MIRROR}/mpi-operator:0.5`,
    ],
    ['a name of Docker Hub alone', '    image: alpine:3.10', `    image: ${MIRROR}/pytorch-init:3.10`],
    [
      'any registry of EKS',
      '    image: 602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/aws-efa-k8s-device-plugin:v0.5.20',
      `    image: ${MIRROR}/efa-device-plugin:v0.5.20`,
    ],
    [
      'a registry in another partition',
      '    image: 013241004608.dkr.ecr.us-gov-west-1.amazonaws.com/eks/aws-efa-k8s-device-plugin:v1',
      `    image: ${MIRROR}/efa-device-plugin:v1`,
    ],
    ['an image that is mirrored already', `    image: ${MIRROR}/prometheus:v3`, `    image: ${MIRROR}/prometheus:v3`],
    [
      'a variable that names a known image',
      '      value: nvcr.io/nvidia/k8s-dra-driver-gpu:v25.8.0',
      `      value: ${MIRROR}/nvidia-dra-driver-gpu:v25.8.0`,
    ],
    ['a variable that says something else', '      value: "void"', '      value: "void"'],
    ['a variable that names no known image', '      value: busybox:1', '      value: busybox:1'],
    ['keys that only end in image', '    sidecarImage: nginx', '    sidecarImage: nginx'],
    ['a comment line', '    # image: nginx', '    # image: nginx'],
    ['a key without a value', '    image:', '    image:'],
  ])('passes %s', (_name, line, expected) => {
    expect(rewrite(pod(line))).toEqual({ status: 0, stdout: pod(expected), stderr: '' });
  });

  test('goes through containers, init containers and all documents', () => {
    const manifest = (image: string) =>
      `---\n# Source: a.yaml\nkind: Deployment\nspec:\n  template:\n    spec:\n      initContainers:\n      - name: a\n        image: ${image}\n      containers:\n        - image: ${image}\n          name: b\n---\nkind: Job\nspec:\n  template: { spec: { } }\n`;
    expect(rewrite(manifest('quay.io/prometheus/prometheus:v3')).stdout).toBe(manifest(`${MIRROR}/prometheus:v3`));
  });

  test('keeps the line ends of Windows', () => {
    const { status, stdout } = rewrite('kind: Pod\r\n  image: "quay.io/prometheus/prometheus:v3"\r\nx: 1\r\n');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `kind: Pod\r\n  image: ${MIRROR}/prometheus:v3\r\nx: 1\r\n`,
    });
  });

  test('takes a registry with a port for a registry', () => {
    expect(rewrite(pod('  - image: localhost:5000/prometheus/prometheus:v3')).stderr).toContain(
      'image localhost:5000/prometheus/prometheus:v3 is not in images.tsv',
    );
  });

  test('leaves definitions of kinds alone, which have fields called image', () => {
    const definition = 'kind: CustomResourceDefinition\nspec:\n  image: nginx\n  fields: {image: {type: string}}\n';
    expect(rewrite(`${definition}---\n${pod('  - image: alpine:3.10')}`)).toMatchObject({
      status: 0,
      stdout: `${definition}---\n${pod(`  - image: ${MIRROR}/pytorch-init:3.10`)}`,
    });
  });

  test('tells the training operator which init container to use, and nobody else', () => {
    const operator = (label: string) =>
      `kind: Deployment\nmetadata:\n  labels:\n    control-plane: ${label}\nspec:\n  - command:\n    - /manager\n    - --enable-scheme=pytorchjob\n`;
    expect(rewrite(operator('kubeflow-training-operator')).stdout).toContain(
      `    - /manager\n    - --pytorch-init-container-image=${MIRROR}/pytorch-init:3.10\n    - --enable-scheme`,
    );
    expect(rewrite(operator('controller-manager')).stdout).toBe(operator('controller-manager'));
  });

  test('fails when an image is not mirrored, names all of them and prints nothing', () => {
    const manifest = `${pod('  - image: nginx:1\n  - image: alpine:3.10')}---\n${pod('  - image: ghcr.io/a/b@sha256:1')}`;
    expect(rewrite(manifest)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'rewrite-images.sh: image ghcr.io/a/b@sha256:1 is not in images.tsv\nrewrite-images.sh: image nginx:1 is not in images.tsv\n',
    });
  });

  test.each([
    ['braces', '  - {name: a, image: nginx}', 'an image in braces is not understood'],
    ['quotes in braces', '  - {"image":"nginx"}', 'an image in braces is not understood'],
    ['a block', '  - image: >-\n      nginx', 'image >- is not in images.tsv'],
    ['an anchor', '  - image: &image nginx', 'image &imagenginx is not in images.tsv'],
  ])('fails when an image is written with %s, which it does not understand', (_name, line, message) => {
    const { status, stdout, stderr } = rewrite(pod(line));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('lists what it found, each image once', () => {
    const manifest = pod(
      '  - image: quay.io/prometheus/prometheus:v3\n  - image: "quay.io/prometheus/prometheus:v3"\n  - image: alpine:3.10',
    );
    expect(rewrite(manifest, '--list')).toEqual({
      status: 0,
      stdout: `alpine:3.10\t${MIRROR}/pytorch-init\nquay.io/prometheus/prometheus:v3\t${MIRROR}/prometheus\n`,
      stderr: '',
    });
  });

  test('passes an empty manifest', () => {
    expect(rewrite('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('fails when it does not know an option', () => {
    expect(rewrite('', '--all')).toMatchObject({
      status: 2,
      stderr: 'rewrite-images.sh: --all is no option; there is --list\n',
    });
  });

  test('fails when the list of images is gone', () => {
    const other = writtenManifests(plan);
    rmSync(join(other, 'images.tsv'));
    const { status, stdout, stderr } = spawnSync('sh', [join(other, 'rewrite-images.sh')], {
      input: 'a: 1\n',
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('images.tsv cannot be read');
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakePrograms } from './fake-programs';
import { B300, GB200, H200_SLURM, PCS, planOf, TRN2 } from './plans';
import { writtenManifests } from './written';

/** Stacks of the first part are deployed, and nothing else. */
const FIRST_PART = `
case "$*" in
*generated-filesystem-*DnsName*) echo fs-1.fsx.xa-north-1.amazonaws.com ;;
*generated-filesystem-*MountName*) echo abc123 ;;
*generated-filesystem-*) echo fs-1 ;;
*cell-operations*) echo "Stack with id x does not exist" >&2; exit 254 ;;
esac`;
const EVERYTHING = FIRST_PART.replace(
  /\*cell-operations.*$/m,
  '*cell-operations*) echo https://aps.example/w/api/v1/remote_write ;;',
);
const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const HELM = '[ "$1" != version ] || printf v3.18.0';
/** Keeps what is applied. */
const KUBECTL =
  'case "$*" in *"-f -") cat >> "$(dirname "$0")/../applied" ;; "apply -f "*queues.yaml) cat "$3" >> "$(dirname "$0")/../applied" ;; esac';

function programs(answers: { readonly [program: string]: string } = {}): FakePrograms {
  return new FakePrograms({ aws: FIRST_PART, helm: HELM, kubectl: KUBECTL, ...answers });
}

/** The install script of the only pool of a site, with a bundle at hand. */
function installScript(pool: Record<string, unknown>, metrics = false): string {
  const directory = writtenManifests(planOf({ pools: [pool], metrics }));
  mkdirSync(join(directory, 'bundle', 'charts'), { recursive: true });
  writeFileSync(join(directory, 'bundle', 'images.lock'), '');
  writeFileSync(join(directory, 'bundle', 'SHA256SUMS'), `${SHA256_OF_NOTHING}  images.lock\n`);
  writeFileSync(
    join(directory, 'bundle', 'charts', 'mpi-operator-0.7.0.yaml'),
    'image: mpioperator/mpi-operator:0.7.0\n',
  );
  return join(directory, 'pools', String(pool.id), 'install.sh');
}

describe('install.sh', () => {
  test('uploads lifecycle scripts, then installs the software of each cell in order', () => {
    const fake = programs();
    const script = installScript(GB200);
    const { status, stderr } = fake.run(script);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const calls = fake.calls();
    const [upload, ...inCells] = calls.filter(
      (call) => !call.startsWith('aws cloudformation') && call !== 'kubectl apply -f -',
    );
    expect(upload).toBe(
      'aws s3 cp lifecycle s3://sagemaker-generated-111122223333-xa-north-1/frontier --recursive --region xa-north-1',
    );
    const root = join(script, '..', '..', '..');
    const helm = (release: string, chart: string, namespace: string) =>
      `helm upgrade --install ${release} ${root}/bundle/charts/${chart} --namespace ${namespace} --create-namespace --values values/${release}.yaml --post-renderer ${root}/rewrite-images.sh`;
    const available = (namespace: string) =>
      `kubectl wait --for=condition=Available deployment --all --namespace ${namespace} --timeout=10m`;
    const cell = (id: string) => [
      `aws eks update-kubeconfig --region xa-north-1 --name generated-${id}`,
      'kubectl get --raw /readyz --request-timeout=30s',
      'kubectl apply -f resources/storage.yaml',
      helm('hyperpod-dependencies', 'hyperpod-dependencies-067d658b2d5c', 'kube-system'),
      available('kube-system'),
      available('kubeflow'),
      helm('nvidia-dra-driver-gpu', 'nvidia-dra-driver-gpu-25.8.0', 'nvidia-dra-driver-gpu'),
      available('nvidia-dra-driver-gpu'),
    ];
    expect(inCells).toEqual(['helm version --template {{.Version}}', ...cell('frontier-001'), ...cell('frontier-002')]);
  });

  test('prepares only the cells that it is given', () => {
    const fake = programs();
    expect(fake.run(installScript(GB200), ['frontier-002']).status).toBe(0);
    const calls = fake.calls().join('\n');
    expect(calls).toContain('generated-frontier-002');
    expect(calls).not.toContain('generated-frontier-001');
  });

  test.each(['frontier-003', 'front.*', 'frontier', ''])(
    'fails when "%s" is no cell, before anything is done',
    (cell) => {
      const fake = programs();
      const { status, stderr } = fake.run(installScript(GB200), ['frontier-001', cell]);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: `install.sh: ${cell} is no cell that cells.tsv lists\n`,
      });
      expect(fake.calls()).toEqual([]);
    },
  );

  test('takes a plugin where Helm is of version 4', () => {
    const fake = programs({
      helm: '[ "$1" = version ] && printf v4.3 || echo "plugins $HELM_PLUGINS" >> "$(dirname "$0")/../calls.log"',
    });
    const script = installScript(B300);
    expect(fake.run(script).status).toBe(0);
    const calls = fake.calls();
    expect(
      calls
        .filter((call) => call.startsWith('helm upgrade'))
        .every((call) => call.includes('--post-renderer rewrite-images')),
    ).toBe(true);
    expect(calls).toContain(`plugins ${join(script, '..', '..', '..', 'helm-plugins')}`);
  });

  test('leaves metrics for later while there is no workspace', () => {
    const fake = programs();
    const { status, stdout, stderr } = fake.run(installScript(GB200, true), ['frontier-001']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      'no metrics of frontier-001 yet: deploy generated-cell-operations-frontier-001, then run this again',
    );
    expect(fake.calls().join('\n')).not.toContain('install prometheus');
  });

  test('sends metrics to the workspace of the cell once there is one', () => {
    const fake = programs({ aws: EVERYTHING });
    expect(fake.run(installScript(GB200, true), ['frontier-002']).status).toBe(0);
    expect(fake.calls().find((call) => call.includes('install prometheus'))).toMatch(
      / --set-string server\.remoteWrite\[0\]\.url=https:\/\/aps\.example\/w\/api\/v1\/remote_write --set-string server\.global\.external_labels\.cell=frontier-002$/,
    );
  });

  test('gives the queue what the cell has, and claims its file systems', () => {
    const fake = programs({ kubectl: KUBECTL.replace('applied', 'calls.log').replace('applied', 'calls.log') });
    expect(fake.run(installScript({ ...B300, nodesPerCell: 96 }), ['wide-002']).status).toBe(0);
    const applied = fake.calls().join('\n');
    expect(applied).toContain('nominalQuota: 32');
    expect(applied).toContain('volumeHandle: fs-1');
    expect(applied).toContain('dnsname: fs-1.fsx.xa-north-1.amazonaws.com');
    expect(applied).toContain('mountname: abc123');
    expect(applied).toContain('volumeName: fsx');
    expect(applied).not.toMatch(/ACCELERATORS$|: NAME$|DNS$|MOUNT$/m);
  });

  test('claims as many file systems as each cell has', () => {
    const script = installScript({ ...GB200, fileSystem: { throughputGBps: 500 } });
    const rows = readFileSync(join(script, '..', 'cells.tsv'), 'utf8')
      .split('\n')
      .slice(1, 3);
    const [, , claims] = rows[0].split('\t');
    expect(claims).toMatch(/^fsx=FileSystem1 fsx-2=FileSystem2( fsx-(\d+)=FileSystem\2)*$/);
    const fake = programs();
    expect(fake.run(script, ['frontier-001']).status).toBe(0);
    expect(fake.calls().filter((call) => call === 'kubectl apply -f -')).toHaveLength(claims.split(' ').length);
  });

  test('starts what measures Neuron devices, from the registry of the site', () => {
    const fake = programs({
      aws: EVERYTHING,
      kubectl: 'case "$*" in *manifest.yaml) grep image: "$5" >> "$(dirname "$0")/../calls.log" ;; esac',
    });
    expect(fake.run(installScript(TRN2, true)).status).toBe(0);
    expect(fake.calls().join('\n')).toContain(
      'image: 111122223333.dkr.ecr.xa-north-1.amazonaws.com/generated/mirror/neuron-monitor:1.3.0',
    );
  });

  test('tries again while the webhook of queues is not there yet', () => {
    const counting = 'n=$(cat "$0.n" 2> /dev/null || echo 0); echo $((n + 1)) > "$0.n"; [ "$n" -ge 2 ]';
    const fake = programs({ kubectl: `case "$*" in *queues.yaml) ${counting} ;; *"-f -") cat > /dev/null ;; esac` });
    expect(fake.run(installScript(B300)).status).toBe(0);
    expect(fake.calls().filter((call) => call.endsWith('queues.yaml'))).toHaveLength(3);
  });

  test('needs nothing but the AWS CLI where no pods run', () => {
    const fake = new FakePrograms({ aws: 'true' });
    const { status } = fake.run(installScript(H200_SLURM));
    expect(status).toBe(0);
    expect(fake.calls()).toEqual([
      'aws s3 cp lifecycle s3://sagemaker-generated-111122223333-xa-north-1/batch/batch-001 --recursive --region xa-north-1',
    ]);
  });

  test('brings what measures nodes of Slurm, and tells each cell of HyperPod where its metrics go', () => {
    const keeping = '[ "$3" != - ] || { cat; } >> "$(dirname "$0")/../calls.log"';
    const fake = new FakePrograms({ aws: `${EVERYTHING}\n${keeping}` });
    const script = installScript(H200_SLURM, true);
    expect(fake.run(script)).toMatchObject({ status: 0, stderr: '' });
    const bucket = 's3://sagemaker-generated-111122223333-xa-north-1';
    expect(fake.calls().filter((call) => !call.startsWith('aws cloudformation'))).toEqual([
      `aws s3 cp ${join(script, '..', '..', '..')}/bundle/programs ${bucket}/_metrics --recursive --region xa-north-1`,
      `aws s3 cp lifecycle ${bucket}/batch/batch-001 --recursive --region xa-north-1`,
      `aws s3 cp - ${bucket}/batch/batch-001/cell.txt --region xa-north-1`,
      'batch-001 https://aps.example/w/api/v1/remote_write',
    ]);
  });

  test('leaves metrics of HyperPod with Slurm for later while there is no workspace', () => {
    const fake = programs();
    const { status, stdout } = fake.run(installScript(H200_SLURM, true));
    expect(status).toBe(0);
    expect(stdout).toContain('no metrics of batch-001 yet: deploy generated-cell-operations-batch-001');
    expect(fake.calls().join('\n')).not.toContain('cell.txt');
  });

  test('brings to PCS one script for all cells', () => {
    const fake = new FakePrograms({ aws: 'true' });
    expect(fake.run(installScript(PCS, true)).status).toBe(0);
    expect(fake.calls().at(-1)).toBe(
      'aws s3 cp lifecycle s3://sagemaker-generated-111122223333-xa-north-1/queue --recursive --region xa-north-1',
    );
  });

  test('fails when what measures nodes changed on its way', () => {
    const script = installScript(PCS, true);
    writeFileSync(join(script, '..', '..', '..', 'bundle', 'SHA256SUMS'), `${'0'.repeat(64)}  images.lock\n`);
    const fake = new FakePrograms({ aws: 'true' });
    const { status, stderr } = fake.run(script);
    expect(status).toBe(1);
    expect(stderr).toContain('install.sh: the bundle is not what fetch.sh made: carry it again');
    expect(fake.calls()).toEqual([]);
  });

  test.each([
    ['the bucket is not there', { aws: '[ "$1" != s3 ] || exit 1' }, 'is the stack generated-lifecycle deployed?'],
    [
      'the cluster is not there',
      { aws: '[ "$1" != eks ] || exit 1' },
      'is the stack generated-compute-frontier-001 deployed?',
    ],
    [
      'the API is out of reach',
      { kubectl: '[ "$1" != get ] || exit 1' },
      'the API of generated-frontier-001 lets nobody in',
    ],
    [
      'a chart is refused',
      { helm: '[ "$1" = version ] && printf v3 || exit 1' },
      'hyperpod-dependencies cannot be installed into generated-frontier-001',
    ],
    [
      'a controller does not run',
      { kubectl: '[ "$1" != wait ] || exit 1' },
      'controllers in kube-system of generated-frontier-001 do not run',
    ],
    [
      'file systems are not there',
      { aws: 'case "$*" in *filesystem*) echo None ;; esac' },
      'the stack generated-filesystem-frontier-001 does not say where fsx is',
    ],
    [
      'credentials have expired',
      { aws: 'case "$*" in *filesystem*) echo ExpiredToken >&2; exit 255 ;; esac' },
      'ExpiredToken',
    ],
  ])('fails with a sentence when %s', (_name, answers, message) => {
    const { status, stderr } = programs(answers).run(installScript(GB200));
    expect(status).not.toBe(0);
    expect(stderr).toContain(message);
  });

  test('fails with a sentence when the bundle was not carried along', () => {
    const directory = writtenManifests(planOf({ pools: [GB200] }));
    const { status, stderr } = programs().run(join(directory, 'pools', 'frontier', 'install.sh'));
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no whole bundle'),
    });
  });
});

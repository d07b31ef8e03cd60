import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const PLAIN = written(directory, 'plain.yaml', SOUND_SITE);
const ENFORCED = written(
  directory,
  'enforced.yaml',
  `${SOUND_SITE}sovereignty: { organizationId: o-exampleorgid, exemptRoles: { platform: [platform/setup] } }
enforcement:
  managementAccount: '444455556666'
  targetIds: [ou-abcd-12345678]
  aiOptOutTargetIds: [r-abcd]
  kinds: [serviceControl, aiOptOut]
  boundaryName: alpha-limit
  conformancePack: { excludedRules: [LAMBDA_INSIDE_VPC] }
`,
);
/** A key of an own origin for each class of data. */
const KEYS = ['trainingData', 'promptsAndOutputs', 'modelWeights', 'backups', 'logs', 'metadata']
  .map((dataClass) => `${dataClass}: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'`)
  .join(', ');
let runs = 0;

/** A place that nobody wrote to yet. */
function place(): string {
  runs += 1;
  return join(directory, `out-${runs}`);
}

function read(out: string, file: string): string {
  return readFileSync(join(out, file), 'utf8');
}

describe('policies', () => {
  test('writes every document, the pack, the controls, what nothing enforces, and a guide', async () => {
    const out = place();
    const result = await captured(['policies', PLAIN, '--output', out]);
    expect(result.exitCode).toBe(CLEAN);
    expect(result.out.trimEnd().split('\n')).toEqual([
      'README.md',
      'alpha-service-control-1.json',
      'alpha-service-control-2.json',
      'alpha-resource-control-1.json',
      'alpha-declarative-ec2.json',
      'alpha-ai-opt-out.json',
      'alpha-boundary.json',
      'conformance-pack.yaml',
      'control-tower.json',
      'not-enforceable.json',
      'not-enforceable.md',
    ]);
    expect(result.err).toContain(`${out}/README.md`);
    expect(readdirSync(out).sort()).toEqual(['.generated', ...result.out.trimEnd().split('\n')].sort());
    const document = read(out, 'alpha-service-control-1.json');
    expect(document).toBe(JSON.stringify(JSON.parse(document)));
    expect(read(out, 'not-enforceable.md')).toContain('| Volumes outside an Outpost |');
    expect(JSON.parse(read(out, 'not-enforceable.json'))[0]).toHaveProperty('coveredBy');
  });

  test('says how to attach them, in order, to what the site names', async () => {
    const out = place();
    await captured(['policies', ENFORCED, '--output', out]);
    const guide = read(out, 'README.md');
    const order = [
      'create-policy --policy-name alpha-limit --policy-document file://alpha-limit.json',
      'enable-policy-type --root-id "$ROOT_ID" --policy-type AISERVICES_OPT_OUT_POLICY',
      '--content file://alpha-service-control-1.json',
      'attach-policy --policy-id "$POLICY_ID" --target-id ou-abcd-12345678',
      'attach-policy --policy-id "$POLICY_ID" --target-id r-abcd',
      'put-conformance-pack --region eu-central-1 --conformance-pack-name alpha-sovereignty',
      'controltower enable-control',
      'not-enforceable.md',
    ].map((step) => guide.indexOf(step));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((left, right) => left - right));
    expect(guide).not.toContain('RESOURCE_CONTROL_POLICY');
    expect(read(out, 'conformance-pack.yaml')).not.toContain('LAMBDA_INSIDE_VPC');
  });

  test('leaves the target open where the site names none', async () => {
    const out = place();
    await captured(['policies', PLAIN, '--output', out]);
    expect(read(out, 'README.md')).toContain('--target-id "$TARGET_ID"');
  });

  test('writes the same bytes every time, over what an earlier run wrote', async () => {
    const out = place();
    await captured(['policies', ENFORCED, '--output', out]);
    const before = readdirSync(out).map((file) => read(out, file));
    expect((await captured(['policies', ENFORCED, '--output', out])).exitCode).toBe(CLEAN);
    expect(readdirSync(out).map((file) => read(out, file))).toEqual(before);
  });

  test('fails when the site has errors, and writes nothing', async () => {
    const out = place();
    const file = written(directory, 'faulty.yaml', FAULTY_SITE);
    expect(await captured(['policies', file, '--output', out])).toMatchObject({ exitCode: PROBLEMS, out: '' });
    expect(existsSync(out)).toBe(false);
  });

  test('fails when a document was changed by hand', async () => {
    const out = place();
    await captured(['policies', PLAIN, '--output', out]);
    writeFileSync(join(out, 'alpha-boundary.json'), '{}');
    const { exitCode, err } = await captured(['policies', PLAIN, '--output', out]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('alpha-boundary.json [AIF-CLI-007]');
  });
});

describe('validate', () => {
  test('places a document that does not fit on the line that leaves it no room', async () => {
    const file = written(
      directory,
      'tight.yaml',
      `${SOUND_SITE}enforcement:\n  targetIds: [ou-abcd-12345678]\n  otherServiceControlPolicies: 9\n`,
    );
    const { exitCode, out } = await captured(['validate', file, '--format', 'json']);
    expect(exitCode).toBe(PROBLEMS);
    expect(JSON.parse(out).problems).toMatchObject([
      { code: 'AIF-SOV-603', severity: 'error', path: 'enforcement.otherServiceControlPolicies', line: 13, column: 3 },
    ]);
    expect(JSON.parse(out).problems[0].message).toMatch(/^the service-control statements .* and a target takes 0$/);
  });

  test('places a rule that the pack of the site does not have', async () => {
    const file = written(
      directory,
      'rotation.yaml',
      `${SOUND_SITE}sovereignty: { keyOrigin: EXTERNAL, keyArns: { ${KEYS} } }
enforcement:
  conformancePack: { excludedRules: [CMK_BACKING_KEY_ROTATION_ENABLED] }
`,
    );
    const { out } = await captured(['validate', file, '--format', 'json']);
    expect(JSON.parse(out).problems).toContainEqual(
      expect.objectContaining({ code: 'AIF-SOV-606', path: 'enforcement.conformancePack', line: 13 }),
    );
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const site = written(directory, 'sound.yaml', SOUND_SITE);
const faultySite = written(directory, 'faulty.yaml', FAULTY_SITE);
const empty = written(directory, 'empty.template.json', '{"Resources":{}}');
const open = written(directory, 'open.template.json', '{"Resources":{"Gateway":{"Type":"AWS::EC2::InternetGateway"}}}');

describe('audit', () => {
  test('says nothing on standard output about templates that keep the policy', async () => {
    expect(await captured(['audit', empty, '--site', site])).toEqual({
      exitCode: CLEAN,
      out: '',
      err: '1 template: no problems\n',
    });
  });

  test('prints findings as data and their number as talk', async () => {
    const { exitCode, out, err } = await captured(['audit', open, empty, '--site', site]);
    expect(exitCode).toBe(PROBLEMS);
    expect(out).toMatch(/^(fatal|error)\[AIF-SOV-\d{3}\]: /);
    expect(out).toContain(`--> ${open}: Gateway.Type`);
    expect(err).toMatch(/^2 templates: 1 (fatal error|error)\n$/);
  });

  test('prints exactly the documented keys as JSON', async () => {
    const { out } = await captured(['audit', open, '--site', site, '--format', 'json']);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['findings']);
    expect(report.findings.map((finding: object) => Object.keys(finding))).toEqual([
      ['code', 'severity', 'template', 'logicalId', 'path', 'message', 'help'],
    ]);
    expect(report.findings[0]).toMatchObject({ logicalId: 'Gateway' });
  });

  test('names the file of a finding in SARIF and workflow commands', async () => {
    const { out } = await captured(['audit', open, '--site', site, '--format', 'sarif']);
    const [{ locations }] = JSON.parse(out).runs[0].results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:.*\/open\.template\.json$/);
    expect(locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'Gateway.Type' }]);
    expect((await captured(['audit', open, '--site', site, '--format', 'github'])).out).toContain(`file=${open},`);
  });

  test('fails when the site has errors, and audits nothing', async () => {
    const { exitCode, out, err } = await captured(['audit', open, '--site', faultySite]);
    expect({ exitCode, out }).toEqual({ exitCode: PROBLEMS, out: '' });
    expect(err).toContain(`--> ${faultySite}:9:3`);
  });

  test.each([
    ['a template that does not exist', [join(directory, 'missing.json'), '--site', site]],
    ['a file that is no template', [written(directory, 'list.json', '[]'), '--site', site]],
    ['a site that cannot be read', [open, '--site', join(directory, 'missing.yaml')]],
  ])('fails when it is given %s', async (_name, argv) => {
    const { exitCode, out, err } = await captured(['audit', ...argv]);
    expect({ exitCode, out }).toEqual({ exitCode: USAGE, out: '' });
    expect(err).toMatch(/^error: .*\[AIF-(SOV-80[12]|FILE-001)\]/);
  });
});

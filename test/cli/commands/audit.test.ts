import { mkdirSync } from 'node:fs';
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

const WAIVER = `sovereignty:
  waivers:
    - { id: EXC-1, rule: AIF-SOV-101, resource: open/Gateway, reason: It leads to a laboratory., approver: Security Office, expires: 2027-03-01 }
`;

const METADATA = [
  { type: 'aws:cdk:logicalId', data: 'Data' },
  { type: 'aws:cdk:creationStack', data: ['...new Bucket in aws-cdk-lib...', 'new Other (/app/lib/other.ts:12:5)'] },
];

const ARTIFACT = {
  type: 'aws:cloudformation:stack',
  environment: 'aws://111122223333/eu-central-1',
  properties: { templateFile: 'Other.template.json' },
  additionalMetadataFile: 'Other.metadata.json',
  displayName: 'Other',
};

/** A template with an open bucket. */
function openBucket(path?: string): string {
  const Metadata = path === undefined ? {} : { 'aws:cdk:path': path };
  return JSON.stringify({ Resources: { Data: { Type: 'AWS::S3::Bucket', Metadata } } });
}

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

  test('places findings of an assembly of the site in the site', async () => {
    const stack = written(
      directory,
      'alpha-storage.template.json',
      openBucket('alpha-storage/ObjectStore-data/Bucket'),
    );
    const { out } = await captured(['audit', stack, '--site', site]);
    expect(out).toContain(`--> ${site}:10:29`);
    expect(out).toContain(`--> ${stack}: Data.Properties.PublicAccessBlockConfiguration`);
    expect(out).toContain('--> construct alpha-storage/ObjectStore-data/Bucket');
    const { findings } = JSON.parse((await captured(['audit', stack, '--site', site, '--format', 'json'])).out);
    expect(findings[0]).toMatchObject({
      constructPath: 'alpha-storage/ObjectStore-data/Bucket',
      site: { path: 'storage.objectStores[0]', line: 10, column: 29 },
    });
    const annotations = (await captured(['audit', stack, '--site', site, '--format', 'github'])).out;
    expect(annotations).toContain(`::error file=${site},line=10,col=29,`);
    expect(annotations).toContain(`::${stack}: Data.Properties`);
    const [{ locations, relatedLocations }] = JSON.parse(
      (await captured(['audit', stack, '--site', site, '--format', 'sarif'])).out,
    ).runs[0].results;
    expect(locations[0].physicalLocation).toMatchObject({ region: { startLine: 10, startColumn: 29 } });
    expect(relatedLocations[0].physicalLocation.artifactLocation.uri).toMatch(/alpha-storage\.template\.json$/);
  });

  test('places findings of another app in its code, where the assembly tells', async () => {
    const folder = join(directory, 'other.out');
    mkdirSync(folder);
    written(folder, 'Other.template.json', openBucket());
    written(folder, 'Other.metadata.json', JSON.stringify({ '/Other/Data/Resource': METADATA }));
    written(folder, 'manifest.json', JSON.stringify({ artifacts: { Other: ARTIFACT } }));
    const { out } = await captured(['audit', folder, '--site', site]);
    expect(out).toContain('--> /app/lib/other.ts:12:5\n');
    expect(out).toContain('--> construct Other/Data/Resource (/app/lib/other.ts:12:5)');
  });

  test('lets waived findings pass and shows them in every format', async () => {
    const waived = written(directory, 'waived.yaml', `${SOUND_SITE}${WAIVER}`);
    const argv = ['audit', open, '--site', waived, '--date', '2026-12-01'];
    const { exitCode, out, err } = await captured(argv);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: '1 template: 1 waived\n' });
    expect(out).toMatch(/^waived\[AIF-SOV-101\]: /);
    expect(out).toContain('waived: EXC-1, until 2027-03-01, by Security Office: It leads to a laboratory.');
    expect(JSON.parse((await captured([...argv, '--format', 'json'])).out).findings[0].waiver).toMatchObject({
      id: 'EXC-1',
      approver: 'Security Office',
    });
    const [{ suppressions, level }] = JSON.parse((await captured([...argv, '--format', 'sarif'])).out).runs[0].results;
    expect({ suppressions, level }).toEqual({
      level: 'error',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'EXC-1, until 2027-03-01, by Security Office: It leads to a laboratory.',
        },
      ],
    });
    expect((await captured([...argv, '--format', 'github'])).out).toMatch(
      /^::notice .*title=AIF-SOV-101 waived by EXC-1::/,
    );
  });

  test('fails when a waiver has expired on the day that is asked for', async () => {
    const waived = written(directory, 'expired.yaml', `${SOUND_SITE}${WAIVER}`);
    const { exitCode, out } = await captured(['audit', open, '--site', waived, '--date', '2027-03-02']);
    expect(exitCode).toBe(PROBLEMS);
    expect(out).toContain(`fatal[AIF-SOV-725]: the waiver EXC-1 expired after 2027-03-01\n  --> ${waived}:13:9`);
  });

  test('fails when the day that is asked for is none', async () => {
    const { err } = await captured(['audit', open, '--site', site, '--date', 'tomorrow']);
    expect(err).toContain('[AIF-SOV-722]');
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

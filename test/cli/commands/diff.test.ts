import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const before = written(directory, 'before.yaml', SOUND_SITE);
const grown = written(
  directory,
  'grown.yaml',
  SOUND_SITE.replace('[{ id: data', '[{ id: more, dataClass: logs }, { id: data'),
);
const moved = written(directory, 'moved.yaml', SOUND_SITE.replace('10.64.0.0/16', '10.65.0.0/16'));
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);

describe('diff', () => {
  test('says nothing on standard output about two descriptions of one site', async () => {
    expect(await captured(['diff', before, before])).toEqual({
      exitCode: CLEAN,
      out: '',
      err: `${before} to ${before}: 0 changes, no problems\n`,
    });
  });

  test('prints what is added, and is content with it', async () => {
    const { exitCode, out, err } = await captured(['diff', before, grown]);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: `${before} to ${grown}: 1 change, no problems\n` });
    expect(out).toMatch(/^Changes\n.*in AWS\n {2}\+ {2}object store {2}more .*added\n$/);
  });

  test('prints what is replaced, with its place in the description after the edit', async () => {
    const { exitCode, out } = await captured(['diff', before, moved]);
    expect(exitCode).toBe(PROBLEMS);
    expect(out).toMatch(/~ {2}cell +main +cidr +10\.64\.0\.0\/16 +10\.65\.0\.0\/16 +REPLACED/);
    expect(out).toContain(`error[AIF-DIFF-002]: cell "main": \`cidr\` goes from 10.64.0.0/16 to 10.65.0.0/16`);
    expect(out).toContain(`--> ${moved}:9:9\n`);
  });

  test('prints exactly the documented keys as JSON', async () => {
    const { out } = await captured(['diff', before, moved, '--format', 'json']);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['before', 'after', 'changes', 'problems']);
    expect(report.changes[0]).toEqual({
      thing: 'site',
      id: '',
      change: 'changed',
      property: 'cidr',
      before: '10.64.0.0/16',
      after: '10.65.0.0/16',
      effect: 'inPlace',
      note: 'routes to the site',
    });
    expect(Object.keys(report.problems[0])).toEqual(['code', 'severity', 'path', 'line', 'column', 'message', 'help']);
  });

  test('prints findings alone as SARIF and as workflow commands', async () => {
    const { out } = await captured(['diff', before, moved, '--format', 'sarif']);
    expect(JSON.parse(out).runs[0].results).toHaveLength(1);
    const commands = (await captured(['diff', before, moved, '--format', 'github'])).out;
    expect(commands).toMatch(/^::error file=.*moved\.yaml,line=9,/);
    expect((await captured(['diff', before, grown, '--format', 'github'])).out).toBe('');
  });

  test('fails when one of the descriptions has an error', async () => {
    for (const files of [
      [before, faulty],
      [faulty, before],
    ]) {
      const { exitCode, out, err } = await captured(['diff', ...files]);
      expect({ exitCode, out }).toEqual({ exitCode: PROBLEMS, out: '' });
      expect(err).toContain(`${faulty}: 1 error\n`);
    }
  });
});

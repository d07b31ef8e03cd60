import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const sound = written(directory, 'sound.yaml', SOUND_SITE);
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);
const overloaded = written(
  directory,
  'overloaded.yaml',
  `${SOUND_SITE}
facility:
  halls: [{ id: hall, powerKw: 10, liquidCoolingKw: 10000, airCoolingKw: 10000 }]
racks: [{ id: train, design: nvl72-gb200, count: 1, hall: hall, powerKw: 132 }]
`,
);

describe('validate', () => {
  test('says nothing on standard output about a sound site', async () => {
    expect(await captured(['validate', sound])).toEqual({ exitCode: CLEAN, out: '', err: `${sound}: no problems\n` });
  });

  test('prints problems as data and their number as talk', async () => {
    const { exitCode, out, err } = await captured(['validate', faulty]);
    expect({ exitCode, err }).toEqual({ exitCode: PROBLEMS, err: `${faulty}: 1 error\n` });
    expect(out).toMatch(/^error\[AIF-/);
    expect(out).toContain(`--> ${faulty}:9:3\n`);
    expect(out).toContain('   9 |   ranges: 1\n     |   ^^^^^^\n');
  });

  test('prints exactly the documented keys as JSON', async () => {
    const { out } = await captured(['validate', faulty, '--format', 'json']);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['file', 'problems']);
    expect(report.file).toBe(faulty);
    expect(report.problems.map((problem: object) => Object.keys(problem))).toEqual([
      ['code', 'severity', 'path', 'line', 'column', 'message', 'help'],
    ]);
    expect(report.problems[0]).toMatchObject({ severity: 'error', line: 9, column: 3 });
  });

  test('prints an empty list of problems as JSON too', async () => {
    const { out } = await captured(['validate', sound, '--format', 'json']);
    expect(JSON.parse(out)).toEqual({ file: sound, problems: [] });
  });

  test('prints SARIF and workflow commands', async () => {
    const { out } = await captured(['validate', faulty, '--format', 'sarif']);
    expect(JSON.parse(out).runs[0].results).toHaveLength(1);
    expect((await captured(['validate', faulty, '--format', 'github'])).out).toMatch(/^::error file=/);
  });

  test('fails when the plan does not fit the building', async () => {
    const { exitCode, out } = await captured(['validate', overloaded, '--format', 'json']);
    expect(exitCode).toBe(PROBLEMS);
    expect(JSON.parse(out).problems).toContainEqual(expect.objectContaining({ code: 'AIF-HALL-001', line: 13 }));
  });
});

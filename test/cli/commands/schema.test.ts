import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';

const directory = scratchDirectory();

describe('schema', () => {
  test('prints the JSON Schema', async () => {
    const { exitCode, out, err } = await captured(['schema']);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: '' });
    expect(JSON.parse(out)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  test('writes the same to a file, over an older one, and leaves nothing beside it', async () => {
    const file = join(directory, 'new', 'site.schema.json');
    await captured(['schema', '--output', file]);
    expect(await captured(['schema', '--output', file])).toEqual({ exitCode: CLEAN, out: '', err: `wrote ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe((await captured(['schema'])).out);
    expect(readdirSync(join(directory, 'new'))).toEqual(['site.schema.json']);
  });

  test('fails when the file cannot be written', async () => {
    const obstacle = written(directory, 'obstacle', '');
    const { exitCode, err } = await captured(['schema', '--output', join(obstacle, 'site.schema.json')]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('[AIF-CLI-004]');
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSite } from '../../../lib/site';
import { CLEAN, captured, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';

const directory = scratchDirectory();
const FILES = ['.gitignore', 'README.md', 'cdk.json', 'site.schema.json', 'site.yaml'];

describe('init', () => {
  test('writes a site, its schema, the app and what to do next', async () => {
    const target = join(directory, 'deep', 'bravo');
    const { exitCode, out, err } = await captured(['init', target]);
    expect(exitCode).toBe(CLEAN);
    expect(out.trimEnd().split('\n').sort()).toEqual(FILES);
    expect(err).toContain(`wrote a new site to ${target}`);
    expect(readdirSync(target).sort()).toEqual(FILES);
    expect(readFileSync(join(target, 'site.schema.json'), 'utf8')).toBe((await captured(['schema'])).out);
    expect(JSON.parse(readFileSync(join(target, 'cdk.json'), 'utf8'))).toMatchObject({
      app: `node -e "require('cdk-ai-factory/bin/app')"`,
      notices: false,
      versionReporting: false,
      context: { site: 'site.yaml' },
    });
  });

  test('writes a site without a problem, which names its schema for editors', async () => {
    const target = join(directory, 'clean');
    await captured(['init', target]);
    const file = join(target, 'site.yaml');
    expect(await captured(['validate', file])).toEqual({ exitCode: CLEAN, out: '', err: `${file}: no problems\n` });
    expect(readFileSync(file, 'utf8')).toMatch(/^# yaml-language-server: \$schema=\.\/site\.schema\.json\n/);
  });

  test('writes sections that only need their # removed', async () => {
    const target = join(directory, 'full');
    await captured(['init', target]);
    const full = readFileSync(join(target, 'site.yaml'), 'utf8').replaceAll(/^#(?=[^ ]| {2})/gm, '');
    const { site, problems } = parseSite(full, 'site.yaml');
    expect(problems).toEqual([]);
    expect(site).toMatchObject({ compute: { pools: [{}] }, databases: [{}], models: [{}] });
  });

  test.each([
    ['bravo', 'bravo'],
    ['Site.Bravo 2', 'site-bravo-2'],
    ['42-north', 'north'],
    ['a-very-long-name-of-a-directory', 'a-very-long-name'],
    ['日本', 'my-site'],
    ['null', 'my-site'],
  ])('makes the id of a site in %s into %s', async (name, id) => {
    const target = join(directory, 'ids', name);
    await captured(['init', target]);
    const file = join(target, 'site.yaml');
    expect(parseSite(readFileSync(file, 'utf8'), file).site?.identity.id).toBe(id);
  });

  test('writes into a directory that holds something else', async () => {
    const target = join(directory, 'occupied');
    mkdirSync(target);
    writeFileSync(join(target, 'notes.txt'), 'mine');
    expect((await captured(['init', target])).exitCode).toBe(CLEAN);
    expect(readFileSync(join(target, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('fails when a file is there already, names it and writes nothing', async () => {
    const target = join(directory, 'taken');
    mkdirSync(target);
    writeFileSync(join(target, 'cdk.json'), '{}');
    const { exitCode, out, err } = await captured(['init', target]);
    expect({ exitCode, out }).toEqual({ exitCode: USAGE, out: '' });
    expect(err).toContain('already holds cdk.json [AIF-CLI-003]');
    expect(readdirSync(target)).toEqual(['cdk.json']);
    expect(readFileSync(join(target, 'cdk.json'), 'utf8')).toBe('{}');
  });

  test('fails when the directory cannot be made, and leaves nothing behind', async () => {
    const obstacle = written(directory, 'obstacle', '');
    const { exitCode, err } = await captured(['init', join(obstacle, 'site')]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('[AIF-CLI-004]');
    expect(existsSync(join(obstacle, 'site'))).toBe(false);
  });
});

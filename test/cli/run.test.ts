import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../lib/cli/commands';
import { VERSION } from '../../lib/cli/manifest';
import { BUG, CLEAN, captured, USAGE } from './captured';
import { scratchDirectory, written } from './scratch';
import { FAULTY_SITE, SOUND_SITE } from './site-sources';

const directory = scratchDirectory();
const sound = written(directory, 'sound.yaml', SOUND_SITE);
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);

describe('help and version', () => {
  test('go to standard output', async () => {
    expect(await captured(['--version'])).toEqual({ exitCode: CLEAN, out: `${VERSION}\n`, err: '' });
    const help = await captured(['--help']);
    expect(help).toMatchObject({ exitCode: CLEAN, err: '' });
    expect(help.out).toContain('Examples:');
    expect(help.out).toContain('Exit codes: 0 clean, 1 problems found, 2 usage or unreadable input, 3 a bug of ours.');
  });

  test.each(COMMANDS.map(({ name }) => name))('%s has its own, with examples', async (name) => {
    const { exitCode, out, err } = await captured([name, '--help']);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: '' });
    expect(out).toContain(`Usage: ai-factory ${name}`);
    expect(out).toContain(`$ ai-factory ${name}`);
  });
});

describe('a command line that cannot be followed', () => {
  test.each([
    ['no command', [], 'Usage: ai-factory'],
    ['an unknown command', ['valdate'], 'Did you mean validate?'],
    ['an unknown option', ['validate', 'a', '--fromat', 'json'], "unknown option '--fromat'"],
    ['a missing argument', ['validate'], "missing required argument 'site.yaml'"],
    ['an argument too many', ['validate', 'a', 'b'], 'too many arguments'],
    ['a value that is not offered', ['plan', 'a', '--format', 'sarif'], 'Allowed choices are pretty, json'],
  ])('fails when there is %s', async (_name, argv, message) => {
    const { exitCode, out, err } = await captured(argv);
    expect({ exitCode, out }).toEqual({ exitCode: USAGE, out: '' });
    expect(err).toContain(message);
  });

  test('says so with a code and where the help is', async () => {
    const { err } = await captured(['validate']);
    expect(err).toMatch(/^error\[AIF-CLI-001\]: /);
    expect(err).toContain('`ai-factory --help`');
  });

  test.each(['validate', 'plan', 'synth'])('fails when %s cannot read its file', async (command) => {
    const { exitCode, out, err } = await captured([command, join(directory, 'missing.yaml')]);
    expect({ exitCode, out }).toEqual({ exitCode: USAGE, out: '' });
    expect(err).toContain('missing.yaml cannot be read');
    expect(err).toContain('explain: ai-factory explain AIF-FILE-001');
  });
});

describe('colours', () => {
  test('are used when forced, before and after the command', async () => {
    const { out, err } = await captured(['validate', faulty], { FORCE_COLOR: '1' });
    expect(out).toContain('\u001b[');
    expect(err).not.toContain('undefined');
    expect((await captured(['--no-color', 'validate', faulty], { FORCE_COLOR: '1' })).out).not.toContain('\u001b[');
    expect((await captured(['validate', faulty, '--no-color'], { FORCE_COLOR: '1' })).out).not.toContain('\u001b[');
  });

  test('never reach the machine-readable formats', async () => {
    for (const format of ['json', 'sarif', 'github']) {
      expect((await captured(['validate', faulty, '--format', format], { FORCE_COLOR: '1' })).out).not.toContain(
        '\u001b[',
      );
    }
  });
});

test('a mistake of the program is called one, with a trace to report', async () => {
  const load = vi.spyOn(COMMANDS[1], 'load').mockRejectedValue(new TypeError('x is not a function'));
  const { exitCode, out, err } = await captured(['validate', sound]);
  load.mockRestore();
  expect({ exitCode, out }).toEqual({ exitCode: BUG, out: '' });
  expect(err).toMatch(/^bug: ai-factory .* Please report/);
  expect(err).toContain('TypeError: x is not a function\n    at ');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODES } from '../../../lib/compute/slurm/codes';

const FOLDER = join(__dirname, '..', '..', '..', 'lib', 'compute', 'slurm');

test('every code that is thrown is explained, and every code that is explained is thrown', () => {
  const sources = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'codes.ts');
  const code = sources
    .map((file) => readFileSync(join(FOLDER, file), 'utf8').replaceAll(/^\s*(\*|\/\*\*).*$/gm, ''))
    .join('\n');

  const thrown = [...new Set(code.match(/AIF-CMP-\d{3}/g))].sort();

  expect(thrown).toEqual(CODES.map((definition) => definition.code).sort());
});

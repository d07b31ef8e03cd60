import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODES } from '../../lib/operations/codes';

const FOLDER = join(__dirname, '..', '..', 'lib', 'operations');

test('every code that is thrown is explained, and every code that is explained is thrown', () => {
  const code = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'codes.ts')
    .map((file) => readFileSync(join(FOLDER, file), 'utf8').replaceAll(/^\s*(\*|\/\*\*).*$/gm, ''))
    .join('\n');

  expect([...new Set(code.match(/AIF-OPS-\d{3}/g))].sort()).toEqual(CODES.map((definition) => definition.code).sort());
});

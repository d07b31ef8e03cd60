import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODES } from '../../lib/outposts/codes';
import { ROOT } from '../support/source-files';

const FOLDERS = [join(ROOT, 'lib', 'outposts'), join(ROOT, 'lib', 'handlers', 'capacity-task')];

test('every code that is thrown is explained, and every code that is explained is thrown', () => {
  const code = FOLDERS.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('codes.ts'))
    .map((file) => readFileSync(file, 'utf8').replaceAll(/^\s*(\*|\/\*\*).*$/gm, ''))
    .join('\n');

  const thrown = [...new Set(code.match(/AIF-OUT-\d{3}/g))].sort();

  expect(thrown).toEqual(CODES.map((definition) => definition.code).sort());
});

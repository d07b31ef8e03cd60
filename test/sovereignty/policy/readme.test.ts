import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SOVEREIGNTY_PRESETS } from '../../../lib/catalog/sovereignty-presets';

const README = readFileSync(join(__dirname, '..', '..', '..', 'lib', 'sovereignty', 'README.md'), 'utf8');

test.each(Object.entries(SOVEREIGNTY_PRESETS))('the README says what %s asks for', (id, preset) => {
  const { strict, residency, supportPermits, recordSessions, immutableLogs } = preset;
  const answers = [strict ? 'fatal' : 'warning', residency, supportPermits, recordSessions, immutableLogs];
  expect(README).toContain(`| \`${id}\` | ${answers.join(' | ')} |`);
});

// Holds templates against cfn-lint and fails on every error that cfn-lint-known-gaps.txt does not name.
// usage: node .ci/cfn-lint.mjs <cfn-lint> <template>...
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [cfnLint, ...templates] = process.argv.slice(2);
const gaps = readFileSync(new URL('cfn-lint-known-gaps.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const { stdout, stderr, error } = spawnSync(cfnLint, ['--format', 'json', '--', ...templates], {
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
});
if (error !== undefined || stderr !== '') {
  throw new Error(`cfn-lint failed: ${error ?? stderr}`);
}
const findings = JSON.parse(stdout)
  .filter((match) => match.Level === 'Error')
  .map((match) => ({
    gap: gaps.find((gap) => gap === `${match.Rule.Id} ${/'([^']*)'/.exec(match.Message)?.[1]}`),
    text: `${match.Filename}: ${match.Rule.Id} ${match.Message.slice(0, 200)} (${match.Location.Path?.join('.')})`,
  }));

const errors = findings.filter(({ gap }) => gap === undefined).map(({ text }) => text);
const stale = gaps
  .filter((line) => !findings.some(({ gap }) => gap === line))
  .map((line) => `cfn-lint-known-gaps.txt: "${line}" is no longer needed`);

process.stdout.write([...errors, ...stale, `${templates.length} templates, ${errors.length} errors`].join('\n'));
process.stdout.write('\n');
process.exitCode = errors.length + stale.length === 0 ? 0 : 1;

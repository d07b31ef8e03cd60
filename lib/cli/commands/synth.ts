import { SiteLines } from '../../plan';
import { type BrokenRule, BrokenRulesError } from '../../stacks/broken-rules';
import type { SoundSite } from '../check-site';
import type { Action } from '../command';
import { summary } from '../diagnostic';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { FindingDiagnostics } from '../finding-diagnostics';
import { render } from '../formats/render';
import { table } from '../formats/table';
import { soundSite } from '../sound-site';
import type { Terminal } from '../terminal';

/** Writes the cloud assembly of a site and lists its stacks. */
export const synth: Action = async ([file], { output: outdir = 'cdk.out', format, date: asOf }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const { synthesizeSite } = await import('../../stacks/synthesize-site.js');
  const checks = { lines: new SiteLines(sound), ...(asOf === undefined ? {} : { asOf }) };
  try {
    const { stacks } = synthesizeSite(sound.site, { outdir, ...checks });
    terminal.data.write(
      table(
        ['stack', 'resources', 'bytes'],
        stacks.map(({ name, resources, bytes }) => [name, resources, bytes]),
      ),
    );
    terminal.talk.write(
      `wrote ${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'} to ${outdir}: one <stack>.template.json each\n` +
        `  read:   ${outdir}/${stacks[0]?.name}.template.json\n` +
        `  check:  npx ai-factory audit ${outdir} --site ${file}\n` +
        `  deploy: npx cdk deploy --app ${outdir} --all\n`,
    );
    return EXIT_CODE.clean;
  } catch (error) {
    if (error instanceof BrokenRulesError && error.rules.length > 0) {
      return printBroken(error.rules, sound, format, terminal);
    }
    throw error;
  }
};

/** Prints the rules that templates break, each with the line of the site that the resource comes from. */
function printBroken(
  rules: readonly BrokenRule[],
  site: SoundSite,
  format: string | undefined,
  terminal: Terminal,
): ExitCode {
  const form = new FindingDiagnostics(site);
  const findings = rules.map(({ waiver: id, ...rule }) => {
    const waiver = site.plan.sovereignty.waivers.find((known) => known.id === id);
    return { ...rule, ...(waiver === undefined ? {} : { waiver }) };
  });
  const diagnostics = findings.map((finding) => form.of(finding));
  const json = { findings: findings.map((finding) => form.documented(finding)) };
  const sources = { [site.file]: site.source };
  terminal.data.write(render(format, { diagnostics, sources, json, style: terminal.data.style }));
  terminal.talk.write(`nothing was written, since the templates break a rule: ${summary(diagnostics)}\n`);
  return EXIT_CODE.problems;
}

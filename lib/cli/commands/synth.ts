import { SiteLines, type SitePlan } from '../../plan';
import { type BrokenRule, BrokenRulesError } from '../../stacks/broken-rules';
import type { SoundSite } from '../check-site';
import type { Action } from '../command';
import { counted, summary } from '../diagnostic';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { FindingDiagnostics } from '../finding-diagnostics';
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
      `wrote ${counted(stacks.length, 'stack')} to ${outdir}: one <stack>.template.json each\n` +
        `  read:   ${outdir}/${stacks[0]?.name}.template.json\n` +
        `  check:  npx ai-factory audit ${outdir} --site ${file}\n` +
        deployLines(sound.plan, outdir),
    );
    return EXIT_CODE.clean;
  } catch (error) {
    if (error instanceof BrokenRulesError && error.rules.length > 0) {
      return printBroken(error.rules, sound, format, terminal);
    }
    throw error;
  }
};

/** Stacks of another account are deployed by themselves, since credentials are for one account. */
function deployLines({ stacks, hosting }: SitePlan, outdir: string): string {
  const elsewhere = stacks.filter(({ account = hosting.account }) => account !== hosting.account);
  if (elsewhere.length === 0) {
    return `  deploy: npx cdk deploy --app ${outdir} --all\n`;
  }
  const names = elsewhere.map(({ name }) => name);
  return (
    `  deploy: npx cdk deploy --app ${outdir} '!(${names.join('|')})'\n` +
    elsewhere
      .map(({ name, account }) => `          npx cdk deploy --app ${outdir} ${name}, with credentials of ${account}\n`)
      .join('')
  );
}

/** Prints the rules that templates break, each with the line of the site that the resource comes from. */
function printBroken(
  rules: readonly BrokenRule[],
  site: SoundSite,
  format: string | undefined,
  terminal: Terminal,
): ExitCode {
  const findings = rules.map(({ waiver: id, ...rule }) => {
    const waiver = site.plan.sovereignty.waivers.find((known) => known.id === id);
    return { ...rule, ...(waiver === undefined ? {} : { waiver }) };
  });
  const diagnostics = new FindingDiagnostics(site).print(findings, format, terminal.data);
  terminal.talk.write(`nothing was written, since the templates break a rule: ${summary(diagnostics)}\n`);
  return EXIT_CODE.problems;
}

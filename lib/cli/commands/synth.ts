import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { table } from '../formats/table';
import { soundSite } from '../sound-site';

/** Writes the cloud assembly of a site and lists its stacks. */
export const synth: Action = async ([file], { output: outdir = 'cdk.out' }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const { synthesizeSite } = await import('../../stacks/synthesize-site.js');
  const { stacks } = synthesizeSite(sound.site, { outdir });
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
};

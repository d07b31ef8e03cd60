import { policyFiles } from '../../sovereignty/enforcement/policy-files';
import { enforcementProps } from '../../stacks/enforcement-props';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { writeGeneratedFiles } from '../generated-files';
import { soundSite } from '../sound-site';

/**
 * Writes what enforces the policy of a site while it runs, for those who do not deploy it with the site.
 *
 * @throws AIF-CLI-004, AIF-CLI-006 and AIF-CLI-007 when the files cannot be written there
 * @throws AIF-SOV-601 to AIF-SOV-603 when AWS would not take a document of a site that states no `enforcement`
 */
export const policies: Action = async ([file], { output: directory = 'policies' }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const { enforcement } = sound.plan;
  const files = policyFiles(enforcementProps(sound.plan), {
    targetIds: enforcement?.targetIds ?? [],
    aiOptOutTargetIds: enforcement?.aiOptOutTargetIds,
    kinds: enforcement?.kinds,
    excludedRules: enforcement?.conformancePack?.excludedRules ?? [],
  });
  writeGeneratedFiles(
    directory,
    files.map(({ path, content }) => ({ path, content, executable: false })),
  );
  const { data, talk } = terminal;
  data.write(files.map(({ path }) => `${path}\n`).join(''));
  talk.write(
    `wrote ${files.length} files to ${directory}; what is in it besides stays\n` +
      `  read: ${directory}/README.md, which says how to attach them, and in which order\n`,
  );
  return EXIT_CODE.clean;
};

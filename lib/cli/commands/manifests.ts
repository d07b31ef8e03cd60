import { renderManifests } from '../../manifests';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { writeGeneratedFiles } from '../generated-files';
import { soundSite } from '../sound-site';

/**
 * Writes the files that the clusters of a site need beside their templates.
 *
 * @throws AIF-CLI-004, AIF-CLI-006 and AIF-CLI-007 when they cannot be written there
 */
export const manifests: Action = async ([file], { output: directory = 'manifests' }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const { data, talk } = terminal;
  const files = renderManifests(sound.plan);
  if (files.length === 0) {
    talk.write(`${file} has no cluster that needs more than its templates: nothing was written\n`);
    return EXIT_CODE.clean;
  }
  writeGeneratedFiles(directory, files);
  data.write(files.map(({ path }) => `${path}\n`).join(''));
  talk.write(
    `wrote ${files.length} files to ${directory}; what is in it besides stays\n` +
      `  read: ${directory}/README.md, which says what to run where, and in which order\n`,
  );
  return EXIT_CODE.clean;
};

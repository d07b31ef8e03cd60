import { basename, resolve } from 'node:path';
import { siteJsonSchema } from '../../site';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { createFiles } from '../files';
import { PEERS, VERSION } from '../manifest';
import { CDK_JSON } from '../templates/cdk-json';
import { GITIGNORE } from '../templates/gitignore';
import { readme } from '../templates/readme';
import { siteYaml } from '../templates/site-yaml';

/**
 * Starts a site in a directory.
 *
 * @throws AIF-CLI-003 when the directory holds one of the files
 * @throws AIF-CLI-004 when one cannot be written
 */
export const init: Action = async ([directory], _options, terminal) => {
  const files = {
    'site.yaml': siteYaml(siteIdFor(directory)),
    'site.schema.json': `${JSON.stringify(siteJsonSchema(), undefined, 2)}\n`,
    'cdk.json': CDK_JSON,
    'README.md': readme([`cdk-ai-factory@${VERSION}`, ...PEERS, 'aws-cdk@2']),
    '.gitignore': GITIGNORE,
  };
  createFiles(directory, files);
  terminal.data.write(
    Object.keys(files)
      .map((name) => `${name}\n`)
      .join(''),
  );
  terminal.talk.write(`wrote a new site to ${directory}; its README.md says what comes next\n`);
  return EXIT_CODE.clean;
};

/** An id like the directory's name where that can be one, so that two sites made in a row differ. */
function siteIdFor(directory: string): string {
  const id = basename(resolve(directory))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 16)
    .replace(/-$/, '');
  return id.length < 2 || ['null', 'true', 'false'].includes(id) ? 'my-site' : id;
}

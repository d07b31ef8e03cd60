import type { CodeDefinition } from '../errors';

/** The codes of the command line. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-CLI-001',
    title: 'The command line names a command and the options that it has',
    explanation:
      'A word on the command line is no command, no option of the command or no value that the option takes, or something required is missing. Nothing was done. The exit code is 2, so that a pipeline can tell a typing error from a problem of the site.',
    remedy: 'Run `ai-factory --help`, or `ai-factory <command> --help` for the options of one command.',
  },
  {
    code: 'AIF-CLI-002',
    title: 'A code to explain exists',
    explanation: 'Codes are never reused or renamed; a release may have codes that an older one does not know.',
    remedy: 'Run `ai-factory explain` for the codes of this release.',
  },
  {
    code: 'AIF-CLI-003',
    title: 'A new site overwrites nothing',
    explanation:
      'The directory holds a file that `init` would write. It may be a site description that took weeks, so nothing is overwritten and nothing is written beside it.',
    remedy: 'Choose another directory, or move the files away that the message names.',
  },
  {
    code: 'AIF-CLI-004',
    title: 'What a command writes has a place to go',
    explanation:
      'The file system refused a file or a directory: the path leads through a file, permission is missing, or the disk is full. What had been written already was removed again.',
    remedy: 'Check the path, its permissions and the space on the disk.',
  },
  {
    code: 'AIF-CLI-005',
    title: 'The CDK app is told which site to build',
    explanation:
      'The app in `cdk.json` reads the path of the site description from the context value `site`, relative to the directory that `cdk` runs in. It has to be text.',
    remedy: 'Set `"context": { "site": "site.yaml" }` in `cdk.json`, or pass `-c site=site.yaml`.',
  },
  {
    code: 'AIF-CLI-006',
    title: 'Generated files go into a directory of their own',
    explanation:
      'The directory is not empty, and no earlier run has left the record in it that says which files were generated. Writing there would mix them with something else.',
    remedy: 'Name a new directory with `--output`, or one that an earlier run wrote.',
  },
  {
    code: 'AIF-CLI-007',
    title: 'Generated files do not replace work done by hand',
    explanation:
      'A file of an earlier run is not as it was written, or a file of the same name as a new one was put there by somebody. Files that no run wrote stay as they are, whatever they are called otherwise.',
    remedy:
      'Move the files away that the message names; or write into another directory and compare. What lifecycle scripts need besides goes into `site.sh`, which stays.',
  },
  {
    code: 'AIF-CLI-008',
    title: 'Evidence goes into a new directory',
    explanation:
      'A pack of evidence may have been signed, and a file beside it would make its verification fail. Nothing is written over it and nothing beside it.',
    remedy: 'Name a new directory with `--output`, or move the other one away.',
  },
  {
    code: 'AIF-CLI-009',
    title: 'What the command line names can be read',
    explanation:
      'A key or a pack of evidence is not where the command line says, or the permission to read it is missing.',
    remedy: 'Check the path and its permissions.',
  },
];

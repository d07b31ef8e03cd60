import { isAiFactoryError } from '../errors';
import { EXIT_CODE, type ExitCode } from './exit-code';
import { VERSION } from './manifest';
import type { Channel } from './terminal';

/** Codes, and beginnings of codes, whose cause is the command line or a file that it names, not what a site says. */
const USAGE_CODES = [
  'AIF-CLI-',
  'AIF-FILE-',
  'AIF-SOV-651',
  'AIF-SOV-652',
  'AIF-SOV-722',
  'AIF-SOV-801',
  'AIF-SOV-802',
  'AIF-STACK-003',
];

/** Says why a command could not end by itself, and how that counts. */
export function reportFailure(error: unknown, talk: Channel): ExitCode {
  if (isAiFactoryError(error)) {
    talk.write(`${talk.style('error', 'error:')} ${error.message}\n  explain: ai-factory explain ${error.code}\n`);
    return USAGE_CODES.some((code) => error.code.startsWith(code)) ? EXIT_CODE.usage : EXIT_CODE.problems;
  }
  const trace = error instanceof Error ? error.stack : String(error);
  talk.write(
    `${talk.style('error', 'bug:')} ai-factory ${VERSION} made a mistake. Please report what follows at\n` +
      `https://github.com/cdk-ai-factory/cdk-ai-factory/issues, after removing what must not leave your site.\n\n${trace}\n`,
  );
  return EXIT_CODE.bug;
}

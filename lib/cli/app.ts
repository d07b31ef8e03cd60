import { App, Errors } from 'aws-cdk-lib';
import { AiFactoryError } from '../errors';
import { SiteLines } from '../plan';
import { siteApp } from '../stacks';
import type { SoundSite } from './check-site';
import { EXIT_CODE, type ExitCode } from './exit-code';
import { reportFailure } from './failure';
import { soundSite } from './sound-site';
import { type Channel, type Io, terminalOf } from './terminal';

/**
 * The CDK app of the site that the context value `site` names, relative to the working directory.
 *
 * Problems of the description go to standard error, each with its line, and then nothing is written.
 */
export function runApp(io: Io): ExitCode {
  const terminal = terminalOf(io, true);
  try {
    const sound = soundSite(siteFile(), terminal);
    return sound === undefined ? EXIT_CODE.problems : synthesized(appOf(sound), terminal.talk);
  } catch (error) {
    return reportFailure(error, terminal.talk);
  }
}

function appOf(sound: SoundSite): App {
  return siteApp(sound.plan, undefined, {}, { lines: new SiteLines(sound) });
}

/** The path of the site description. The AWS CDK alone knows where its command line has put the context. */
function siteFile(): string {
  const context: unknown = new App({ autoSynth: false }).node.tryGetContext('site');
  if (typeof context === 'string' && context !== '') {
    return context;
  }
  throw new AiFactoryError(
    'AIF-CLI-005',
    `the context value "site" is ${JSON.stringify(context) ?? 'not set'}`,
    'Name the site description in `cdk.json`, as `"context": { "site": "site.yaml" }`, or pass `-c site=site.yaml`.',
  );
}

/** Writes the cloud assembly. The AWS CDK prints what breaks a rule itself. */
function synthesized(app: App, talk: Channel): ExitCode {
  try {
    app.synth();
    return EXIT_CODE.clean;
  } catch (error) {
    if (Errors.isValidationError(error)) {
      talk.write(`${error.message}\n`);
      return EXIT_CODE.problems;
    }
    throw error;
  }
}

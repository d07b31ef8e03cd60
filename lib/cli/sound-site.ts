import { checkSite, type SoundSite, siteDiagnostics } from './check-site';
import { summary } from './diagnostic';
import { pretty } from './formats/pretty';
import type { Terminal } from './terminal';

/**
 * The site that a command builds on, with whatever is wrong with it said on standard error.
 *
 * @returns none when a problem is an error
 * @throws AIF-FILE-… when the file cannot be read
 */
export function soundSite(file: string, { talk }: Terminal): SoundSite | undefined {
  const checked = checkSite(file);
  const diagnostics = siteDiagnostics(checked);
  if (diagnostics.length > 0) {
    talk.write(`${pretty(diagnostics, { [file]: checked.source }, talk.style)}\n${file}: ${summary(diagnostics)}\n`);
  }
  return checked.sound;
}

import { readFileSync } from 'node:fs';
import { AiFactoryError } from '../../errors';
import type { SitePlan } from '../../plan';
import { evidencePack, MANIFEST, signingKeyOf } from '../../sovereignty/evidence';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { readNamed } from '../files';
import { createDirectory, requireNew } from '../new-directory';
import { soundSite } from '../sound-site';
import { toolVersions } from '../tool-versions';
import { verifierText } from '../verifier';

/**
 * Writes the evidence of a site, whether or not its templates keep the policy.
 *
 * @throws AIF-CLI-004 and AIF-CLI-008 when it cannot be written there, AIF-CLI-009 when the key cannot be read
 * @throws AIF-SOV-651 when the key is no Ed25519 key, AIF-SOV-652 when there are waivers and no date
 * @throws AIF-STACK-002 when the templates break a rule that is not one of sovereignty
 */
export const evidence: Action = async ([file], { output: directory = 'evidence', date, signKey }, terminal) => {
  requireNew(directory);
  const signingKey = signKey === undefined ? undefined : signingKeyOf(readNamed(signKey));
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  requireDay(sound.plan, date);
  const { siteEvidence } = await import('../../stacks/site-evidence.js');
  const input = siteEvidence({ ...sound, source: readFileSync(file), tools: toolVersions(), asOf: date });
  const pack = evidencePack(input, { verifier: verifierText(), signingKey });
  createDirectory(directory, pack.files);
  terminal.data.write(pack.files.map(({ path }) => `${path}\n`).join(''));
  const failed = pack.evidence.result === 'fail';
  terminal.talk.write(
    `wrote ${pack.files.length} files to ${directory}: ${failed ? 'FAIL, see its findings' : 'PASS, no finding in the templates that is not waived'}\n` +
      `  read:   ${directory}/report.html\n` +
      `  verify: npx ai-factory evidence verify ${directory}${signingKey === undefined ? '' : ' --public-key <public.pem>'}\n` +
      `  keep:   ${directory}/${MANIFEST.list}, which names every file with its SHA-256 sum\n`,
  );
  return failed ? EXIT_CODE.problems : EXIT_CODE.clean;
};

function requireDay({ sovereignty }: SitePlan, date: string | undefined): void {
  if (date === undefined && sovereignty.waivers.length > 0) {
    throw new AiFactoryError(
      'AIF-SOV-652',
      `the policy has ${sovereignty.waivers.length === 1 ? 'a waiver' : `${sovereignty.waivers.length} waivers`}, and no day is stated`,
      'Name the day that the evidence is for: `--date 2027-06-30`.',
    );
  }
}

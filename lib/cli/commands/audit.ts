import { sovereigntyOf } from '../../plan';
import { auditTemplates } from '../../sovereignty/audit';
import { readTemplates } from '../../sovereignty/read-templates';
import { SovereigntyPolicy } from '../../sovereignty/sovereignty-policy';
import type { Action } from '../command';
import { counted, isFailure, summary } from '../diagnostic';
import { EXIT_CODE } from '../exit-code';
import { FindingDiagnostics } from '../finding-diagnostics';
import { soundSite } from '../sound-site';

/** Prints every finding of a sovereignty policy in templates of any origin. */
export const audit: Action = async (paths, { site: file = 'site.yaml', format, date: asOf }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const templates = readTemplates(paths);
  const policy = new SovereigntyPolicy({ ...sovereigntyOf(sound.site), ...(asOf === undefined ? {} : { asOf }) });
  const findings = auditTemplates(policy, templates);
  const diagnostics = new FindingDiagnostics(sound, templates).print(findings, format, terminal.data);
  terminal.talk.write(`${counted(templates.length, 'template')}: ${summary(diagnostics)}\n`);
  return isFailure(diagnostics) ? EXIT_CODE.problems : EXIT_CODE.clean;
};

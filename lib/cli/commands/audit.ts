import { sovereigntyOf } from '../../plan';
import { auditTemplates } from '../../sovereignty/audit';
import { readTemplates } from '../../sovereignty/read-templates';
import { SovereigntyPolicy } from '../../sovereignty/sovereignty-policy';
import type { Action } from '../command';
import { isFailure, summary } from '../diagnostic';
import { EXIT_CODE } from '../exit-code';
import { FindingDiagnostics } from '../finding-diagnostics';
import { render } from '../formats/render';
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
  const form = new FindingDiagnostics(sound, templates);
  const diagnostics = findings.map((finding) => form.of(finding));
  const json = { findings: findings.map((finding) => form.documented(finding)) };
  const sources = { [sound.file]: sound.source };
  terminal.data.write(render(format, { diagnostics, sources, json, style: terminal.data.style }));
  terminal.talk.write(
    `${templates.length} ${templates.length === 1 ? 'template' : 'templates'}: ${summary(diagnostics)}\n`,
  );
  return isFailure(diagnostics) ? EXIT_CODE.problems : EXIT_CODE.clean;
};

import { sovereigntyOf } from '../../plan';
import { auditTemplates } from '../../sovereignty/audit';
import type { Finding } from '../../sovereignty/finding';
import { readTemplates } from '../../sovereignty/read-templates';
import { SovereigntyPolicy } from '../../sovereignty/sovereignty-policy';
import type { Action } from '../command';
import { type Diagnostic, isFailure, summary } from '../diagnostic';
import { EXIT_CODE } from '../exit-code';
import { render } from '../formats/render';
import { soundSite } from '../sound-site';

/** Prints every finding of a sovereignty policy in templates of any origin. */
export const audit: Action = async (paths, { site: file = 'site.yaml', format }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const templates = readTemplates(paths);
  const findings = auditTemplates(new SovereigntyPolicy(sovereigntyOf(sound.site)), templates);
  const files = new Map(templates.map((template) => [template.name, template.file ?? template.name]));
  const diagnostics = findings.map((finding) => diagnosticOf(finding, files.get(finding.template) ?? finding.template));
  const { style } = terminal.data;
  terminal.data.write(
    render(format, { diagnostics, sources: {}, json: { findings: findings.map(documented) }, style }),
  );
  terminal.talk.write(
    `${templates.length} ${templates.length === 1 ? 'template' : 'templates'}: ${summary(diagnostics)}\n`,
  );
  return isFailure(diagnostics) ? EXIT_CODE.problems : EXIT_CODE.clean;
};

/** What `--format json` promises of a finding. */
function documented({ code, severity, template, logicalId, path, message, help }: Finding) {
  return { code, severity, template, logicalId, path, message, help };
}

function diagnosticOf({ code, severity, logicalId, path, message, help }: Finding, file: string): Diagnostic {
  return { code, severity, message, help, file, subject: logicalId === '' ? path : `${logicalId}.${path}` };
}

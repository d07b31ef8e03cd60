import { isAbsolute, relative } from 'node:path';
import { type SiteLine, SiteLines } from '../plan';
import type { TemplateUnderAudit } from '../sovereignty/audit';
import type { Finding } from '../sovereignty/finding';
import type { SoundSite } from './check-site';
import type { Diagnostic, Region } from './diagnostic';
import { render } from './formats/render';
import type { Channel } from './terminal';

/** What a broken rule has to say of itself to be placed. */
type Placeable = Omit<Finding, 'resourceType'>;

/** Places findings where a person can mend them: in the site description, else in the code of the app, else in the template. */
export class FindingDiagnostics {
  private readonly lines: SiteLines;
  private readonly files: ReadonlyMap<string, string>;

  public constructor(
    private readonly site: SoundSite,
    templates: readonly TemplateUnderAudit[] = [],
  ) {
    this.lines = new SiteLines(site);
    this.files = new Map(templates.map(({ name, file = name }) => [name, file]));
  }

  /** Prints findings in a format, and returns what was printed. */
  public print(findings: readonly Placeable[], format: string | undefined, data: Channel): readonly Diagnostic[] {
    const diagnostics = findings.map((finding) => this.of(finding));
    const json = { findings: findings.map((finding) => this.documented(finding)) };
    const sources = { [this.site.file]: this.site.source };
    data.write(render(format, { diagnostics, sources, json, style: data.style }));
    return diagnostics;
  }

  /** A finding as every format prints it. */
  private of(finding: Placeable): Diagnostic {
    const { code, severity, message, help, logicalId, path, template, constructPath, waiver } = finding;
    const file = this.files.get(template) ?? template;
    const place = placeOf(this.lineOf(finding)) ?? placeInCode(finding.source);
    return {
      code,
      severity,
      message,
      help,
      file,
      subject: logicalId === '' ? path : `${logicalId}.${path}`,
      ...(place === undefined ? {} : { ...place, ...(file === '' ? {} : { template: file }) }),
      ...(constructPath === undefined ? {} : { construct: constructOf(constructPath, finding.source) }),
      ...(waiver === undefined ? {} : { waiver }),
    };
  }

  /** What `--format json` promises of a finding. Keys that do not apply are left out. */
  private documented(finding: Placeable): object {
    const { code, severity, template, logicalId, path, message, help, constructPath, source, waiver } = finding;
    const line = this.lineOf(finding);
    return {
      code,
      severity,
      template,
      logicalId,
      path,
      message,
      help,
      constructPath,
      source: source === undefined ? undefined : nearby(source),
      site: line === undefined ? undefined : { path: line.path, line: line.line, column: line.column },
      waiver,
    };
  }

  private lineOf({ template, path, constructPath }: Placeable): SiteLine | undefined {
    return template === ''
      ? this.lines.ofWaiver(path.slice('waivers.'.length))
      : this.lines.ofConstruct(constructPath ?? template);
  }
}

function constructOf(path: string, source: string | undefined) {
  return { path, ...(source === undefined ? {} : { source: nearby(source) }) };
}

function placeOf(line: SiteLine | undefined): { readonly file: string; readonly region: Region } | undefined {
  return line === undefined ? undefined : { file: line.file, region: line };
}

/** `/app/lib/jobs.ts:12:5`, marked in one column, since nobody knows where the call ends. */
function placeInCode(source: string | undefined): { readonly file: string; readonly region: Region } | undefined {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(source === undefined ? '' : nearby(source)) ?? [];
  if (file === undefined) return undefined;
  const [from, at] = [Number(line), Number(column)];
  return { file, region: { line: from, column: at, endLine: from, endColumn: at + 1 } };
}

/** The path as a person in the working directory would write it, where it lies below. */
function nearby(source: string): string {
  const path = isAbsolute(source) ? relative(process.cwd(), source) : source;
  return path.startsWith('..') ? source : path;
}

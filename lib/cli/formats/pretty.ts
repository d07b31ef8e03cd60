import { agreed, type Diagnostic } from '../diagnostic';
import { displayed } from '../display';
import type { Style } from '../style';
import { codeFrame } from './code-frame';

/** Diagnostics for people: what is wrong, where, what to do, and where to read more. */
export function pretty(
  diagnostics: readonly Diagnostic[],
  sources: { readonly [file: string]: string },
  style: Style,
): string {
  return diagnostics.map((diagnostic) => block(diagnostic, sources[diagnostic.file], style)).join('\n');
}

function block(diagnostic: Diagnostic, source: string | undefined, style: Style): string {
  const { code, severity, message, help, file, region, subject, waiver } = diagnostic;
  const label =
    waiver === undefined
      ? style(severity === 'warning' ? 'warning' : 'error', `${severity}[${code}]`)
      : style('warning', `waived[${code}]`);
  const place = region === undefined ? `${file}: ${subject}` : `${file}:${region.line}:${region.column}`;
  const arrow = style('faint', '-->');
  return [
    `${label}: ${style('strong', displayed(message))}`,
    `  ${arrow} ${displayed(place)}`,
    ...(region === undefined || source === undefined ? [] : [codeFrame(source, region, style)]),
    ...origins(diagnostic).map((origin) => `  ${arrow} ${displayed(origin)}`),
    ...(help === '' ? [] : [`  ${style('mark', 'help:')} ${displayed(help)}`]),
    ...(waiver === undefined ? [] : [`  ${style('mark', 'waived:')} ${displayed(agreed(waiver))}`]),
    ...(code.startsWith('AIF-') ? [`  ${style('faint', `explain: ai-factory explain ${code}`)}`] : []),
    '',
  ].join('\n');
}

/** The resource in its template, and the construct that made it. */
function origins({ template, subject, construct }: Diagnostic): readonly string[] {
  const source = construct?.source === undefined ? '' : ` (${construct.source})`;
  return [
    ...(template === undefined ? [] : [`${template}: ${subject}`]),
    ...(construct === undefined ? [] : [`construct ${construct.path}${source}`]),
  ];
}

import type { Diagnostic } from '../diagnostic';
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
  const { code, severity, message, help, file, region, subject } = diagnostic;
  const label = style(severity === 'warning' ? 'warning' : 'error', `${severity}[${code}]`);
  const place = region === undefined ? `${file}: ${subject}` : `${file}:${region.line}:${region.column}`;
  return [
    `${label}: ${style('strong', displayed(message))}`,
    `  ${style('faint', '-->')} ${displayed(place)}`,
    ...(region === undefined || source === undefined ? [] : [codeFrame(source, region, style)]),
    `  ${style('mark', 'help:')} ${displayed(help)}`,
    `  ${style('faint', `explain: ai-factory explain ${code}`)}`,
    '',
  ].join('\n');
}

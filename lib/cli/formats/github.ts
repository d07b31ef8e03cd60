import type { Diagnostic } from '../diagnostic';

/**
 * Diagnostics as workflow commands, which GitHub shows beside the changed lines.
 *
 * Escaping follows https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
 */
export function github(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join('');
}

function command({ code, severity, message, help, file, region, subject, template, waiver }: Diagnostic): string {
  const properties = {
    file,
    ...(region === undefined
      ? {}
      : { line: region.line, col: region.column, endLine: region.endLine, endColumn: region.endColumn }),
    title: waiver === undefined ? code : `${code} waived by ${waiver.id}`,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const place = [...(template === undefined ? [] : [template]), ...(region === undefined || template ? [subject] : [])];
  const text = [...place, message].join(': ');
  const level = waiver === undefined ? (severity === 'warning' ? 'warning' : 'error') : 'notice';
  return `::${level} ${list.join(',')}::${escapeData(`${text}\n${help}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

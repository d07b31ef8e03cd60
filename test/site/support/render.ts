import type { Problem } from '../../../lib/site';

/** Problems the way a terminal shows them, one after the other. */
export function render(file: string, problems: readonly Problem[]): string {
  return problems
    .map(({ severity, code, path, line, column, endLine, endColumn, message, help }) => {
      const end = line === endLine ? endColumn : `${endLine}:${endColumn}`;
      return `${file}:${line}:${column}-${end} ${severity} ${code} ${path}\n  ${message}\n  help: ${help}\n`;
    })
    .join('\n');
}

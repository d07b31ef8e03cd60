import { ALL_CODES } from '../all-codes';
import type { Diagnostic } from '../diagnostic';
import { VERSION } from '../manifest';
import type { Style } from '../style';
import { github } from './github';
import { pretty } from './pretty';
import { sarif } from './sarif';

/** What a command found, in every shape that a format needs. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the files that diagnostics point into. */
  readonly sources: { readonly [file: string]: string };
  /** The document of `--format json`, whose shape is the command's own. */
  readonly json: object;
  readonly style: Style;
}

/** Writes a report in the format that `--format` names; `pretty` when it names none. */
export function render(format: string | undefined, { diagnostics, sources, json, style }: Report): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(json, undefined, 2)}\n`;
    case 'sarif':
      return sarif(diagnostics, ALL_CODES, VERSION);
    case 'github':
      return github(diagnostics);
    default:
      return pretty(diagnostics, sources, style);
  }
}

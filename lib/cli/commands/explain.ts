import { closest } from 'fastest-levenshtein';
import { AiFactoryError, type CodeDefinition } from '../../errors';
import { ALL_CODES } from '../all-codes';
import type { Action } from '../command';
import { wrapped } from '../display';
import { EXIT_CODE } from '../exit-code';
import type { Style } from '../style';

/**
 * Prints the page of a code, or the list of all codes.
 *
 * @throws AIF-CLI-002 when no such code exists
 */
export const explain: Action = async ([wanted], _options, terminal) => {
  const { style, write } = terminal.data;
  write(wanted === undefined ? list(style) : page(definitionOf(wanted), style));
  return EXIT_CODE.clean;
};

function definitionOf(wanted: string): CodeDefinition {
  const code = wanted.toUpperCase();
  const definition = ALL_CODES.find((candidate) => candidate.code === code);
  if (definition === undefined) {
    const nearest = closest(
      code,
      ALL_CODES.map((candidate) => candidate.code),
    );
    throw new AiFactoryError(
      'AIF-CLI-002',
      `there is no code "${wanted}"`,
      `Did you mean ${nearest}? \`ai-factory explain\` lists all codes.`,
    );
  }
  return definition;
}

function list(style: Style): string {
  const width = Math.max(...ALL_CODES.map(({ code }) => code.length));
  return ALL_CODES.map(({ code, title }) => `${style('strong', code.padEnd(width))}  ${title}\n`).join('');
}

function page({ code, title, explanation, remedy, sources = [] }: CodeDefinition, style: Style): string {
  return [
    style('strong', wrapped(`${code}: ${title}`)),
    wrapped(explanation),
    `${style('mark', 'What to do')}\n${wrapped(remedy, '  ')}`,
    ...(sources.length === 0 ? [] : [`${style('mark', 'Sources')}\n${sources.map((url) => `  ${url}`).join('\n')}`]),
  ]
    .map((section) => `${section}\n`)
    .join('\n');
}

import { codePoint } from '../odd-character';
import type { YamlProblem } from './yaml-problem';

interface CharacterRule {
  readonly pattern: RegExp;
  readonly what: string;
  readonly help: string;
}

const CHARACTER_RULES: readonly CharacterRule[] = [
  {
    pattern: /\r(?!\n)/gu,
    what: 'a line end of a kind that YAML tools no longer know',
    help: 'Save the file again with line ends of the kind LF or CRLF.',
  },
  {
    pattern: /[^\P{Cc}\t\r\n]/gu,
    what: 'a control character',
    help: 'Delete the character. An editor that shows control characters finds it at this place.',
  },
  {
    pattern: /\p{Cs}|\uFFFE|\uFFFF/gu,
    what: 'half of a character',
    help: 'Type the word again: the file was damaged when it was converted or cut.',
  },
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/gu,
    what: 'a character that changes the direction of the text',
    help: 'Delete the character: with it, what a reviewer sees is not what is read.',
  },
  {
    pattern: /[\u00AD\u200B\u2060\uFEFF]/gu,
    what: 'a character that nobody can see',
    help: 'Delete the character. It usually comes from a web page or a word processor.',
  },
  {
    pattern:
      /[\u00A0\u2000-\u200A\u202F\u3000](?:(?<=(?:^ *(?:- *)?|:).)|(?<=^ *(?:- *)?[\w-]+.)(?= *:)|(?=[ \t]*\r?$))/gmu,
    what: 'a space that YAML does not take for one',
    help: 'Replace it with an ordinary space. It usually comes from a web page or a word processor.',
  },
];

/** Characters that make a file read differently from how it looks. Each kind is reported once, where it first occurs. */
export function findOddCharacters(source: string): YamlProblem[] {
  return CHARACTER_RULES.flatMap(({ pattern, what, help }) => {
    const matches = [...source.matchAll(pattern)];
    const [first] = matches;
    if (first === undefined) {
      return [];
    }
    const name = codePoint(first[0]);
    const more = matches.length === 1 ? '' : `, one of ${matches.length} in the file`;
    return [
      {
        code: 'AIF-YAML-013',
        span: { start: first.index, end: first.index + first[0].length },
        path: [],
        message: `here is ${what} (${name})${more}`,
        help,
      },
    ];
  });
}

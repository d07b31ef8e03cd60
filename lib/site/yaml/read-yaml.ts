import { Composer, type CST, type Document, isMap, Lexer, Parser, type YAMLParseError } from 'yaml';
import { aliasTargets } from './alias-targets';
import { findOddCharacters } from './characters';
import { findDeepNesting } from './nesting';
import { SourceMap } from './source-map';
import { explainSyntaxError } from './syntax';
import { spanOfNode, ValueReader } from './value-reader';
import type { YamlProblem } from './yaml-problem';

/** What a YAML text holds. */
export interface YamlReading {
  /** The data; unset when the text could not be understood as a whole. */
  readonly data?: { readonly [key: string]: unknown };
  /** Where each part of the data stands. */
  readonly places: SourceMap;
  readonly problems: readonly YamlProblem[];
}

/** The longest text that is read, in characters. The largest sites take a tenth of it. */
export const MAXIMUM_LENGTH = 2_000_000;

/** The most words and signs that are read. A site with as much of everything as it may have takes two thirds of them. */
const MOST_LEXEMES = 300_000;

/** Broken tokens after which a text is read no further: one of them is shown. */
const MOST_BROKEN_TOKENS = 100;

/** Reads a text as YAML 1.2, of which JSON is a part. */
export function readYaml(source: string): YamlReading {
  if (source.length > MAXIMUM_LENGTH) {
    return unreadable([tooLong(`${source.length.toLocaleString('en-US')} characters`, MAXIMUM_LENGTH)]);
  }
  const lexemes = lexemesOf(source);
  if (lexemes.length > MOST_LEXEMES) {
    return unreadable([tooLong('more words and signs than any site needs', MOST_LEXEMES)]);
  }
  const surprises = [...findOddCharacters(source), ...findDirective(source), ...findDeepNesting(lexemes)];
  if (surprises.length > 0) {
    return unreadable(surprises);
  }
  const documents = compose(lexemes, source.length);
  const [document] = documents;
  const syntax = syntaxProblems(document, source);
  const wholeFile = syntax.length > 0 ? syntax : documentProblems(documents);
  if (wholeFile.length > 0 || !isMap(document.contents)) {
    return unreadable(wholeFile);
  }
  const targets = aliasTargets(document);
  const reader = new ValueReader(targets);
  const data = reader.read(document.contents, []) as YamlReading['data'];
  if (reader.exhausted) {
    return unreadable(reader.problems);
  }
  return {
    ...(data === null ? {} : { data }),
    places: new SourceMap(document.contents, targets),
    problems: reader.problems,
  };
}

function tooLong(size: string, most: number): YamlProblem {
  return {
    code: 'AIF-FILE-003',
    span: { start: 0, end: 0 },
    path: [],
    message: `the file has ${size}, at most ${most.toLocaleString('en-US')} are read`,
    help: 'Check that this is the right file: a site of a thousand rack pools takes a tenth of that.',
  };
}

/** The words and signs of a text, up to one more than are read. */
function lexemesOf(source: string): string[] {
  const lexemes: string[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    lexemes.push(lexeme);
    if (lexemes.length > MOST_LEXEMES) {
      break;
    }
  }
  return lexemes;
}

/** A line before the document that would change how it is read. */
function findDirective(source: string): YamlProblem[] {
  const [before = '', directive] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(%[^\r\n]*)/.exec(source) ?? [];
  return directive === undefined
    ? []
    : [
        {
          code: 'AIF-YAML-015',
          span: { start: before.length - directive.length, end: before.length },
          path: [],
          message: `${directive.split(' ')[0]} is a directive, and site descriptions have none: they are always read as YAML 1.2`,
          help: 'Delete the line that starts with %.',
        },
      ];
}

function unreadable(problems: readonly YamlProblem[]): YamlReading {
  return { places: new SourceMap(null, new Map()), problems };
}

/** All documents of the text, of which there is at least one. */
function compose(lexemes: readonly string[], length: number): Document.Parsed[] {
  const composer = new Composer({ version: '1.2', schema: 'core', stringKeys: true, uniqueKeys: false });
  return [...composer.compose(tokens(lexemes), true, length)];
}

function* tokens(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  let broken = 0;
  for (const lexeme of lexemes) {
    for (const token of parser.next(lexeme)) {
      yield token;
      broken += token.type === 'error' ? 1 : 0;
    }
    if (broken > MOST_BROKEN_TOKENS) {
      return;
    }
  }
  yield* parser.end();
}

/** The first error only: those after it are most often its consequences. */
function syntaxProblems(document: Document.Parsed, source: string): YamlProblem[] {
  const first: YAMLParseError | undefined = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
  return first === undefined ? [] : [explainSyntaxError(first, document, source)];
}

function documentProblems(documents: readonly Document.Parsed[]): YamlProblem[] {
  const [document, second] = documents;
  const problems: YamlProblem[] = [];
  if (second !== undefined) {
    const [start] = second.range;
    problems.push({
      code: 'AIF-YAML-006',
      span: { start, end: start + 3 },
      path: [],
      message: `the file holds ${documents.length} YAML documents, a site description is one`,
      help: 'Delete the line --- (or ...) that starts the second one, or keep each site in a file of its own.',
    });
  }
  const contents = document?.contents ?? null;
  if (contents === null || (!isMap(contents) && contents.range[0] === contents.range[1])) {
    problems.push({
      code: 'AIF-YAML-007',
      span: { start: 0, end: 0 },
      path: [],
      message: 'the file is empty',
      help: 'Start with `apiVersion: ai-factory/v1`, or have `ai-factory init` write a first site description.',
    });
  } else if (!isMap(contents)) {
    problems.push({
      code: 'AIF-YAML-008',
      span: spanOfNode(contents),
      path: [],
      message: 'the file does not start with a key: a site description is a mapping of keys to values',
      help: 'Start with `apiVersion: ai-factory/v1`. If the first line is a key, check that a space follows its colon.',
    });
  }
  return problems;
}

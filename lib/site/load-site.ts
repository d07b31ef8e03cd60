import { readFileSync, statSync } from 'node:fs';
import { AiFactoryError, reasonOf } from '../errors';
import { pathText } from './path-text';
import type { PathStep, Problem, UnplacedProblem } from './problem';
import { checkRules } from './rules';
import { checkShape } from './shape/check-shape';
import type { Site } from './site';
import { type Span, TextLines } from './text-lines';
import { MAXIMUM_LENGTH, readYaml, type YamlReading } from './yaml/read-yaml';
import type { YamlProblem } from './yaml/yaml-problem';

/** The most problems that are reported. */
const MOST_PROBLEMS = 1_000;

/** What became of a site description. */
export interface LoadedSite {
  /** The name of the file, as given. */
  readonly file: string;
  /** The text, without a byte order mark. Lines and columns of problems refer to it. */
  readonly source: string;
  /** The site, with every default filled in; unset as long as a problem is an error. */
  readonly site: Site | undefined;
  /** Every problem, in the order of the file. */
  readonly problems: readonly Problem[];
  /** Finds the place in the file of a problem that a later step has with the site. */
  place(problem: UnplacedProblem): Problem;
}

/**
 * Reads a site description from text in YAML 1.2 or JSON.
 *
 * Never throws: whatever is wrong becomes a problem, and all problems are reported at once. Where a part of the file cannot be
 * read, rules that need this part are left out, so that every problem is true.
 */
export function parseSite(source: string, file: string): LoadedSite {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new TextLines(text);
  const reading = readYaml(text);
  const place = (problem: UnplacedProblem) =>
    placed(problem, reading.places.spanOf(problem.path, problem.onKey), lines);
  const { site, textProblems, problems } = understand(reading);
  const all = [
    ...textProblems.map((problem) => placed({ severity: 'error', ...problem }, problem.span, lines)),
    ...problems.map(place),
  ].sort(inFileOrder);
  const failed = all.some((problem) => problem.severity === 'error');
  return { file, source: text, site: failed ? undefined : site, problems: firstOnes(all, failed), place };
}

/** As many problems as somebody might read. The last one says that there are more. */
function firstOnes(problems: readonly Problem[], failed: boolean): readonly Problem[] {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const last = shown.at(-1);
  return last === undefined || shown.length === problems.length
    ? problems
    : [
        ...shown,
        {
          ...last,
          code: 'AIF-FILE-004',
          severity: failed ? 'error' : 'warning',
          path: '',
          message: `the file has more problems than the ${MOST_PROBLEMS.toLocaleString('en-US')} up to here`,
          help: 'Correct these first. So many problems most often have one cause.',
        },
      ];
}

/**
 * Reads a site description from a file in UTF-8.
 *
 * @throws AIF-FILE-001 when the file cannot be read, AIF-FILE-002 when it is not text in UTF-8, AIF-FILE-003 when it is too long.
 */
export function readSite(file: string): LoadedSite {
  return parseSite(decode(readBytes(file), file), file);
}

/**
 * Holds data against schema and rules, leaving out what the text itself has already failed on.
 *
 * The one exception: digits with a leading zero that should have been text get the advice to put them in quotes.
 */
function understand({ data, places, problems }: YamlReading): {
  site: Site | undefined;
  textProblems: YamlProblem[];
  problems: UnplacedProblem[];
} {
  if (data === undefined) {
    return { site: undefined, textProblems: [...problems], problems: [] };
  }
  const shape = checkShape(data, (path) => places.textOf(path));
  const unquoted = new Set(
    shape.problems.filter(({ code }) => code === 'AIF-SITE-011').map(({ path }) => pathText(path)),
  );
  const textProblems = problems.filter(({ code, path }) => code !== 'AIF-YAML-012' || !unquoted.has(pathText(path)));
  const failed = new Set(textProblems.map(({ path }) => pathText(path)));
  const around = new Set(textProblems.flatMap(({ path }) => prefixes(path)));
  const shapeProblems = shape.problems.filter(
    ({ path }) => !around.has(pathText(path)) && !prefixes(path).some((prefix) => failed.has(prefix)),
  );
  const sections = Object.fromEntries(
    Object.entries(shape.sections).filter(([section]) => !failed.has('') && !around.has(section)),
  );
  return { site: shape.site, textProblems, problems: [...shapeProblems, ...checkRules(sections)] };
}

/** A path and all paths above it, but for the empty one. */
function prefixes(path: readonly PathStep[]): string[] {
  return path.map((_step, index) => pathText(path.slice(0, index + 1)));
}

function placed(problem: UnplacedProblem, span: Span, lines: TextLines): Problem {
  const { start, end } = lines.onOneLine(span);
  const first = lines.position(start);
  const last = lines.position(end);
  return {
    code: problem.code,
    severity: problem.severity,
    path: pathText(problem.path),
    line: first.line,
    column: first.column,
    endLine: last.line,
    endColumn: last.column,
    message: problem.message,
    help: problem.help,
  };
}

function inFileOrder(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

function readBytes(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > 4 * MAXIMUM_LENGTH) {
      throw new AiFactoryError(
        'AIF-FILE-003',
        `${file} has ${size.toLocaleString('en-US')} bytes, which is more than any site description needs`,
        'Check that this is the right file.',
      );
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof AiFactoryError) {
      throw error;
    }
    throw new AiFactoryError(
      'AIF-FILE-001',
      `${file} cannot be read: ${reasonOf(error)}`,
      'Check the name of the file and that you may read it.',
    );
  }
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AiFactoryError(
      'AIF-FILE-002',
      `${file} is not text in UTF-8`,
      'Save the file again as UTF-8. Editors call this "encoding"; UTF-16 is what Windows tools often write.',
    );
  }
}

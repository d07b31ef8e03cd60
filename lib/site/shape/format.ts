import { z } from 'zod';
import { oddCharacter, retyped } from '../odd-character';
import { assignment, exampleFor, helpWith, keyOf, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';
import { shorten } from './show';

/** What people write instead of what is meant; the first repair that the schema accepts is proposed. */
const REPAIRS: readonly ((text: string) => string)[] = [
  (text) => text.trim(),
  (text) => retyped(text),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.replace(/\.$/, ''),
  (text) => text.replace(/^https?:\/\/([^:/]*).*$/, '$1'),
  (text) => text.replace(/^(ml|db)\./, ''),
  (text) => text.replace(/^(?=[a-z]\w*\.\w+$)/, 'ml.'),
  (text) => text.replace(/^(?=[a-z]\w*\.\w+$)(?!db\.)/, 'db.'),
  (text) => text.replace(/^([a-z]\w*)[ -](\w+)$/, '$1.$2'),
  (text) => text.replace(/^(?=[0-9a-f]{64}$)/, 'sha256:'),
  (text) => text.replace(/[:/]\d+$/, ''),
  (text) => text.replace(/^v/, ''),
  (text) => text.replace(/^(\d+\.\d+)\..*$/, '$1'),
  (text) => text.replace(/^.*\//, ''),
  (text) =>
    text
      .replace(/^s3:\/\/[^/]*\//, '')
      .replace(/^\/+|\/+$/g, '')
      .concat('/'),
  (text) => text.replace(/^[^@]*@/, ''),
  (text) => text.replace(/(?<=\d)[\s-](?=\d)/g, ''),
  (text) => text.replace(/\s*\/\s*/, '/'),
  (text) => text.replace(/[\s-]+/g, '_'),
];

/** Text that does not have the form it needs. */
export function wrongFormat(found: ShapeIssue): ShapeProblem {
  const { path, value, place, issue } = found;
  const text = String(value);
  const repaired =
    place === undefined || text.length > 300
      ? undefined
      : repair(text, keyOf(path) === 'id' ? [...REPAIRS, slug] : REPAIRS, place.schema);
  const action =
    repaired === undefined
      ? (exampleFor(path, place) ?? 'Write it in that form.')
      : `Did you mean ${assignment(path, repaired)}?${repaired === retyped(text) ? oddCharacter(text) : ''}`;
  return {
    code: 'AIF-SITE-005',
    path,
    message: `${nameOf(path)} ${issue.message}, but is "${shorten(text)}"`,
    help: helpWith(action, place),
  };
}

/** A key of the user's own choice, such as a tag, that does not have the form it needs. */
export function wrongKey(found: ShapeIssue<z.core.$ZodIssueInvalidKey>): ShapeProblem {
  const { path, issue } = found;
  const owner = nameOf(path.slice(0, -1));
  const [inner] = issue.issues;
  const reason =
    inner?.code === 'too_big'
      ? `must have at most ${inner.maximum} characters`
      : (inner?.message ?? 'has the wrong form');
  return {
    code: 'AIF-SITE-005',
    path,
    message: `a key of ${owner} ${reason}, but is "${shorten(String(path.at(-1)))}"`,
    help: 'Write another key.',
    onKey: true,
  };
}

function repair(text: string, repairs: typeof REPAIRS, schema: z.core.$ZodType): string | undefined {
  return repairs
    .map((attempt) => attempt(text))
    .find((candidate) => candidate !== text && z.safeParse(schema, candidate).success);
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '');
}

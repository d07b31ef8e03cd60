import { z } from 'zod';
import { oddCharacter } from '../odd-character';
import { allOf } from '../suggest';
import { readQuantity, unitOfKey } from './quantity';
import { keysOf, neededKeys } from './schema-at';
import { assignment, exampleFor, helpWith, keyOf, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';
import { asYaml, shorten, show } from './show';

type WrongType = ShapeIssue<z.core.$ZodIssueInvalidType>;

const EXPECTED: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
};

/** A value of another type than the schema asks for. */
export function wrongType(found: WrongType): ShapeProblem {
  const { value, issue } = found;
  switch (issue.expected) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? unquoted(found) : mismatch(found);
    case 'number':
    case 'int':
      return typeof value === 'string' ? notANumber(found) : mismatch(found);
    default:
      return mismatch(found);
  }
}

/** Text where a number is expected: with a unit, with separators, in quotes, or no number at all. */
export function notANumber({ path, value, place }: ShapeIssue): ShapeProblem {
  const text = String(value);
  const quantity = readQuantity(text, keyOf(path));
  if (quantity === undefined) {
    return {
      code: 'AIF-SITE-002',
      path,
      message: `${nameOf(path)} must be a number, but is "${shorten(text)}"`,
      help: helpWith(
        `${exampleFor(path, place) ?? 'Write digits only, without a unit and without quotes.'}${oddCharacter(text)}`,
        place,
      ),
    };
  }
  return {
    code: 'AIF-SITE-010',
    path,
    message: `${nameOf(path)} must be a number, but "${shorten(text)}" is text`,
    help: howToWrite(path, text, quantity),
  };
}

function howToWrite(
  path: ShapeIssue['path'],
  text: string,
  { number, unit }: { number?: number; unit: string },
): string {
  if (unit !== '') {
    const keyUnit = unitOfKey(keyOf(path));
    if (keyUnit === undefined) {
      return 'The key has no unit: write the number alone.';
    }
    const known = `The unit is in the name of the key, ${keyUnit}`;
    return number === undefined
      ? `${known}: write how many ${keyUnit} it is, without the unit.`
      : `${known}: write ${assignment(path, number)}.`;
  }
  const separated = !/^[\d.]+$/.test(text.trim());
  return `Write ${assignment(path, number)}${separated ? ': digits without separators, and a point for decimals' : ', without quotes'}.`;
}

/** A number or a truth value where text is expected. */
export function unquoted({ path, value, written, place }: ShapeIssue): ShapeProblem {
  const source = written ?? String(value);
  const what = typeof value === 'number' ? 'a number' : 'a truth value';
  const readAs = String(value) === source ? what : `${what} (${value})`;
  return {
    code: 'AIF-SITE-011',
    path,
    message: `${nameOf(path)} must be text, but YAML reads ${source} as ${readAs}`,
    help: helpWith(
      accepts(place, source)
        ? `Put it in quotes: \`${prefix(path)} "${source}"\`.`
        : (exampleFor(path, place) ?? 'Write text, in quotes where it looks like a number.'),
      place,
    ),
  };
}

function mismatch(found: WrongType): ShapeProblem {
  const { path, value, written, place, issue } = found;
  return {
    code: 'AIF-SITE-002',
    path,
    message: `${nameOf(path)} must be ${EXPECTED[issue.expected] ?? issue.expected}, but is ${show(value, written)}`,
    help: helpWith(correction(found), place),
  };
}

function correction({ path, value, place, issue }: WrongType): string {
  const example = exampleFor(path, place);
  switch (issue.expected) {
    case 'boolean':
      return `Write ${truthMeant(path, value)}, without quotes.`;
    case 'array':
      return typeof value !== 'object' && accepts(place, [value])
        ? `Put it in brackets: ${assignment(path, [value])}.`
        : (example ?? 'Put a hyphen and a space before each entry.');
    case 'object':
    case 'record':
      if (value === true && accepts(place, {})) {
        return `Write \`${prefix(path)} {}\` to have it with its defaults, or its keys under it.`;
      }
      return Array.isArray(value)
        ? 'Write its keys under it without hyphens, indented by two more spaces.'
        : asMapping(value, place, example);
    case 'int':
      return typeof value === 'number' && Number.isFinite(value)
        ? `Round it: ${assignment(path, Math.ceil(value))} or ${asYaml(Math.floor(value))}.`
        : (example ?? 'Write digits only.');
    default:
      return Array.isArray(value) && value.length > 0 && accepts(place, value[0])
        ? `Write one value, without brackets and hyphens: ${assignment(path, value[0])}.`
        : (example ?? `Write ${EXPECTED[issue.expected] ?? 'another value'}.`);
  }
}

function truthMeant(path: ShapeIssue['path'], value: unknown): string {
  const word = String(value).toLowerCase();
  const meant = ['true', 'false'].find((truth) => WORDS_FOR[truth]?.includes(word));
  return meant === undefined ? '`true` or `false`' : `\`${prefix(path)} ${meant}\``;
}

const WORDS_FOR: { readonly [truth: string]: readonly string[] } = {
  true: ['true', 'yes', 'y', 'on', '1'],
  false: ['false', 'no', 'n', 'off', '0'],
};

/** A mapping out of one value: a key whose colon lacks its space, the one key that it needs, or all of them. */
function asMapping(value: unknown, place: ShapeIssue['place'], example: string | undefined): string {
  const [, key = '', rest = ''] = (typeof value === 'string' ? /^([\w-]+):(\S.*)$/.exec(value) : null) ?? [];
  if (place !== undefined && Object.hasOwn(keysOf(place.schema, undefined), key)) {
    return `Write a space after the colon: \`${key}: ${shorten(rest)}\`.`;
  }
  const [needed, ...others] = neededKeys(place);
  if (needed === undefined) {
    return example ?? 'Write its keys under it, each on a line of its own and indented by two more spaces.';
  }
  return others.length === 0 && accepts(place, { [needed]: value })
    ? `Write \`${needed}: ${asYaml(value)}\`.`
    : `Write ${allOf([needed, ...others].map((name) => `\`${name}\``))} under it, each on a line of its own.`;
}

function accepts(place: ShapeIssue['place'], value: unknown): boolean {
  return place !== undefined && z.safeParse(place.schema, value).success;
}

function prefix(path: ShapeIssue['path']): string {
  return typeof path.at(-1) === 'number' ? '-' : `${keyOf(path)}:`;
}

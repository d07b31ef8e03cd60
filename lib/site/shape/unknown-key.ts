import { z } from 'zod';
import { oddCharacter } from '../odd-character';
import { keyPath } from '../path-text';
import type { PathStep } from '../problem';
import { siteSchema } from '../site-schema';
import { allOf, closest, oneOf } from '../suggest';
import { keysOf, placeOf, schemaAt, valueAt } from './schema-at';
import { nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';
import { shorten } from './show';

/** A key that a mapping cannot have, and the place of the key that it was probably meant to be. */
export interface UnknownKey {
  readonly problem: ShapeProblem;
  readonly meant?: readonly PathStep[];
}

/** The keys of a mapping that the schema does not know. None for an issue of another kind. */
export function unknownKeys(found: ShapeIssue, data: unknown): UnknownKey[] {
  const { path, value, place, issue } = found;
  if (issue.code === 'invalid_union') {
    return misspeltKind(found, data);
  }
  if (issue.code !== 'unrecognized_keys') {
    return [];
  }
  const known = Object.keys(place === undefined ? {} : keysOf(place.schema, value));
  const free = known.filter((key) => valueAt(value, [key]) === undefined);
  return issue.keys.map((key): UnknownKey => {
    const meant = closest(key, free);
    if (meant !== undefined) {
      return misspelt(path, key, meant);
    }
    const problem = unknownKey(path, key, elsewhere(key, found, known));
    const misplaced = keyHomes().get(key)?.includes('') === true && valueAt(data, [key]) === undefined;
    return misplaced ? { problem, meant: [key] } : { problem };
  });
}

/** As long as nobody knows the kind of a mapping, nobody knows its keys either; but one may look like the key for the kind. */
function misspeltKind({ path, value }: ShapeIssue, data: unknown): UnknownKey[] {
  const owner = path.slice(0, -1);
  const mapping = valueAt(data, owner);
  const union = schemaAt(siteSchema, owner, data)?.schema;
  if (value !== undefined || typeof mapping !== 'object' || mapping === null) {
    return [];
  }
  const known = union instanceof z.ZodDiscriminatedUnion ? shapesOf(union).flatMap((shape) => Object.keys(shape)) : [];
  const key = closest(
    String(path.at(-1)),
    Object.keys(mapping).filter((candidate) => !known.includes(candidate)),
  );
  return key === undefined ? [] : [misspelt(owner, key, String(path.at(-1)))];
}

function misspelt(path: ShapeIssue['path'], key: string, meant: string): UnknownKey {
  return { problem: unknownKey(path, key, `Did you mean \`${meant}\`?${oddCharacter(key)}`), meant: [...path, meant] };
}

function unknownKey(path: ShapeIssue['path'], key: string, help: string): ShapeProblem {
  return {
    code: 'AIF-SITE-003',
    path: [...path, key],
    message: `${nameOf(path)} cannot have the key \`${shorten(key)}\``,
    help,
    onKey: true,
  };
}

function elsewhere(key: string, { path, place }: ShapeIssue, known: readonly string[]): string {
  const here = keyPath(path);
  const homes = (keyHomes().get(key) ?? []).filter((home) => home !== here);
  const kinds = place === undefined ? [] : kindsWith(key, place.schema);
  const allowed = `Allowed here: ${known.map((candidate) => `\`${candidate}\``).join(', ')}.`;
  if (kinds.length > 0) {
    return `It belongs to ${oneOf(kinds)}. ${allowed}`;
  }
  if (homes.length === 0) {
    return allowed;
  }
  if (homes.includes('')) {
    return `It belongs to the top level: start it in the first column. ${allowed}`;
  }
  return homes.length > 3 ? allowed : `It belongs to ${allOf(homes.map((home) => `\`${home}\``))}. ${allowed}`;
}

/** The kinds of a union that have the key, as they would be chosen. */
function kindsWith(key: string, schema: z.core.$ZodType): string[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) {
    return [];
  }
  const { discriminator } = schema.def;
  return shapesOf(schema)
    .filter((shape) => Object.hasOwn(shape, key))
    .map((shape) => shape[discriminator])
    .flatMap((mark) => (mark instanceof z.ZodLiteral ? [`\`${discriminator}: ${mark.value}\``] : []));
}

function shapesOf(union: z.ZodDiscriminatedUnion): z.core.$ZodShape[] {
  return union.def.options.flatMap((option) => (option instanceof z.ZodObject ? [option.shape] : []));
}

let homesByKey: ReadonlyMap<string, readonly string[]> | undefined;

/** Where each key of the schema belongs, collected once. */
function keyHomes(): ReadonlyMap<string, readonly string[]> {
  if (homesByKey === undefined) {
    const homes = new Map<string, string[]>();
    collect(siteSchema, '', homes);
    homesByKey = homes;
  }
  return homesByKey;
}

function collect(outer: z.core.$ZodType, at: string, homes: Map<string, string[]>): void {
  const { schema } = placeOf(outer);
  if (schema instanceof z.ZodArray) {
    collect(schema.def.element, `${at}[]`, homes);
  } else if (schema instanceof z.ZodDiscriminatedUnion) {
    for (const option of schema.def.options) {
      collect(option, at, homes);
    }
  } else if (schema instanceof z.ZodObject) {
    for (const [key, child] of Object.entries(schema.shape)) {
      const known = homes.get(key) ?? [];
      homes.set(key, known.includes(at) ? known : [...known, at]);
      collect(child, at === '' ? key : `${at}.${key}`, homes);
    }
  }
}

import { z } from 'zod';
import { keyPath } from '../path-text';
import { siteSchema } from '../site-schema';
import { allOf, closest } from '../suggest';
import { keysOf, placeOf, valueAt } from './schema-at';
import { nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';

/** A key that a mapping cannot have, and the key that it was probably meant to be. */
export interface UnknownKey {
  readonly problem: ShapeProblem;
  readonly meant?: string;
}

/** The keys of a mapping that the schema does not know. */
export function unknownKeys(found: ShapeIssue<z.core.$ZodIssueUnrecognizedKeys>): UnknownKey[] {
  const { path, value, place, issue } = found;
  const known = Object.keys(place === undefined ? {} : keysOf(place.schema, value));
  const free = known.filter((key) => valueAt(value, [key]) === undefined);
  return issue.keys.map((key) => {
    const meant = closest(key, free);
    const problem: ShapeProblem = {
      code: 'AIF-SITE-003',
      path: [...path, key],
      message: `${nameOf(path)} cannot have the key \`${key}\``,
      help: meant === undefined ? elsewhere(key, found, known) : `Did you mean \`${meant}\`?`,
      onKey: true,
    };
    return meant === undefined ? { problem } : { problem, meant };
  });
}

function elsewhere(key: string, { path, place }: ShapeIssue, known: readonly string[]): string {
  const here = keyPath(path);
  const homes = (keyHomes().get(key) ?? []).filter((home) => home !== here);
  const kind = place === undefined ? undefined : kindWith(key, place.schema);
  const allowed = `Allowed here: ${known.map((candidate) => `\`${candidate}\``).join(', ')}.`;
  if (kind !== undefined) {
    return `It belongs to ${kind}. ${allowed}`;
  }
  if (homes.length === 0) {
    return allowed;
  }
  return homes.length > 3
    ? allowed
    : `It belongs to ${allOf(homes.map((home) => (home === '' ? 'the top level' : `\`${home}\``)))}. ${allowed}`;
}

/** The kind of a union that has the key, as it would be chosen. */
function kindWith(key: string, schema: z.core.$ZodType): string | undefined {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) {
    return undefined;
  }
  const { discriminator, options } = schema.def;
  const shapes = options.flatMap((option) => (option instanceof z.ZodObject ? [option.shape] : []));
  const mark = shapes.find((shape) => Object.hasOwn(shape, key))?.[discriminator];
  return mark instanceof z.ZodLiteral ? `\`${discriminator}: ${mark.value}\`` : undefined;
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

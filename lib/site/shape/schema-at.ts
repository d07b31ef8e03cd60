import { z } from 'zod';
import type { PathStep } from '../problem';

/** What the schema says about itself for people. */
export interface Documentation {
  readonly title?: string;
  readonly description?: string;
  readonly example?: unknown;
}

/** A place in the schema: the bare schema, and what its documentation says. */
export interface SchemaPlace {
  readonly schema: z.core.$ZodType;
  readonly documentation: Documentation;
  readonly required: boolean;
}

/** Follows a path of the data into a schema; the data decide between the kinds of a union. */
export function schemaAt(root: z.core.$ZodType, path: readonly PathStep[], data: unknown): SchemaPlace | undefined {
  let place: SchemaPlace | undefined = placeOf(root);
  let value = data;
  for (const step of path) {
    place = place === undefined ? undefined : childOf(place.schema, step, value);
    value = valueAt(value, [step]);
  }
  return place;
}

/** The value at a path of the data. */
export function valueAt(data: unknown, path: readonly PathStep[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as { readonly [key: PathStep]: unknown })[step]
        : undefined,
    data,
  );
}

/** The keys that a mapping may have, with their schemas. None for anything but a mapping with fixed keys. */
export function keysOf(schema: z.core.$ZodType, value: unknown): { readonly [key: string]: z.core.$ZodType } {
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionFor(schema, value);
    return option === undefined ? {} : keysOf(option, value);
  }
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The keys that a mapping has to have; of a union the one that decides its kind. */
export function neededKeys(place: SchemaPlace | undefined): string[] {
  if (place?.schema instanceof z.ZodDiscriminatedUnion) {
    return [place.schema.def.discriminator];
  }
  return Object.entries(place === undefined ? {} : keysOf(place.schema, undefined))
    .filter(([, schema]) => placeOf(schema).required)
    .map(([key]) => key);
}

/** The schema under wrappers for defaults and options, with the documentation that is nearest to the outside. */
export function placeOf(outer: z.core.$ZodType): SchemaPlace {
  let schema = outer;
  let documentation: Documentation = {};
  let required = true;
  for (;;) {
    const { title, description, examples } = z.globalRegistry.get(schema) ?? {};
    documentation = {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(Array.isArray(examples) ? { example: examples[0] } : {}),
      ...documentation,
    };
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      schema = schema.def.innerType;
      required = false;
    } else {
      return { schema, documentation, required };
    }
  }
}

function childOf(schema: z.core.$ZodType, step: PathStep, value: unknown): SchemaPlace | undefined {
  if (schema instanceof z.ZodArray) {
    return placeOf(schema.def.element);
  }
  if (schema instanceof z.ZodRecord) {
    return placeOf(schema.def.valueType);
  }
  const keys = keysOf(schema, value);
  const child = Object.hasOwn(keys, step) ? keys[step] : undefined;
  return child === undefined ? undefined : placeOf(child);
}

function optionFor(union: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined {
  const kind = valueAt(value, [union.def.discriminator]);
  return union.def.options.find((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[union.def.discriminator] : undefined;
    return literal instanceof z.ZodLiteral && literal.def.values.includes(kind as z.core.util.Literal);
  });
}

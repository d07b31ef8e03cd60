import { z } from 'zod';

/** A node of the schema, with the examples in its documentation. */
export interface SchemaNode {
  /** Where it is, such as `.racks[].count`. */
  readonly path: string;
  readonly schema: z.core.$ZodType;
  readonly examples: readonly unknown[];
}

/** Every node of a schema, from the outside to the inside. */
export function siteTree(schema: z.core.$ZodType, path = ''): SchemaNode[] {
  const examples: unknown = z.globalRegistry.get(schema)?.examples;
  return [{ path, schema, examples: Array.isArray(examples) ? examples : [] }, ...children(schema, path)];
}

function children(schema: z.core.$ZodType, path: string): SchemaNode[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return siteTree(schema.def.innerType, `${path}?`);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, child]) => siteTree(child as z.core.$ZodType, `${path}.${key}`));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return schema.def.options.flatMap((option) => siteTree(option, path));
  }
  if (schema instanceof z.ZodArray) {
    return siteTree(schema.def.element, `${path}[]`);
  }
  return schema instanceof z.ZodRecord ? siteTree(schema.def.valueType, `${path}{}`) : [];
}

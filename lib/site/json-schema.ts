import { z } from 'zod';
import { siteSchema } from './site-schema';

interface Schema {
  [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 7) of a site description, for editors.
 *
 * Draft 7 is what every editor supports. It knows shapes only: what relates one section to another is checked by `parseSite`.
 */
export function siteJsonSchema(): object {
  return z.toJSONSchema(siteSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodDiscriminatedUnion) {
        chooseByDiscriminator(jsonSchema, zodSchema.def.discriminator);
      }
    },
  });
}

/**
 * Replaces `oneOf` by a chain of `if` and `else` on the key that tells the kinds apart.
 *
 * An editor then reports what is wrong with the kind that was chosen. Under `oneOf` it compares with the first kind as long as none
 * is chosen, and lists keys that nobody has to write.
 */
function chooseByDiscriminator(schema: Schema, discriminator: string): void {
  const kinds = (schema.oneOf as Schema[]).map((kind) => ({
    kind,
    mark: (kind.properties as { [key: string]: Schema })[discriminator] ?? {},
  }));
  const chain = kinds.reduceRight<Schema>(
    (otherwise, { kind, mark }) =>
      Object.fromEntries([
        ['if', { type: 'object', properties: { [discriminator]: { const: mark.const } }, required: [discriminator] }],
        ['then', kind],
        ...(Object.keys(otherwise).length === 0 ? [] : [['else', otherwise]]),
      ]),
    {},
  );
  delete schema.oneOf;
  Object.assign(schema, {
    type: 'object',
    properties: {
      [discriminator]: {
        type: 'string',
        title: 'Kind',
        description: kinds.map(({ mark }) => `${mark.const}: ${mark.description}`).join('\n\n'),
        enum: kinds.map(({ mark }) => mark.const),
      },
    },
    required: [discriminator],
    ...chain,
  });
}

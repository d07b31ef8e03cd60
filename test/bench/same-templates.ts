import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * Makes sure that two cloud assemblies have the same templates.
 *
 * The order in which a resource names those that it depends on does not count: the AWS CDK sorts them by construct path.
 */
export function requireSameTemplates(one: string, other: string): void {
  const files = templatesIn(one);
  if (!isDeepStrictEqual(files, templatesIn(other))) {
    throw new Error('the raw app has other stacks than the library');
  }
  for (const file of files) {
    if (!isDeepStrictEqual(readTemplate(join(one, file)), readTemplate(join(other, file)))) {
      throw new Error(`${file} of the raw app is another template than that of the library`);
    }
  }
}

function templatesIn(assembly: string): string[] {
  return readdirSync(assembly)
    .filter((file) => file.endsWith('.template.json'))
    .sort();
}

function readTemplate(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
    key === 'DependsOn' && Array.isArray(value) ? value.sort() : value,
  );
}

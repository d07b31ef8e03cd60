import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseSite } from '../../lib/site';
import type { Site } from '../../lib/site/site';
import { siteSchema } from '../../lib/site/site-schema';

/** The examples that are site descriptions. */
export const EXAMPLE_SITES = ['quickstart', 'sovereign-ai-factory', 'eu-sovereign-cloud', 'national-ai-zone'] as const;

const ROOT = join(__dirname, '..', '..');

/** The path of an example's site description. */
export function exampleFile(name: string): string {
  return join(ROOT, 'examples', name, 'site.yaml');
}

/** An example's site description, validated. */
export function exampleSite(name: (typeof EXAMPLE_SITES)[number]): Site {
  const file = exampleFile(name);
  const { site, problems } = parseSite(readFileSync(file, 'utf8'), file);
  if (site === undefined) {
    throw new Error(`${file}: ${problems.map((problem) => problem.message).join('; ')}`);
  }
  return site;
}

/** Racks that make two cells of the training pools of `national-ai-zone`, the second one not full. */
const RACKS_OF_TWO_CELLS = { nvl72: 60, 'hgx-training': 300 } as const;

/** An example as plain data, cut to two cells a training pool: what is more of them looks like the second. */
export function smallExampleData(name: (typeof EXAMPLE_SITES)[number]): Record<string, unknown> {
  const data = exampleData(name);
  if (name === 'national-ai-zone') {
    for (const racks of data.racks as { id: string; count: number }[]) {
      racks.count = RACKS_OF_TWO_CELLS[racks.id as keyof typeof RACKS_OF_TWO_CELLS] ?? racks.count;
    }
  }
  return data;
}

/** An example that is quick to synthesize. */
export function smallExampleSite(name: (typeof EXAMPLE_SITES)[number]): Site {
  return siteFrom(smallExampleData(name));
}

/** An example as plain data, to be changed by a test before it is read. */
export function exampleData(name: (typeof EXAMPLE_SITES)[number]): Record<string, unknown> {
  return parse(readFileSync(exampleFile(name), 'utf8'));
}

/** A site from plain data, with the defaults of the schema and without cross-field rules. */
export function siteFrom(data: unknown): Site {
  return siteSchema.parse(data);
}

/** Every list of a value in another order, at every depth. `order` says how to arrange a list. */
export function reordered(value: unknown, order: (list: unknown[]) => unknown[]): unknown {
  if (Array.isArray(value)) {
    return order(value.map((item) => reordered(item, order)));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reordered(item, order)]));
  }
  return value;
}

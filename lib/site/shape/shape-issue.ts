import type { z } from 'zod';
import type { PathStep } from '../problem';
import type { SchemaPlace } from './schema-at';
import { asYaml } from './show';

/** One thing that zod found, with everything needed to say it well. */
export interface ShapeIssue<Issue extends z.core.$ZodIssue = z.core.$ZodIssue> {
  readonly issue: Issue;
  readonly path: readonly PathStep[];
  /** The value that is wrong. */
  readonly value: unknown;
  /** The value as it is written, when it is written without quotes. */
  readonly written: string | undefined;
  readonly place: SchemaPlace | undefined;
}

/** A shape problem without its severity, which is always an error. */
export interface ShapeProblem {
  readonly code: string;
  readonly path: readonly PathStep[];
  readonly message: string;
  readonly help: string;
  readonly onKey?: boolean;
}

/** What to call the value at a path. */
export function nameOf(path: readonly PathStep[]): string {
  const last = path.at(-1);
  if (last === undefined) {
    return 'the site';
  }
  if (typeof last === 'number') {
    return `an entry of ${nameOf(path.slice(0, -1))}`;
  }
  return `\`${last}\``;
}

/** The last key of a path. */
export function keyOf(path: readonly PathStep[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

/** How a value would be written at a path: after its key, or after the hyphen of a list. */
export function assignment(path: readonly PathStep[], value: unknown): string {
  return `\`${typeof path.at(-1) === 'number' ? '-' : `${keyOf(path)}:`} ${asYaml(value)}\``;
}

/** What to do, followed by the first paragraph of what the schema says about the place. */
export function helpWith(action: string, place: SchemaPlace | undefined): string {
  const description = place?.documentation.description?.split('\n\n')[0];
  return description === undefined ? action : `${action} ${description}`;
}

/** "For example `nodes: 4`.", if the schema has an example. */
export function exampleFor(path: readonly PathStep[], place: SchemaPlace | undefined): string | undefined {
  const example = place?.documentation.example;
  return example === undefined ? undefined : `For example ${assignment(path, example)}.`;
}

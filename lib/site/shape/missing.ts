import { z } from 'zod';
import { allOf } from '../suggest';
import { neededKeys } from './schema-at';
import { assignment, helpWith, keyOf, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';

/** A required key that is not there. */
export function missingKey({ path, place }: ShapeIssue): ShapeProblem {
  const parent = path.slice(0, -1);
  const owner = typeof parent.at(-1) === 'number' ? `this ${nameOf(parent).slice(3)}` : nameOf(parent);
  return {
    code: 'AIF-SITE-001',
    path,
    message: `${owner} has no \`${keyOf(path)}\``,
    help: helpWith(howToAdd(path, place), place),
  };
}

/** A key without a value, which YAML reads as null. */
export function emptyValue({ path, place }: ShapeIssue): ShapeProblem {
  const item = typeof path.at(-1) === 'number';
  const action = item
    ? 'Write a value after the hyphen, or delete the line.'
    : `${howToFill(path, place)}${place?.required === false ? `, or delete the key` : ''}.`;
  return {
    code: 'AIF-SITE-009',
    path,
    message: item ? `${nameOf(path)} is empty` : `${nameOf(path)} has no value`,
    help: helpWith(action, place),
  };
}

function howToAdd(path: ShapeIssue['path'], place: ShapeIssue['place']): string {
  const example = place?.documentation.example;
  if (example !== undefined) {
    return `Add it, for example ${assignment(path, example)}.`;
  }
  const needed = neededKeys(place).map(code);
  return needed.length === 0 ? 'Add it.' : `Add it, with ${allOf(needed)} in it.`;
}

function howToFill(path: ShapeIssue['path'], place: ShapeIssue['place']): string {
  const example = place?.documentation.example;
  if (example !== undefined) {
    return `Write a value after the colon, such as ${assignment(path, example)}`;
  }
  const needed = neededKeys(place).map(code);
  if (needed.length > 0) {
    return `Write ${allOf(needed)} under it, indented by two more spaces`;
  }
  return place?.schema instanceof z.ZodArray
    ? 'Write its entries under it, each after a hyphen'
    : 'Write a value after the colon';
}

function code(key: string): string {
  return `\`${key}\``;
}

import { z } from 'zod';
import { allOf, oneOf } from '../suggest';
import { neededKeys } from './schema-at';
import { assignment, helpWith, keyOf, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';

/** A required key that is not there. */
export function missingKey(found: ShapeIssue): ShapeProblem {
  const { path, place } = found;
  const parent = path.slice(0, -1);
  const owner = typeof parent.at(-1) === 'number' ? `this ${nameOf(parent).slice(3)}` : nameOf(parent);
  return {
    code: 'AIF-SITE-001',
    path,
    message: `${owner} has no \`${keyOf(path)}\``,
    help: helpWith(howToAdd(found), place),
  };
}

/** A key without a value, which YAML reads as null. */
export function emptyValue(found: ShapeIssue): ShapeProblem {
  const { path, place } = found;
  const item = typeof path.at(-1) === 'number';
  const action = item
    ? 'Write a value after the hyphen, or delete the line.'
    : `${howToFill(found)}${place?.required === false ? `, or delete the key` : ''}.`;
  return {
    code: 'AIF-SITE-009',
    path,
    message: item ? `${nameOf(path)} is empty` : `${nameOf(path)} has no value`,
    help: helpWith(action, place),
  };
}

function howToAdd(found: ShapeIssue): string {
  const { path, place } = found;
  const choice = choiceOf(found);
  if (choice.length > 0) {
    return `Add ${oneOf(choice.map((value) => assignment(path, value)))}.`;
  }
  const example = place?.documentation.example;
  if (example !== undefined) {
    return `Add it, for example ${assignment(path, example)}.`;
  }
  const needed = neededKeys(place).map(code);
  return needed.length === 0 ? 'Add it.' : `Add it, with ${allOf(needed)} in it.`;
}

function howToFill(found: ShapeIssue): string {
  const { path, place } = found;
  const choice = choiceOf(found);
  if (choice.length > 0) {
    return `Write ${oneOf(choice.map((value) => assignment(path, value)))}`;
  }
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

/** The few values that a key can have; none when there are many, or when they have no names. */
function choiceOf({ issue, place }: ShapeIssue): readonly unknown[] {
  const values =
    issue.code === 'invalid_union' && 'options' in issue
      ? issue.options
      : place?.schema instanceof z.ZodEnum
        ? place.schema.options
        : [];
  return values === undefined || values.length > 6 ? [] : values;
}

function code(key: string): string {
  return `\`${key}\``;
}

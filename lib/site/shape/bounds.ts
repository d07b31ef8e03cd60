import type { z } from 'zod';
import { exampleFor, helpWith, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';
import { show } from './show';

type TooSmall = ShapeIssue<z.core.$ZodIssueTooSmall>;
type TooBig = ShapeIssue<z.core.$ZodIssueTooBig>;

/** A number, text or list below what is allowed. */
export function tooSmall(found: TooSmall): ShapeProblem {
  const { minimum, inclusive, origin } = found.issue;
  return outOfBounds(found, origin, `${inclusive === false ? 'more than' : 'at least'} ${count(minimum)}`, minimum);
}

/** A number, text or list beyond what is allowed. */
export function tooBig(found: TooBig): ShapeProblem {
  const { maximum, inclusive, origin } = found.issue;
  return outOfBounds(found, origin, `${inclusive === false ? 'less than' : 'at most'} ${count(maximum)}`, maximum);
}

function outOfBounds(found: ShapeIssue, origin: string, bound: string, limit: number | bigint): ShapeProblem {
  const { path, value, written, place } = found;
  const name = nameOf(path);
  const plural = Number(limit) === 1 ? '' : 's';
  if (origin === 'string') {
    const text = String(value);
    const empty = text.trim() === '';
    return {
      code: 'AIF-SITE-007',
      path,
      message: empty
        ? `${name} is empty`
        : `${name} must have ${bound} character${plural}, but ${show(text)} has ${text.length}`,
      help: helpWith(
        exampleFor(path, place) ?? (empty ? 'Write a value between the quotes.' : 'Change its length.'),
        place,
      ),
    };
  }
  if (origin === 'array') {
    const length = Array.isArray(value) ? value.length : 0;
    const entries = Number(limit) === 1 ? 'entry' : 'entries';
    const empty = place?.required === false ? 'Add an entry, or delete the key.' : 'Add an entry.';
    return {
      code: 'AIF-SITE-007',
      path,
      message: `${name} must have ${bound} ${entries}, but has ${length === 0 ? 'none' : length}`,
      help: helpWith(
        length === 0 ? (exampleFor(path, place) ?? empty) : 'Split it over several sites, or delete entries.',
        place,
      ),
      onKey: true,
    };
  }
  return {
    code: 'AIF-SITE-006',
    path,
    message: `${name} must be ${bound}, but is ${written ?? show(value)}`,
    help: helpWith(`Write a number that is ${bound}.`, place),
  };
}

function count(limit: number | bigint): string {
  return limit.toLocaleString('en-US');
}

import { oddCharacter } from '../odd-character';
import { closest, oneOf } from '../suggest';
import { assignment, helpWith, nameOf, type ShapeIssue, type ShapeProblem } from './shape-issue';
import { show } from './show';
import { notANumber, unquoted } from './wrong-type';

/** Places that AWS extends to a customer's premises or to a metro area, none of which this release can host a site in. */
const OTHER_HOSTING =
  /^(outposts?|outpost-?(rack|server)s?|(dedicated-?)?local-?zones?|wavelength(-?zones?)?|eks-?anywhere)$/i;

/** A value that is not one of those allowed. */
export function notAllowed(found: ShapeIssue, allowed: readonly unknown[]): ShapeProblem {
  const { path, value, written, place } = found;
  if (
    path.join('.') === 'hosting.kind' &&
    typeof value === 'string' &&
    OTHER_HOSTING.test(value.replaceAll('_', '-'))
  ) {
    return {
      code: 'AIF-SITE-008',
      path,
      message: `this release cannot host a site on ${show(value)}`,
      help: 'Write `kind: aiFactory` for a private, Region-like installation, or `kind: region` for an ordinary Region.',
    };
  }
  if (typeof value === 'string' && allowed.every((candidate) => typeof candidate === 'number')) {
    return notANumber(found);
  }
  if (typeof value === 'number' && allowed.includes(written ?? String(value))) {
    return unquoted(found);
  }
  const words = allowed.map(String);
  const only = words.length === 1;
  const odd = typeof value === 'string' ? oddCharacter(value) : '';
  return {
    code: 'AIF-SITE-004',
    path,
    message: `${nameOf(path)} cannot be ${show(value, written)}`,
    help: helpWith(
      only
        ? `Write ${assignment(path, allowed[0])}.`
        : `${suggestion(found, allowed)}Allowed: ${oneOf(words, 30)}.${odd}`,
      place,
    ),
  };
}

function suggestion({ path, value }: ShapeIssue, allowed: readonly unknown[]): string {
  if (typeof value === 'number') {
    const next = allowed.find((candidate) => typeof candidate === 'number' && candidate > value);
    return next === undefined ? '' : `The next higher value is ${assignment(path, next)}. `;
  }
  const meant = typeof value === 'string' ? closest(value, allowed.map(String)) : undefined;
  return meant === undefined ? '' : `Did you mean ${assignment(path, meant)}? `;
}

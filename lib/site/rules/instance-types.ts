import type { Catalogue } from '../../catalog/catalogue';
import { isAcceleratedFamily } from '../../catalog/instance-types';
import { allOf, closest, oneOf } from '../suggest';

/**
 * The problem with an accelerated instance type that nobody describes; none for any other type.
 *
 * A type without accelerators needs nothing from the catalogue. One with accelerators does: how many there are, which network
 * cards they reach, which of them belong together.
 */
export function unknownInstanceType(
  name: string,
  catalogue: Catalogue,
  prefix = '',
): { message: string; help: string } | undefined {
  if (!isAcceleratedFamily(name) || catalogue.instanceType(name) !== undefined) {
    return undefined;
  }
  const message = `this release knows no accelerated instance type ${prefix}${name}`;
  const describe = 'Describe types that are newer in `catalogue.instanceTypes`.';
  const announced = catalogue.announced(name).map(({ title }) => title);
  if (announced.length > 0) {
    return {
      message,
      help: `AWS has announced the ${allOf(announced)} and not published all that a site needs: describe the type in \`catalogue.instanceTypes\`, with what your supplier says.`,
    };
  }
  const names = [...catalogue.instanceTypes.keys()].sort();
  const siblings = names.filter((candidate) => familyOf(candidate) === familyOf(name));
  const generation = names.filter((candidate) => candidate.startsWith(/^[a-z]+\d/.exec(name)?.[0] ?? name));
  const known = siblings.length > 0 ? siblings : generation;
  const meant = closest(name, known);
  const suggestion = meant === undefined ? '' : `Did you mean ${prefix}${meant}? `;
  return {
    message,
    help:
      known.length > 0
        ? `${suggestion}Known: ${oneOf(known.map((candidate) => `${prefix}${candidate}`))}. ${describe}`
        : `Check the name. Families that this release knows: ${oneOf(
            [...new Set(names.map(familyOf))].map((candidate) => `${prefix}${candidate}`),
            40,
          )}. ${describe}`,
  };
}

/** Whether the catalogue has a type of the same family. */
export function isKnownFamily(name: string, catalogue: Catalogue): boolean {
  return [...catalogue.instanceTypes.keys()].some((candidate) => familyOf(candidate) === familyOf(name));
}

function familyOf(name: string): string {
  return name.replace(/\..*$/, '');
}

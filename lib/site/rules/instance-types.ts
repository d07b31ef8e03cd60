import { INSTANCE_TYPES, isAcceleratedFamily } from '../../catalog/instance-types';
import { closest, oneOf } from '../suggest';

/**
 * The problem with an accelerated instance type that the catalogue does not have; none for any other type.
 *
 * A type without accelerators needs nothing from the catalogue. One with accelerators does: how many there are, which network
 * cards they reach, which of them belong together.
 */
export function unknownInstanceType(name: string, prefix = ''): { message: string; help: string } | undefined {
  if (!isAcceleratedFamily(name) || INSTANCE_TYPES.has(name)) {
    return undefined;
  }
  const names = [...INSTANCE_TYPES.keys()].sort();
  const siblings = names.filter((candidate) => familyOf(candidate) === familyOf(name));
  const generation = names.filter((candidate) => candidate.startsWith(/^[a-z]+\d/.exec(name)?.[0] ?? name));
  const known = siblings.length > 0 ? siblings : generation;
  const meant = closest(name, known);
  const suggestion = meant === undefined ? '' : `Did you mean ${prefix}${meant}? `;
  return {
    message: `this release knows no accelerated instance type ${prefix}${name}`,
    help:
      known.length > 0
        ? `${suggestion}Known: ${oneOf(known.map((candidate) => `${prefix}${candidate}`))}.`
        : `Check the name. Families that this release knows: ${oneOf(
            [...new Set(names.map(familyOf))].map((candidate) => `${prefix}${candidate}`),
            30,
          )}.`,
  };
}

/** Whether the catalogue has a type of the same family. */
export function isKnownFamily(name: string): boolean {
  return [...INSTANCE_TYPES.keys()].some((candidate) => familyOf(candidate) === familyOf(name));
}

function familyOf(name: string): string {
  return name.replace(/\..*$/, '');
}

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
  const family = `${name.split('.')[0]}.`;
  const siblings = names.filter((candidate) => candidate.startsWith(family));
  const generation = names.filter((candidate) => candidate.startsWith(/^[a-z]+\d/.exec(name)?.[0] ?? family));
  const known = siblings.length > 0 ? siblings : generation;
  const meant = closest(name, known);
  const suggestion = meant === undefined ? '' : `Did you mean ${prefix}${meant}? `;
  return {
    message: `this release knows no accelerated instance type ${prefix}${name}`,
    help:
      known.length > 0
        ? `${suggestion}Known: ${oneOf(known.map((candidate) => `${prefix}${candidate}`))}.`
        : 'Use a type of a family that this release knows, or a newer release of cdk-ai-factory.',
  };
}

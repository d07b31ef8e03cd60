/**
 * The instance families of Outposts racks, by generation.
 *
 * Source: https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html, read on 2026-11-22. Other pages name
 * families with local disks for the first generation too. A family that is in no list may be new: the dry run tells.
 */
const FAMILIES: { readonly [generation: string]: readonly string[] } = {
  first: ['m5', 'm5d', 'c5', 'c5d', 'r5', 'r5d', 'g4dn', 'i3en'],
  second: ['m7i', 'm8i', 'c7i', 'c8i', 'r7i', 'r8i', 'bmn-sf2e', 'bmn-cx2', 'bmn-cx3a'],
};

/** Families of accelerators that no Outpost has. */
const ELSEWHERE = /^(?:p|trn|inf|dl)\d/;

/** The instance types that no Outpost has. */
export function typesOfNoOutpost(instanceTypes: readonly string[]): string[] {
  return instanceTypes.filter((type) => ELSEWHERE.test(type));
}

/** The instance types by the generation of racks that has them; those of which that is not known are left out. */
export function typesByGeneration(instanceTypes: readonly string[]): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const type of instanceTypes) {
    const family = type.split('.')[0] ?? '';
    const generation = Object.keys(FAMILIES).find((one) => FAMILIES[one]?.includes(family) === true);
    if (generation !== undefined) types.set(generation, [...(types.get(generation) ?? []), type]);
  }
  return types;
}

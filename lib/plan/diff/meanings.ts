import type { Effect, Meaning } from './change';

/** What a change of one property means: the same whatever the values are, or in view of the whole thing before and after. */
export type Rule<T> = Meaning | ((before: T, after: T) => Meaning);

/** What a change of each property of a thing means. Every property has a rule, or the compiler asks for it. */
export type Rules<T> = { readonly [property in keyof Required<Omit<T, 'id'>>]: Rule<T> };

/** What a rule says of one change. */
export function meaningOf<T>(rule: Rule<T>, before: T, after: T): Meaning {
  return typeof rule === 'function' ? rule(before, after) : rule;
}

/** The same meaning whatever the values are. */
export function always(effect: Effect, note?: string, code?: string): Meaning {
  return { effect, ...(note === undefined ? {} : { note }), ...(code === undefined ? {} : { code }) };
}

/** AWS changes it where it is. */
export const IN_PLACE = always('inPlace');

/** It is in the plan and in no template. */
export const IN_THE_PLAN = always('nothing');

/** What leaving out means for what is in stacks of its own: nobody deletes those with it. */
export const ITS_STACK_STAYS = always('removed', 'its stack stays deployed');

/** One meaning where a condition holds, and another one where it does not. */
export function where<T>(
  condition: (before: T, after: T) => boolean,
  then: Rule<NoInfer<T>>,
  otherwise: Rule<NoInfer<T>>,
): Rule<T> {
  return (before, after) => meaningOf(condition(before, after) ? then : otherwise, before, after);
}

/** What a smaller figure means; a larger one is changed in place. What is not stated counts as without limit. */
export function smaller<T>(figure: (thing: T) => number | undefined, then: Rule<NoInfer<T>>): Rule<T> {
  const of = (thing: T) => figure(thing) ?? Number.POSITIVE_INFINITY;
  return where((before, after) => of(after) < of(before), then, IN_PLACE);
}

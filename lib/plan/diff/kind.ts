import type { PathStep } from '../../site/problem';
import type { Site } from '../../site/site';
import type { SitePlan } from '../site-plan';
import type { Change, Meaning } from './change';
import { meaningOf, type Rule, type Rules } from './meanings';
import { same } from './same';

/** Something with an identity, as a plan has it. */
export interface Thing {
  readonly id: string;
}

/** What there is to know of a kind of things to compare them. */
export interface KindProps<T extends Thing> {
  /** What one of them is called. */
  readonly thing: string;
  /** All of them in a plan. */
  readonly all: (plan: SitePlan) => readonly T[];
  /** What changes of them mean; one meaning where all properties have the same. */
  readonly rules: Rules<T> | Meaning;
  /** What adding one means, unless that it is there from then on. */
  readonly added?: Meaning;
  /** What leaving one out means, unless that it goes. */
  readonly removed?: (thing: T) => Meaning;
  /** What one is that has another id than before, such as `empty`; unset where an id is no more than a name. */
  readonly renamed?: string;
  /** Where one is in a site description, or would be. */
  readonly path: (site: Site, id: string) => readonly PathStep[];
  /** Where properties are in it that go by another name there. */
  readonly keys?: { readonly [property in keyof T]?: readonly PathStep[] };
}

/** What comparing asks of a kind, whatever its things are. */
export type AnyKind = Pick<Kind<Thing>, 'thing' | 'compare' | 'place'>;

/** A kind of things that two plans may have different ones of. */
export class Kind<T extends Thing> {
  public readonly thing: string;

  public constructor(private readonly props: KindProps<T>) {
    this.thing = props.thing;
  }

  /** What differs, in the order of ids. */
  public compare(before: SitePlan, after: SitePlan): Change[] {
    const old = byId(this.props.all(before));
    const now = byId(this.props.all(after));
    const gone = new Map([...old.values()].filter(({ id }) => !now.has(id)).map((was) => [nameless(was), was.id]));
    return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): Change[] => {
      const [was, is] = [old.get(id), now.get(id)];
      if (was !== undefined && is !== undefined) {
        return this.changes(was, is);
      }
      if (is !== undefined) {
        return [{ thing: this.thing, id, change: 'added', ...this.addition(gone.get(nameless(is))) }];
      }
      const meaning = was === undefined ? undefined : this.props.removed?.(was);
      return [{ thing: this.thing, id, change: 'removed', ...(meaning ?? { effect: 'removed' }) }];
    });
  }

  /** Where a change is in the site description after it. What is gone is missed where it was listed. */
  public place(site: Site, { id, property }: Change): readonly PathStep[] {
    const path = this.props.path(site, id);
    const keys: { readonly [property: string]: readonly PathStep[] | undefined } = this.props.keys ?? {};
    return property === undefined ? path : [...path, ...(keys[property] ?? [property])];
  }

  private changes(was: T, is: T): Change[] {
    const { rules } = this.props;
    const properties = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof T & string)[];
    return properties
      .filter((property) => property !== 'id' && !same(was[property], is[property]))
      .map((property) => {
        const rule: Rule<T> = 'effect' in rules ? rules : rules[property as keyof typeof rules];
        const values = { before: was[property], after: is[property] };
        return { thing: this.thing, id: was.id, change: 'changed', property, ...values, ...meaningOf(rule, was, is) };
      });
  }

  private addition(formerly: string | undefined): Pick<Change, keyof Meaning | 'formerly'> {
    const { added, renamed } = this.props;
    return formerly === undefined || renamed === undefined
      ? (added ?? { effect: 'added' })
      : { effect: 'added', note: renamed, code: 'AIF-DIFF-025', formerly };
  }
}

/** Things of which there is nothing to say but that they are there. */
export function listed(
  thing: string,
  all: (plan: SitePlan) => readonly string[],
  path: readonly PathStep[],
): Kind<Thing> {
  return new Kind<Thing>({
    thing,
    all: (plan) => all(plan).map((id) => ({ id })),
    rules: {},
    path: () => path,
  });
}

/** Where something is in a list of the site description; behind its last entry, which leads to the list, when it is not there. */
export function inList(list: readonly Thing[], id: string, ...path: readonly PathStep[]): readonly PathStep[] {
  const index = list.findIndex((item) => item.id === id);
  return [...path, index === -1 ? list.length : index];
}

/** Where the training pool is that a cell, or what is called after a cell, belongs to; empty when there is none. */
export function inTraining({ training }: Site, id: string): readonly PathStep[] {
  const index = training.findIndex(
    (pool) => id.startsWith(`${pool.id}-`) && /^\d{3,}(-\d+)?$/.test(id.slice(pool.id.length + 1)),
  );
  return index === -1 ? [] : ['training', index];
}

function byId<T extends Thing>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Everything about a thing but its id, wherever that is part of another name. */
function nameless(thing: Thing): string {
  return JSON.stringify(thing, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(thing.id, '') : value,
  );
}

import type { PathStep, UnplacedProblem } from '../../site/problem';
import type { Site } from '../../site/site';
import type { Change, Effect } from './change';
import { DIFF_CODES } from './codes';
import { KINDS } from './kinds';

/** The most ids that a message names. */
const NAMED = 4;

/** What a change leads to, where that is not all that there is to say. */
const CONSEQUENCES: { readonly [effect in Effect]?: string } = {
  replaced: ', which replaces it',
  refused: ', which is refused',
};

/**
 * What nobody should deploy unseen, each with its place in the site description after the edit.
 *
 * What happens to several things alike, such as the cells of a pool, is said once.
 *
 * @param site the site description after the edit
 */
export function findings(changes: readonly Change[], site: Site): UnplacedProblem[] {
  const groups = new Map<string, { readonly path: readonly PathStep[]; readonly changes: Change[] }>();
  for (const change of changes) {
    if (change.code !== undefined) {
      const path = KINDS.find(({ thing }) => thing === change.thing)?.place(site, change) ?? [];
      const place = change.change === 'removed' ? path.filter((step) => typeof step === 'string') : path;
      const key = JSON.stringify({ ...change, id: undefined, formerly: undefined, place });
      const group = groups.get(key) ?? { path, changes: [] };
      group.changes.push(change);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map((group) => finding(group.changes, group.path));
}

function finding(changes: readonly Change[], path: readonly PathStep[]): UnplacedProblem {
  const [{ code = '', change }] = changes;
  const definition = DIFF_CODES.find((candidate) => candidate.code === code);
  return {
    code,
    severity: definition?.severity ?? 'error',
    path,
    message: `${named(changes)}${happened(changes)}`,
    help: definition?.remedy ?? '',
    onKey: change !== 'changed',
  };
}

function happened(changes: readonly Change[]): string {
  const [{ change, property, before, after, effect, note = '' }] = changes;
  const former = quoted(changes.flatMap(({ formerly = [] }) => formerly));
  switch (change) {
    case 'added':
      return `: new, and ${note}${former === '' ? '' : `; formerly ${former}?`}`;
    case 'removed':
      return `: no longer in the site; ${note}`;
    case 'changed':
      return `: \`${property}\` goes from ${shownValue(before)} to ${shownValue(after)}${CONSEQUENCES[effect] ?? ''}: ${note}`;
  }
}

function named(changes: readonly Change[]): string {
  const [{ thing }] = changes;
  const ids = changes.map(({ id }) => id).filter((id) => id !== '');
  return ids.length === 0 ? thing : `${thing} ${quoted(ids)}`;
}

function quoted(ids: readonly string[]): string {
  const names = ids.slice(0, NAMED).map((id) => `"${id}"`);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return `${names.join(', ')}${more}`;
}

/** A value of a plan as people read it. */
export function shownValue(value: unknown): string {
  if (value === undefined) {
    return 'none';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

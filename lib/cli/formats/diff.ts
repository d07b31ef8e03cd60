import { type Change, type Effect, shownValue } from '../../plan';
import type { Style } from '../style';
import { fromTo, grouped } from './plan-rows';
import { type Cell, table } from './table';

const MARKS = { added: '+', changed: '~', removed: '-' } as const;

const EFFECTS: { readonly [effect in Effect]: string } = {
  added: 'added',
  inPlace: 'changed in place',
  replaced: 'REPLACED',
  refused: 'REFUSED',
  removed: 'removed',
  nothing: 'nothing',
};

/** The most characters of a value that a row shows. */
const WIDEST = 28;

/** What differs between two sites, for people. What happens to several things alike, such as the cells of a pool, shares a line. */
export function diffPretty(changes: readonly Change[], style: Style): string {
  if (changes.length === 0) {
    return '';
  }
  const rows = grouped(changes, (change) => JSON.stringify({ ...change, id: undefined, formerly: undefined })).map(row);
  const headings = ['', 'what', 'id', 'changes', 'before', 'after', 'in AWS', ''];
  return `${style('mark', 'Changes')}\n${table(headings, rows)}`;
}

function row(group: readonly Change[]): Cell[] {
  const [{ thing, change, property, before, after, effect, note }] = group;
  const ids = fromTo(group, ({ id }) => id);
  const former = fromTo(group, ({ formerly = '' }) => formerly);
  return [
    MARKS[change],
    thing,
    group.length > 1 ? `${ids} (${group.length})` : ids,
    property ?? '',
    ...(change === 'changed' ? [short(before), short(after)] : ['', '']),
    EFFECTS[effect],
    former === '' ? (note ?? '') : `${note}; formerly ${former}?`,
  ];
}

function short(value: unknown): string {
  const text = shownValue(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

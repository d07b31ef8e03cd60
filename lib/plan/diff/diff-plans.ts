import type { SitePlan } from '../site-plan';
import type { Change } from './change';
import { KINDS } from './kinds';
import { ANOTHER_SITE } from './kinds/site';
import { BUCKET_KINDS } from './kinds/storage';

/**
 * What an edit of a site description means in AWS, from the plans before and after it.
 *
 * Whatever follows from the rest, such as quotas, estimates and totals, is left out. Of another site, account or Region only that is said:
 * there everything is new.
 */
export function diffPlans(before: SitePlan, after: SitePlan): Change[] {
  const changes = KINDS.flatMap((kind) => kind.compare(before, after));
  const elsewhere = changes.filter((change) => change.code === ANOTHER_SITE);
  return elsewhere.length > 0 ? elsewhere : changes.map((change) => inAnotherList(change, changes));
}

/** A bucket that comes where one of another kind goes under the same id. */
function inAnotherList(change: Change, changes: readonly Change[]): Change {
  const isBucket = ({ thing }: Change) => BUCKET_KINDS.some((kind) => kind.thing === thing);
  if (change.change !== 'added' || !isBucket(change)) {
    return change;
  }
  const gone = changes.find((other) => other.change === 'removed' && other.id === change.id && isBucket(other));
  return gone === undefined
    ? change
    : { ...change, note: `empty: it is not the ${gone.thing} of this id`, code: 'AIF-DIFF-026' };
}

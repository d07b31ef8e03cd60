import type { Desired } from './desired';
import type { Failure } from './failure';
import type { Outposts } from './outposts';

/** How many ids a message names. */
const MOST_IDS = 10;

/**
 * The message of a failure with what the person who deploys needs to act: the blocking instances, the types that there could be.
 *
 * Looking for it may fail too, which must not hide the failure itself.
 */
export async function explain(failure: Failure, desired: Desired | undefined, outposts: Outposts): Promise<string> {
  const evidence = desired === undefined ? '' : await evidenceOf(failure, desired, outposts).catch(() => '');
  return `${failure.message}${evidence} [${failure.code}]`;
}

async function evidenceOf({ evidence }: Failure, { scope, capacity }: Desired, outposts: Outposts): Promise<string> {
  switch (evidence?.kind) {
    case 'blocking instances': {
      const ids = await outposts.blockingInstances(scope.outpostArn, evidence.taskId);
      return ids.length === 0 ? '' : `; blocking instances: ${listOf(ids)}`;
    }
    case 'supported types': {
      const supported = await outposts.supportedTypes(scope);
      const others = [...capacity.keys()].filter((type) => !supported.includes(type));
      return others.length === 0 ? '' : `; not supported: ${listOf(others)}; supported: ${listOf(supported)}`;
    }
    default:
      return '';
  }
}

function listOf(ids: readonly string[]): string {
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : '';
  return `${[...ids].sort().slice(0, MOST_IDS).join(', ')}${more}`;
}

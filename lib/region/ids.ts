import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/** Refuses an id that does not fit the names made from it: aliases (those below `alias/aws/` belong to AWS), tags, logical ids. */
export function requireId(scope: IConstruct, code: string, what: string, id: string): void {
  const usable = id.length >= 2 && id.length <= 24 && id !== 'aws' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id);
  if (!usable && !Token.isUnresolved(id)) {
    throw new AiFactoryError(
      code,
      `'${id}' cannot be the id of a ${what}`,
      'use 2 to 24 lower-case letters, digits and single hyphens, starting with a letter; `aws` is reserved',
      scope,
    );
  }
}

/** An id that nothing else of its kind may have. */
export interface OwnId {
  /** The kind, as the message names it, such as `cell`. */
  readonly what: string;
  readonly id: string;
  /** The code of the error when it is taken. */
  readonly code: string;
  /** What to do then. */
  readonly help: string;
}

/** What has which id, by what the ids are unique in. */
const TAKEN = new WeakMap<IConstruct, Map<string, IConstruct>>();

/**
 * Refuses an id that something else has already: two things of one name would meet only when they are deployed.
 *
 * It takes one look-up, however many there are.
 *
 * @param within what the id has to be unique in
 * @internal
 */
export function requireOwnId(scope: IConstruct, within: IConstruct, { what, id, code, help }: OwnId): void {
  const taken = TAKEN.get(within) ?? new Map<string, IConstruct>();
  const name = `${what} ${id}`;
  const other = taken.get(name);
  if (other !== undefined) {
    throw new AiFactoryError(code, `there is a ${name} already: ${other.node.path}`, help, scope);
  }
  TAKEN.set(within, taken.set(name, scope));
}

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

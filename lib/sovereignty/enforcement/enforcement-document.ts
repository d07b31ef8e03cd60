import type { EnforcementKind } from '../../catalog/sovereignty-words';

/** A policy document that is ready to be attached. */
export interface EnforcementDocument {
  /** The name of the policy, made from the id of the site, the kind and a number. */
  readonly name: string;
  /** What kind of policy it is. */
  readonly kind: EnforcementKind;
  /** The document as an object. */
  readonly content: { [key: string]: unknown };
  /** The document as text without white space, as its size counts. */
  readonly json: string;
  /** The statements that it holds, by id. */
  readonly statementIds: string[];
}

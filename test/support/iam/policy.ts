/** One value or several, as policy documents write them. */
export type OneOrMore = string | readonly string[];

/** Whom a statement of a resource-based policy is about. */
export type PrincipalElement = '*' | { readonly [kind: string]: OneOrMore };

/** A statement of a policy document. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: OneOrMore } };
}

/** A policy document. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

/** What a request says about itself besides action and resource, by condition key. An array is a key with several values. */
export interface RequestContext {
  readonly [key: string]: OneOrMore;
}

/** One call for one resource. A call that acts on several resources is several requests. */
export interface Request {
  /** The ARN of the role or user that calls, or the name of a service principal. */
  readonly principal: string;
  /** The ARN of the session of a role, where it calls from one. */
  readonly session?: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: RequestContext;
}

/** Values of a policy element as a list. */
export function listOf<T extends string>(element: T | readonly T[] | undefined): readonly T[] {
  if (element === undefined) return [];
  return typeof element === 'string' ? [element] : element;
}

/** Statements of a document as a list. */
export function statementsOf(document: PolicyDocument): readonly Statement[] {
  return 'Effect' in document.Statement ? [document.Statement] : document.Statement;
}

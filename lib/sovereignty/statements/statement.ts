import type { EnforcedSite } from './enforced-site';

/** Where a statement can stand. */
export type StatementPlace = 'serviceControl' | 'resourceControl' | 'permissionBoundary';

/** What a statement of an IAM policy says, apart from its id. Lists are sorted and written shorter when documents are made. */
export interface PolicyStatement {
  readonly effect?: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  /** @default - everything */
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions?: Conditions;
}

/** Conditions by operator and key. All of them have to hold. */
export interface Conditions {
  readonly [operator: string]: { readonly [key: string]: readonly string[] };
}

/** One promise of the policy, and what AWS refuses for its sake. */
export interface EnforcementStatement {
  /** The `Sid`: letters and digits. A promise that needs several statements numbers them. */
  readonly id: string;
  /** The promise, as a sentence that is true where the statement is attached. */
  readonly title: string;
  /** What is refused. */
  readonly denies: string;
  /** What must get through, and why it does. */
  readonly letsThrough: string;
  /** Where it can stand. */
  readonly places: readonly StatementPlace[];
  /** Why nobody should rely on the statement alone, where that is so. */
  readonly notReliedOn?: string;
  /** Requirements of public frameworks that the statement supports. */
  readonly frameworks?: readonly string[];
  /** Where the actions, the keys and what they do are documented. */
  readonly sources: readonly string[];
  /** The statements for a site; none where the site gives them nothing to say. */
  readonly statements: (site: EnforcedSite) => readonly PolicyStatement[];
}

import type { Source } from '../source';

/** A public collection of frameworks, with the ids of their requirements. */
export const LIBRARIES = 'https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries';

/**
 * A public framework of requirements.
 *
 * Only ids that a source confirms are listed, and only those that something of this package supports. What supports a requirement is
 * a judgement of this package; whether a site meets it is a judgement of the people who run it.
 */
export interface Framework {
  /** What references to its requirements begin with. */
  readonly id: string;
  readonly title: string;
  /** The edition. Editions renumber: an id says nothing without it. */
  readonly version: string;
  readonly source: Source;
  /** What readers take for granted and should not. */
  readonly note?: string;
  /** Where the framework is an OSCAL catalogue. */
  readonly oscalCatalog?: string;
  /** Choices of requirements that others prescribe. */
  readonly baselines?: readonly Baseline[];
  /**
   * Requirements by id, with what supports them: codes of rules, ids of statements, of defaults of constructs and of runbooks.
   *
   * Most are named by what supports them; here is only what does not name them itself.
   */
  readonly requirements: { readonly [id: string]: readonly string[] };
}

/** Which requirements of a framework somebody prescribes. */
export interface Baseline {
  readonly title: string;
  readonly version: string;
  readonly source: Source;
  /** Those of the requirements listed here. */
  readonly requirements: readonly string[];
}

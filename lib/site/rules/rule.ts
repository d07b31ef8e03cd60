import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';

/** A rule between parts of a site. */
export interface Rule {
  /** The problems of a site. None when a section that the rule reads is missing, because it does not have the right shape. */
  readonly check: (site: Partial<Site>) => UnplacedProblem[];
}

/** Makes a rule of a function that reads only the named sections. */
export function rule<Section extends keyof Site>(
  sections: readonly Section[],
  check: (site: Pick<Site, Section>) => UnplacedProblem[],
): Rule {
  const complete = (site: Partial<Site>): site is Pick<Site, Section> & Partial<Site> =>
    sections.every((section) => section in site);
  return { check: (site) => (complete(site) ? check(site) : []) };
}

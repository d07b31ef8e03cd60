import { COUNTRY_CODES, isJurisdiction } from '../../catalog/countries';
import type { PathStep, UnplacedProblem } from '../problem';
import { type Rule, rule } from './rule';

/** Codes that people use for a country and that ISO 3166-1 does not. */
const MISTAKEN: { readonly [code: string]: string } = {
  UK: 'Did you mean GB? It is the code of the United Kingdom.',
  EU: 'The European Union is no jurisdiction of its own: name the country, such as DE.',
  EL: 'Did you mean GR? It is the code of Greece.',
};

/** Countries are countries, and the building stands in the country whose law applies. */
export const jurisdictionRules: readonly Rule[] = [
  rule(['identity'], ({ identity }) => knownCountry(identity.jurisdiction, ['identity', 'jurisdiction'])),
  rule(['facility'], ({ facility: { address } }) =>
    address === undefined ? [] : knownCountry(address.country, ['facility', 'address', 'country']),
  ),
  rule(['identity', 'facility'], ({ identity: { jurisdiction }, facility: { address } }) =>
    address === undefined ||
    address.country === jurisdiction ||
    ![address.country, jurisdiction].every((code) => COUNTRY_CODES.has(code))
      ? []
      : [
          {
            code: 'AIF-SITE-102',
            severity: 'warning',
            path: ['facility', 'address', 'country'],
            message: `the building stands in ${address.country}, the jurisdiction of the site is ${jurisdiction}`,
            help: 'Correct one of them, unless data in a building abroad are meant to stay under this law.',
          },
        ],
  ),
];

function knownCountry(code: string, path: readonly PathStep[]): UnplacedProblem[] {
  return isJurisdiction(code)
    ? []
    : [
        {
          code: 'AIF-SITE-101',
          severity: 'error',
          path,
          message: `"${code}" is the code of no country`,
          help:
            MISTAKEN[code] ??
            'Write the ISO 3166-1 alpha-2 code of the country, such as DE; XA to XZ are free for exercises.',
        },
      ];
}

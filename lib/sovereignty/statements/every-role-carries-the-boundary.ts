import { boundaryStatements, ROLES_CARRY_THE_BOUNDARY } from './roles-carry-the-boundary';
import type { EnforcementStatement } from './statement';

export const EVERY_ROLE_CARRIES_THE_BOUNDARY: EnforcementStatement = {
  ...ROLES_CARRY_THE_BOUNDARY,
  id: 'EveryRoleCarriesTheBoundary',
  title: 'Every role of the accounts carries the boundary',
  letsThrough:
    'Making roles with the boundary; service-linked roles, which cannot carry one; platform roles, which bootstrap the accounts and deploy the boundary.',
  places: ['serviceControl'],
  statements: (site) => (site.requiresBoundary ? boundaryStatements(site) : []),
};

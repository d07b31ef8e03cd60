import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { cellReferences } from './cells';
import { databaseRules } from './databases';
import { dnsForwarding } from './dns';
import { environments } from './environment';
import { addressOfHosting } from './hosting';
import { hostsAreAllowed } from './hosts';
import { uniqueIds, uniqueNames } from './ids';
import { jurisdictionRules } from './jurisdiction';
import { modelRules } from './models';
import { rangesAreApart } from './overlaps';
import { poolRules } from './pools';
import { rangesAreValid } from './ranges';
import { references } from './references';
import type { Rule } from './rule';
import { serviceRange } from './service-range';
import { acceptedServices, servicesAreThere } from './services';
import { systemPods } from './system-pods';
import { wholeSite } from './whole-site';
import { zoneRules } from './zones';

/** Every rule between parts of a site. */
const RULES: readonly Rule[] = [
  ...jurisdictionRules,
  addressOfHosting,
  ...zoneRules,
  servicesAreThere,
  acceptedServices,
  rangesAreValid,
  rangesAreApart,
  serviceRange,
  dnsForwarding,
  ...hostsAreAllowed,
  ...uniqueIds,
  ...uniqueNames,
  ...references,
  ...cellReferences,
  ...poolRules,
  systemPods,
  ...databaseRules,
  ...modelRules,
  environments,
  ...wholeSite,
];

/** Holds the sections of a site against every rule that can do with them. */
export function checkRules(sections: Partial<Site>): UnplacedProblem[] {
  return RULES.flatMap((rule) => rule.check(sections));
}

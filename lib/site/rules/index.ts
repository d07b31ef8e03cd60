import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { bucketRules } from './buckets';
import { capacityReservationRules } from './capacity-reservations';
import { catalogueProblems, rackDesignsAreKnown } from './catalogue';
import { cellReferences } from './cells';
import { databaseRules } from './databases';
import { designsFitOwnTypes } from './designs-of-own-types';
import { dnsRules } from './dns';
import { enforcementRules } from './enforcement';
import { environments } from './environment';
import { fileSystemRules } from './file-systems';
import { flowLogs } from './flow-logs';
import { addressOfHosting } from './hosting';
import { hostsAreAllowed } from './hosts';
import { uniqueIds, uniqueNames } from './ids';
import { jurisdictionRules } from './jurisdiction';
import { kubernetesVersion } from './kubernetes-version';
import { labelsOfNodes } from './labels';
import { modelRules } from './models';
import { operationsRules } from './operations';
import { orchestratorRules } from './orchestrators';
import { rangesAreApart } from './overlaps';
import { poolRules } from './pools';
import { rangesAreValid } from './ranges';
import { references } from './references';
import { type Rule, rule } from './rule';
import { serviceRange } from './service-range';
import { acceptedServices, servicesAreThere } from './services';
import { sovereigntyRules } from './sovereignty';
import { systemPods } from './system-pods';
import { trainingCapacity } from './training-capacity';
import { trainingPoolRules } from './training-pools';
import { trainingRangesAreStated } from './training-ranges';
import { directConnectRules } from './transit-gateway';
import { wholeSite } from './whole-site';
import { zoneRules } from './zones';

/** Every rule between parts of a site. */
const RULES: readonly Rule[] = [
  ...jurisdictionRules,
  addressOfHosting,
  ...zoneRules,
  servicesAreThere,
  acceptedServices,
  ...rangesAreValid,
  ...rangesAreApart,
  trainingRangesAreStated,
  serviceRange,
  directConnectRules,
  flowLogs,
  ...dnsRules,
  ...hostsAreAllowed,
  ...uniqueIds,
  ...uniqueNames,
  ...references,
  ...cellReferences,
  rule(['catalogue'], catalogueProblems),
  rule(['catalogue', 'racks'], rackDesignsAreKnown),
  designsFitOwnTypes,
  ...poolRules,
  ...capacityReservationRules,
  labelsOfNodes,
  systemPods,
  ...trainingPoolRules,
  ...orchestratorRules,
  ...trainingCapacity,
  ...kubernetesVersion,
  ...fileSystemRules,
  ...bucketRules,
  ...databaseRules,
  ...modelRules,
  environments,
  ...operationsRules,
  ...sovereigntyRules,
  ...enforcementRules,
  ...wholeSite,
];

/** Holds the sections of a site against every rule that can do with them. */
export function checkRules(sections: Partial<Site>): UnplacedProblem[] {
  return RULES.flatMap((rule) => rule.check(sections));
}

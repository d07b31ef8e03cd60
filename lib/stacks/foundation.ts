import { Duration } from 'aws-cdk-lib';
import type { SitePlan } from '../plan';
import { DataClass, Hosting, PrivateRegion, ServiceStatus } from '../region';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/**
 * The ground of the site: keys and settings of the account.
 *
 * There is a key for every class of data from the start, so that a store or a database comes and goes without touching keys; those that
 * were made beforehand are used as they are.
 */
export function buildFoundation(stack: SiteStack, plan: SitePlan): PrivateRegion {
  const region = new PrivateRegion(stack, 'Region', {
    siteId: plan.siteId,
    hosting: hostingOf(plan),
    logRetention: plan.logRetentionDays,
    keyDeletionWindow: Duration.days(plan.keyDeletionWindowDays),
    blockPublicAccess: plan.hosting.blockPublicAccess,
    trustedAccounts: plan.sovereignty.allowedAccounts,
    organizationId: plan.sovereignty.organizationId,
    dataClasses: Object.values(DataClass),
    keyArns: plan.sovereignty.keyArns,
  });
  const made = Object.values(DataClass).filter((dataClass) => plan.sovereignty.keyArns[dataClass] === undefined);
  keepExports(
    stack,
    made.map((dataClass) => region.key(dataClass).keyArn),
  );
  return region;
}

function hostingOf(plan: SitePlan): Hosting {
  const { region, account, partition, dnsSuffix, privateRegion, s3PrefixListId, s3ExpressPrefixListId } = plan.hosting;
  const zones = plan.hosting.zones.map((zone) => ({ ...zone }));
  if (privateRegion === undefined) {
    return Hosting.awsRegion({ region, partition, account, zones, s3PrefixListId, s3ExpressPrefixListId });
  }
  return Hosting.aiFactory({
    partition,
    region,
    dnsSuffix,
    account,
    zones,
    s3PrefixListId,
    s3ExpressPrefixListId,
    endpointServicePrefix: privateRegion.endpointServicePrefix,
    servicePrincipalSuffix: privateRegion.servicePrincipalSuffix,
    services: Object.fromEntries(
      Object.entries(privateRegion.services).map(([service, status]) => [service, serviceStatus(status)]),
    ),
    acceptUnconfirmed: [...privateRegion.acceptUnconfirmed],
    acceptParentRegion: !plan.sovereignty.strict,
  });
}

function serviceStatus(status: string): ServiceStatus {
  return planned(
    Object.values(ServiceStatus).find((candidate) => candidate === status),
    'the service status',
    status,
  );
}

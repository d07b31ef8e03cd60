import { Duration } from 'aws-cdk-lib';
import type { SitePlan } from '../plan';
import { DataClass, Hosting, PrivateRegion, ServiceStatus } from '../region';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** The ground of the site: keys and settings of the account. */
export function buildFoundation(stack: SiteStack, plan: SitePlan): PrivateRegion {
  return new PrivateRegion(stack, 'Region', {
    siteId: plan.siteId,
    hosting: hostingOf(plan),
    logRetention: plan.logRetentionDays,
    keyDeletionWindow: Duration.days(plan.keyDeletionWindowDays),
    blockPublicAccess: plan.hosting.blockPublicAccess,
    trustedAccounts: plan.sovereignty.allowedAccounts,
    dataClasses: dataClassesOf(plan),
  });
}

function hostingOf(plan: SitePlan): Hosting {
  const { region, account, partition, dnsSuffix, privateRegion, s3PrefixListId } = plan.hosting;
  const zones = plan.hosting.zones.map((zone) => ({ ...zone }));
  if (privateRegion === undefined) {
    return Hosting.awsRegion({ region, partition, account, zones, s3PrefixListId });
  }
  return Hosting.aiFactory({
    partition,
    region,
    dnsSuffix,
    account,
    zones,
    s3PrefixListId,
    endpointServicePrefix: privateRegion.endpointServicePrefix,
    servicePrincipalSuffix: privateRegion.servicePrincipalSuffix,
    services: Object.fromEntries(
      Object.entries(privateRegion.services).map(([service, status]) => [service, serviceStatus(status)]),
    ),
    acceptUnconfirmed: [...privateRegion.acceptUnconfirmed],
    acceptParentRegion: !plan.sovereignty.strict,
  });
}

/** The classes of data that the site keeps, and logs and metadata, which every site has. In a fixed order. */
function dataClassesOf(plan: SitePlan): DataClass[] {
  const used = new Set<string>([DataClass.LOGS, DataClass.METADATA]);
  for (const keeper of [...plan.objectStores, ...plan.databases]) {
    used.add(keeper.dataClass);
  }
  return Object.values(DataClass).filter((dataClass) => used.has(dataClass));
}

function serviceStatus(status: string): ServiceStatus {
  return planned(
    Object.values(ServiceStatus).find((candidate) => candidate === status),
    'the service status',
    status,
  );
}

import { Token } from 'aws-cdk-lib';
import { PARTITIONS, type Partition, partitionById, partitionOfRegion } from '../catalog/partitions';
import { SERVICE_IDS } from '../catalog/services';
import { AiFactoryError } from '../errors';
import type { Zone } from './zone';

/** The partition of an ordinary Region: the one that lists it, else the one that is given for a newer Region. */
export function partitionOf(props: { readonly region: string; readonly partition?: string }): Partition {
  const listed = partitionOfRegion(props.region);
  if (props.partition === undefined) {
    if (listed === undefined) {
      throw new AiFactoryError(
        'AIF-REGION-001',
        `Region ${props.region} is not known to this release`,
        'correct the code; if the Region is newer than this release, give its `partition`; if it is private, use Hosting.aiFactory',
      );
    }
    return listed;
  }
  const given = partitionById(props.partition);
  if (given === undefined || (listed !== undefined && listed !== given)) {
    throw new AiFactoryError(
      'AIF-REGION-002',
      `Region ${props.region} is said to be in partition ${props.partition}`,
      listed === undefined
        ? `use one of ${PARTITIONS.map((partition) => partition.id).join(', ')}`
        : `leave \`partition\` out: the Region is in ${listed.id}`,
    );
  }
  return given;
}

/** Refuses zones whose names belong to another Region, usually copied along. */
export function requireZonesOfRegion(props: { readonly region: string; readonly zones: readonly Zone[] }): void {
  const stray = props.zones.find((zone) => !Token.isUnresolved(zone.name) && !zone.name.startsWith(props.region));
  if (stray !== undefined) {
    throw new AiFactoryError(
      'AIF-REGION-007',
      `zone ${stray.name} is not in Region ${props.region}`,
      `the name of a zone starts with its Region, such as ${props.region}a`,
    );
  }
}

/** Refuses what is not an account id. */
export function requireAccountId(account: string): void {
  if (!Token.isUnresolved(account) && !/^\d{12}$/.test(account)) {
    throw new AiFactoryError('AIF-REGION-008', `'${account}' is not an account id`, 'give 12 digits, as a string');
  }
}

/** Refuses services that do not exist, usually misspelt: they would count as unconfirmed in silence. */
export function requireKnownServices(services: readonly string[]): void {
  const known: readonly string[] = SERVICE_IDS;
  const unknown = services.filter((service) => !known.includes(service));
  if (unknown.length > 0) {
    throw new AiFactoryError(
      'AIF-REGION-009',
      `no such service: ${unknown.join(', ')}`,
      `the services that this release uses are ${SERVICE_IDS.join(', ')}`,
    );
  }
}

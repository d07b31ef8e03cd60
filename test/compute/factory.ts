import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { SERVICE_IDS } from '../../lib/catalog/services';
import { ComputePool, type ComputePoolProps, KubernetesCluster, type KubernetesClusterProps } from '../../lib/compute';
import { CellNetwork, Hosting, PrivateRegion, ServiceStatus } from '../../lib/region';

const ACCOUNT = '111122223333';
const ZONES = [{ name: 'eu-central-1a' }, { name: 'eu-central-1b' }];

export const REGION = Hosting.awsRegion({ region: 'eu-central-1', account: ACCOUNT, zones: ZONES });

const LOCAL = Object.fromEntries(SERVICE_IDS.map((service) => [service, ServiceStatus.LOCAL]));

/** A private Region with every service, unless told otherwise. */
export function aiFactory(options: { zones?: number; services?: { [service: string]: ServiceStatus } } = {}): Hosting {
  return Hosting.aiFactory({
    partition: 'aws',
    region: 'xa-north-1',
    dnsSuffix: 'xa.example',
    endpointServicePrefix: 'com.amazonaws',
    servicePrincipalSuffix: 'xa.example',
    account: ACCOUNT,
    zones: [{ name: 'xa-north-1a' }, { name: 'xa-north-1b' }].slice(0, options.zones ?? 2),
    services: { ...LOCAL, ...options.services },
  });
}

/** The network of a cell, alone in a stack. */
export function network(
  options: { hosting?: Hosting; app?: App; homeZone?: string; onPremisesCidrs?: string[] } = {},
): CellNetwork {
  const hosting = options.hosting ?? REGION;
  const stack = new Stack(options.app ?? new App(), 'Factory', {
    env: { account: hosting.account, region: hosting.region },
  });
  const region = new PrivateRegion(stack, 'Region', { siteId: 'bravo', hosting });
  return new CellNetwork(stack, 'Network', {
    region,
    cellId: 'main',
    cidr: '10.64.0.0/16',
    homeZone: options.homeZone ?? hosting.zones[0]?.name,
    onPremisesCidrs: options.onPremisesCidrs,
  });
}

/** A cluster without pools. */
export function cluster(cell: CellNetwork, props: Partial<KubernetesClusterProps> = {}): KubernetesCluster {
  return new KubernetesCluster(Stack.of(cell), 'Cluster', {
    network: cell,
    version: '1.34',
    administratorRoles: [Role.fromRoleName(Stack.of(cell), 'PlatformAdministrator', 'PlatformAdministrator')],
    ...props,
  });
}

/** A pool of general-purpose nodes unless told otherwise. */
export function pool(of: KubernetesCluster, props: Partial<ComputePoolProps> = {}): ComputePool {
  const poolId = props.poolId ?? 'system';
  return new ComputePool(Stack.of(of), `Pool-${poolId}`, {
    cluster: of,
    poolId,
    instanceType: 'm7i.xlarge',
    nodes: 2,
    ...props,
  });
}

/** The template of a cluster with one pool. */
export function poolTemplate(props: Partial<ComputePoolProps> = {}, hosting: Hosting = REGION): Template {
  return Template.fromStack(Stack.of(pool(cluster(network({ hosting })), props)));
}

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';
import { SERVICE_IDS } from '../../lib/catalog/services';
import {
  type AiFactoryHostingProps,
  CellNetwork,
  type CellNetworkProps,
  Hosting,
  PrivateRegion,
  type RegionHostingProps,
  ServiceStatus,
} from '../../lib/region';

const ACCOUNT = '111122223333';

/** An AI Factory with one zone, in a Region and a partition that the AWS CDK does not know. */
export function aiFactory(overrides: Partial<AiFactoryHostingProps> = {}): Hosting {
  return Hosting.aiFactory({
    partition: 'aws-private',
    region: 'xa-north-1',
    dnsSuffix: 'private.example',
    endpointServicePrefix: 'example.private',
    account: ACCOUNT,
    zones: [{ name: 'xa-north-1a' }],
    services: Object.fromEntries(SERVICE_IDS.map((service) => [service, ServiceStatus.LOCAL])),
    ...overrides,
  });
}

/** An ordinary Region with two zones. */
export function ordinaryRegion(overrides: Partial<RegionHostingProps> = {}): Hosting {
  return Hosting.awsRegion({
    region: 'eu-central-1',
    account: ACCOUNT,
    zones: [{ name: 'eu-central-1a' }, { name: 'eu-central-1b' }],
    ...overrides,
  });
}

/** A stack in the account and Region of a hosting. */
export function stackOf(hosting: Hosting, id = 'stack', app = new App()): Stack {
  return new Stack(app, id, { env: { account: hosting.account, region: hosting.region } });
}

/** A private region and a cell network in a stack each. */
export function cell(hosting: Hosting, overrides: Partial<CellNetworkProps> = {}) {
  const app = new App();
  const regionStack = stackOf(hosting, 'region', app);
  const networkStack = stackOf(hosting, 'network', app);
  const region = new PrivateRegion(regionStack, 'Region', { siteId: 'bravo', hosting });
  const network = new CellNetwork(networkStack, 'Network', {
    region,
    cellId: 'main',
    cidr: '10.64.0.0/20',
    homeZone: hosting.zones[0]?.name,
    ...overrides,
  });
  return {
    app,
    region,
    network,
    networkStack,
    template: () => Template.fromStack(networkStack),
    regionTemplate: () => Template.fromStack(regionStack),
  };
}

/** Fails unless the action is refused with a code. */
export function expectCode(code: string, action: () => unknown): void {
  expect(action).toThrow(expect.objectContaining({ code }));
}

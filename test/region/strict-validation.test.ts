import { App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { SERVICES } from '../../lib/catalog/services';
import {
  CellNetwork,
  DataClass,
  FlowLogDestination,
  type Hosting,
  InboundDns,
  PrivateRegion,
  TransitGateway,
} from '../../lib/region';
import { aiFactory, ordinaryRegion, stackOf } from './fixture';

const SHORT_NAMES = Object.values(SERVICES).flatMap((service) => [...service.interfaceEndpoints]);

const GATEWAYS = { s3PrefixListId: 'pl-0123456789abcdef0', s3ExpressPrefixListId: 'pl-0123456789abcdef1' };

test.each<[string, Hosting]>([
  ['an ordinary Region', ordinaryRegion()],
  ['an ordinary Region with gateway endpoints', ordinaryRegion(GATEWAYS)],
  ['an AI Factory', aiFactory()],
  ['an AI Factory with gateway endpoints', aiFactory(GATEWAYS)],
])('everything in %s passes the validation of the AWS CDK in strict mode', (_place, hosting) => {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
  const stack = stackOf(hosting, 'site', app);
  const region = new PrivateRegion(stack, 'Region', {
    siteId: 'bravo',
    hosting,
    dataClasses: Object.values(DataClass),
  });
  const transitGateway = new TransitGateway(stack, 'Transit', {
    region,
    siteCidr: '10.64.0.0/16',
    onPremisesCidrs: ['10.0.0.0/12'],
    directConnect: {
      gatewayId: '5f294f92-bafb-4011-916d-9b0bec0ffee0',
      attachmentId: 'tgw-attach-0123456789abcdef0',
    },
  });
  const homeZone = hosting.zones[0]?.name;
  const network = new CellNetwork(stack, 'Network', {
    region,
    cellId: 'main',
    cidr: '10.64.0.0/20',
    homeZone,
    onPremisesCidrs: ['10.0.0.0/12'],
    transitGateway,
    dnsForwarding: [{ id: 'campus', domain: 'agency.example', servers: ['10.0.0.2'] }],
    reservePrefixes: true,
  });
  network.useEndpoints([...SHORT_NAMES, 's3', ...(hosting.s3ExpressPrefixListId === undefined ? [] : ['s3express'])]);
  new InboundDns(stack, 'InboundDns', { network });
  new CellNetwork(stack, 'Second', {
    region,
    cellId: 'second',
    cidr: '10.64.16.0/20',
    homeZone,
    transitGateway,
    dnsRules: network.dnsForwarding,
    flowLogs: FlowLogDestination.bucket(
      new s3.Bucket(stack, 'Logs', { encryptionKey: region.key(DataClass.LOGS), enforceSSL: true }),
    ),
  });

  expect(() => app.synth()).not.toThrow();
});

import { App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { SERVICES } from '../../lib/catalog/services';
import { CellNetwork, DataClass, type Hosting, PrivateRegion } from '../../lib/region';
import { aiFactory, ordinaryRegion, stackOf } from './fixture';

const SHORT_NAMES = Object.values(SERVICES).flatMap((service) => [...service.interfaceEndpoints]);

test.each<[string, Hosting]>([
  ['an ordinary Region', ordinaryRegion()],
  ['an ordinary Region with a gateway endpoint', ordinaryRegion({ s3PrefixListId: 'pl-0123456789abcdef0' })],
  ['an AI Factory', aiFactory()],
])('everything in %s passes the validation of the AWS CDK in strict mode', (_place, hosting) => {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
  const stack = stackOf(hosting, 'site', app);
  const region = new PrivateRegion(stack, 'Region', {
    siteId: 'bravo',
    hosting,
    dataClasses: Object.values(DataClass),
  });
  const network = new CellNetwork(stack, 'Network', {
    region,
    cellId: 'main',
    cidr: '10.64.0.0/20',
    homeZone: hosting.zones[0]?.name,
    onPremisesCidrs: ['10.0.0.0/12'],
    dnsForwarding: [{ id: 'campus', domain: 'agency.example', servers: ['10.0.0.2'] }],
    reservePrefixes: true,
  });
  network.useEndpoints([...SHORT_NAMES, 's3']);

  expect(() => app.synth()).not.toThrow();
});

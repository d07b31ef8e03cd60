import { App, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { expect } from 'vitest';
import { SERVICE_IDS } from '../../lib/catalog/services';
import { NotificationTopic } from '../../lib/operations';
import { CellNetwork, Hosting, PrivateRegion, ServiceStatus } from '../../lib/region';
import { SovereigntyChecks, SovereigntyPolicy } from '../../lib/sovereignty';

export const ACCOUNT = '111122223333';

/** An AI Factory whose partition, Region and domain exist nowhere. */
export function aiFactory(absent: readonly string[] = []): Hosting {
  return Hosting.aiFactory({
    partition: 'aws-example',
    region: 'xx-factory-1',
    dnsSuffix: 'factory.example',
    endpointServicePrefix: 'com.example',
    account: ACCOUNT,
    zones: [{ name: 'xx-factory-1a' }],
    services: Object.fromEntries(
      SERVICE_IDS.map((id) => [id, absent.includes(id) ? ServiceStatus.UNAVAILABLE : ServiceStatus.LOCAL]),
    ),
  });
}

/** An ordinary Region. */
export function ordinaryRegion(): Hosting {
  return Hosting.awsRegion({ region: 'eu-central-1', account: ACCOUNT, zones: [{ name: 'eu-central-1a' }] });
}

/** A site with its keys, the network of one cell, its topic and what is tested in stacks of their own. */
export class TestSite {
  public readonly app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  public readonly region: PrivateRegion;
  public readonly network: CellNetwork;
  public readonly topic: NotificationTopic;
  public readonly stack: Stack;
  private readonly hosting: Hosting;

  public constructor(hosting: Hosting = aiFactory()) {
    this.hosting = hosting;
    this.region = new PrivateRegion(this.newStack('foundation'), 'Region', { siteId: 'demo', hosting });
    this.network = new CellNetwork(this.newStack('network'), 'Network', {
      region: this.region,
      cellId: 'cell-1',
      cidr: '10.20.0.0/16',
    });
    this.topic = new NotificationTopic(this.newStack('operations'), 'Topic', { region: this.region });
    this.stack = this.newStack('subject');
  }

  public newStack(name: string): Stack {
    return new Stack(this.app, name, { env: { account: this.hosting.account, region: this.hosting.region } });
  }

  /** Synthesizes under the strict rules of the AWS CDK and those of sovereignty. */
  public synthesizeStrictly(): void {
    const { partition, region, dnsSuffix, account } = this.hosting;
    const policy = new SovereigntyPolicy({ partition, region, dnsSuffix, account, strict: true });
    Validations.of(this.app).addPlugins(new CloudFormationValidatePlugin(), new SovereigntyChecks(policy));
    this.app.synth();
  }
}

/** Fails unless the action is refused with a code. */
export function expectCode(code: string, action: () => unknown): void {
  expect(action).toThrow(expect.objectContaining({ code }));
}

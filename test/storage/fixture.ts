import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CAPABILITY_SERVICES } from '../../lib/catalog/hosting-kinds';
import { CellNetwork, type DataClass, Hosting, PrivateRegion, ServiceStatus } from '../../lib/region';

const ACCOUNT = '111122223333';
const SERVICES = [...new Set(Object.values(CAPABILITY_SERVICES).flat())];

/** An AI Factory whose partition, Region and domain exist nowhere, with zones `a`, `b`, … as many as wanted. */
export function aiFactory(zones = 2, absent: string[] = []): Hosting {
  return Hosting.aiFactory({
    partition: 'aws-example',
    region: 'xx-factory-1',
    dnsSuffix: 'factory.example',
    endpointServicePrefix: 'com.amazonaws',
    account: ACCOUNT,
    zones: zonesOf('xx-factory-1', 'xxf1', zones),
    services: Object.fromEntries(
      SERVICES.map((service) => [service, absent.includes(service) ? ServiceStatus.UNAVAILABLE : ServiceStatus.LOCAL]),
    ),
    s3PrefixListId: 'pl-0123456789abcdef0',
  });
}

/** An ordinary Region. */
export function ordinaryRegion(zones = 2): Hosting {
  return Hosting.awsRegion({
    region: 'eu-central-1',
    account: ACCOUNT,
    zones: zonesOf('eu-central-1', 'euc1', zones),
  });
}

function zonesOf(region: string, abbreviation: string, count: number) {
  return ['a', 'b', 'c']
    .slice(0, count)
    .map((letter, index) => ({ name: `${region}${letter}`, id: `${abbreviation}-az${index + 1}` }));
}

/** A site with its keys and the network of one cell in stacks of their own, and a stack for what is tested. */
export class TestSite {
  public readonly app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  public readonly region: PrivateRegion;
  public readonly network: CellNetwork;
  public readonly stack: Stack;
  private readonly env: { account: string; region: string };

  public constructor(hosting: Hosting = aiFactory()) {
    this.env = { account: hosting.account, region: hosting.region };
    this.region = new PrivateRegion(this.newStack('foundation'), 'Region', { siteId: 'demo', hosting });
    this.network = new CellNetwork(this.newStack('network'), 'Network', {
      region: this.region,
      cellId: 'cell-1',
      cidr: '10.20.0.0/16',
      homeZone: hosting.zones[0]?.name,
    });
    this.stack = this.newStack('subject');
  }

  public newStack(name: string): Stack {
    return new Stack(this.app, name, { env: this.env });
  }

  /** A role to grant something to. */
  public newRole(stack: Stack = this.stack): iam.Role {
    return new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  }

  /** The statements of the key of a data class, beside the one that lets IAM decide. */
  public keyStatements(dataClass: DataClass): unknown[] {
    const keys = Template.fromStack(Stack.of(this.region)).findResources('AWS::KMS::Key', {
      Properties: { Description: `Site demo: ${dataClass}` },
    });
    return Object.values(keys).flatMap((key) => key.Properties.KeyPolicy.Statement.slice(1));
  }

  /**
   * What the AWS CDK's own validation of the templates finds below the tested stack, as "rule: text".
   *
   * Strict: warnings count, and only what a construct has acknowledged is left out.
   */
  public findings(): string[] {
    Validations.of(this.app).addPlugins(validator());
    const { directory } = this.app.synth();
    const { pluginReports }: { pluginReports: Report[] } = JSON.parse(
      readFileSync(join(directory, 'validation-report.json'), 'utf8'),
    );
    return pluginReports
      .flatMap((report) => report.violations)
      .filter(({ violatingConstructs }) =>
        violatingConstructs.some(({ constructPath }) => constructPath.startsWith(`${this.stack.node.path}/`)),
      )
      .map(({ ruleName, description }) => `${ruleName}: ${description}`);
  }
}

let sharedValidator: CloudFormationValidatePlugin | undefined;

/** One for all tests: its engine takes seconds and some 300 MB to start. */
function validator(): CloudFormationValidatePlugin {
  sharedValidator ??= new CloudFormationValidatePlugin();
  return sharedValidator;
}

/** A report of a validation plugin, as the AWS CDK writes it. */
interface Report {
  readonly violations: {
    readonly ruleName: string;
    readonly description: string;
    readonly violatingConstructs: { readonly constructPath: string }[];
  }[];
}

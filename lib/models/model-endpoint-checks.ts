import { type Duration, type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { Hosting } from '../region';

/** What an endpoint is asked to be, with its defaults filled in. */
interface EndpointRequest {
  readonly hosting: Hosting;
  readonly endpointName: string;
  readonly instanceType: string;
  readonly instances: number;
  readonly prefix: string;
  readonly environment: { readonly [name: string]: string };
  readonly startupTimeout: Duration;
  readonly localStorage: boolean;
  readonly volumeSize?: Size;
}

/** Refuses what SageMaker would refuse at deployment. */
export function checkModelEndpoint(scope: IConstruct, request: EndpointRequest): void {
  checkEndpointName(scope, request.endpointName);
  checkInstanceType(scope, request.instanceType);
  checkInstances(scope, request.instances);
  checkZones(scope, request.hosting);
  checkPrefix(scope, request.prefix);
  checkEnvironment(scope, request.environment);
  checkStartupTimeout(scope, request.startupTimeout);
  checkVolumeSize(scope, request.volumeSize, request.localStorage);
}

function checkEndpointName(scope: IConstruct, endpointName: string): void {
  const accepted = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  if (!Token.isUnresolved(endpointName) && !(accepted.test(endpointName) && endpointName.length <= 63)) {
    throw new AiFactoryError(
      'AIF-MDL-007',
      `SageMaker does not take ${JSON.stringify(endpointName)} as the name of an endpoint`,
      'Use lower-case letters, digits and single hyphens in modelId, 63 characters at most with the id of the site.',
      scope,
    );
  }
}

function checkInstanceType(scope: IConstruct, instanceType: string): void {
  if (!Token.isUnresolved(instanceType) && !/^ml\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType)) {
    throw new AiFactoryError(
      'AIF-MDL-001',
      `instanceType must be a SageMaker instance type, got ${JSON.stringify(instanceType)}`,
      'Use a type such as ml.g6.xlarge.',
      scope,
    );
  }
}

function checkInstances(scope: IConstruct, instances: number): void {
  if (!Token.isUnresolved(instances) && !(Number.isInteger(instances) && instances >= 1)) {
    throw new AiFactoryError(
      'AIF-MDL-002',
      `instances must be a whole number from 1, got ${instances}`,
      'Run the model on at least one instance.',
      scope,
    );
  }
}

function checkZones(scope: IConstruct, hosting: Hosting): void {
  if (hosting.kind === 'region' && hosting.zones.length < 2) {
    throw new AiFactoryError(
      'AIF-MDL-008',
      `SageMaker asks for subnets in two zones of ${hosting.region}, and the site has one`,
      'Describe a second zone.',
      scope,
    );
  }
}

function checkPrefix(scope: IConstruct, prefix: string): void {
  if (!Token.isUnresolved(prefix) && !prefix.endsWith('/')) {
    throw new AiFactoryError(
      'AIF-MDL-003',
      `weights.prefix must end with a slash, got ${JSON.stringify(prefix)}`,
      'Name the folder that holds the weights, such as assistant/v3/.',
      scope,
    );
  }
}

function checkEnvironment(scope: IConstruct, environment: { readonly [name: string]: string }): void {
  const entries = Object.entries(environment);
  const bytes = entries.flat().reduce((sum, text) => sum + Buffer.byteLength(Token.isUnresolved(text) ? '' : text), 0);
  if (entries.length > 100 || bytes > 32 * 1024) {
    throw new AiFactoryError(
      'AIF-MDL-005',
      `environment must have at most 100 variables in 32 KB, got ${entries.length} in ${bytes} bytes`,
      'Put large settings in a file beside the weights.',
      scope,
    );
  }
  for (const [name, value] of entries) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]{0,1023}$/.test(name)) {
      throw new AiFactoryError(
        'AIF-MDL-005',
        `environment has the name ${JSON.stringify(name)}`,
        'Use letters, digits and underscores, not starting with a digit.',
        scope,
      );
    }
    if (!Token.isUnresolved(value) && Buffer.byteLength(value) > 1024) {
      throw new AiFactoryError(
        'AIF-MDL-005',
        `the value of ${name} in environment has ${Buffer.byteLength(value)} bytes, and SageMaker takes 1024`,
        'Put large settings in a file beside the weights.',
        scope,
      );
    }
  }
}

function checkStartupTimeout(scope: IConstruct, startupTimeout: Duration): void {
  if (startupTimeout.isUnresolved()) {
    return;
  }
  const seconds = startupTimeout.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 60 || seconds > 3600) {
    throw new AiFactoryError(
      'AIF-MDL-004',
      `startupTimeout must be a whole number of seconds from 60 to 3600, got ${seconds}`,
      'Use a duration from 1 to 60 minutes.',
      scope,
    );
  }
}

function checkVolumeSize(scope: IConstruct, volumeSize: Size | undefined, localStorage: boolean): void {
  if (volumeSize === undefined) {
    return;
  }
  if (localStorage) {
    throw new AiFactoryError(
      'AIF-MDL-006',
      'volumeSize is set for an instance type with local storage',
      'Leave volumeSize out: weights are kept on the local storage.',
      scope,
    );
  }
  if (volumeSize.isUnresolved()) {
    return;
  }
  const gibibytes = volumeSize.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Number.isInteger(gibibytes) || gibibytes < 1 || gibibytes > 512) {
    throw new AiFactoryError(
      'AIF-MDL-006',
      `volumeSize must be a whole number of GiB from 1 to 512, got ${gibibytes}`,
      'Use Size.gibibytes(n).',
      scope,
    );
  }
}

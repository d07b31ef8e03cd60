import { AWS_CUSTOM_RESOURCE_HANDLER } from '../../catalog/cdk-handlers';
import { LEAKING_CALLS } from '../../catalog/leaking-calls';
import { matchesPattern } from '../template/arn';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { isCustomResource } from '../template/template-scope';
import type { SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_DESTINATION } from './unprovable';

/** When an `AwsCustomResource` calls. */
const PHASES = ['Create', 'Update', 'Delete'];

/** The type of an `AwsCustomResource` unless its `resourceType` says otherwise. */
const AWS_CUSTOM_RESOURCE = 'Custom::AWS';

export const CUSTOM_RESOURCES_MAKE_NO_LEAKING_CALLS: SovereigntyRule = {
  code: 'AIF-SOV-405',
  severity: 'fatal',
  title: 'Custom resources make no calls that no resource could make',
  explanation:
    'An AwsCustomResource calls any API with the rights of its role. A call makes what a template may not declare: a replica, a gateway, a share. Before it calls, its handler may fetch the latest AWS SDK from the public registry of npm.',
  remedy: 'Take the call out; the rules for the resource that it makes say what is allowed instead.',
  sources: ['https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources.AwsCustomResource.html'],
  frameworks: ['NIST.800-53r5 CM-6', 'NIST.800-53r5 AC-4'],
  concerns: isCustomResource,
  *check(resource) {
    for (const phase of PHASES) yield* callViolations(resource, phase);
    for (const slot of resource.select('InstallLatestAwsSdk')) {
      if (!resource.texts(slot).some((text) => text?.toLowerCase() === 'true')) continue;
      yield {
        path: slot.path,
        message: 'the handler fetches the latest AWS SDK from the internet',
        help: 'Set installLatestAwsSdk: false.',
      };
    }
  },
};

function* callViolations(resource: ResourceUnderAudit, phase: string): Iterable<Violation> {
  const path = `Properties.${phase}`;
  const [services, actions] = [textsAt(resource, `${path}.service`), textsAt(resource, `${path}.action`)];
  for (const service of services) {
    for (const action of actions) {
      const call = `${serviceName(service)}:${actionName(action)}`;
      const leaking = LEAKING_CALLS.find(({ calls }) => calls.some((pattern) => matchesPattern(pattern, call)));
      if (leaking !== undefined)
        yield { path: `${path}.action`, message: `the call ${service}.${action} ${leaking.effect}` };
    }
  }
  const isOpen = [...services, ...actions, ...textsAt(resource, path)].some((text) => resource.holes.isUnknown(text));
  if (isOpen && callsApis(resource)) {
    yield { path, message: 'what is called can be anything', unprovable: UNPROVABLE_DESTINATION };
  }
}

function callsApis(resource: ResourceUnderAudit): boolean {
  if (resource.type === AWS_CUSTOM_RESOURCE) return true;
  return resource
    .values('ServiceToken')
    .some((token) => resource.holes.whole(token)?.logicalId?.startsWith(AWS_CUSTOM_RESOURCE_HANDLER) ?? false);
}

/** The values at one place. The calls of an `AwsCustomResource` are JSON in a text, which was read with the rest of the resource. */
function textsAt(resource: ResourceUnderAudit, path: string): readonly string[] {
  return resource.leaves.flatMap((leaf) => (leaf.path === path ? leaf.texts : []));
}

/** `S3`, `@aws-sdk/client-s3` and `client-s3` are one service. */
function serviceName(service: string): string {
  return service
    .toLowerCase()
    .replace(/^(?:@aws-sdk\/)?client-/, '')
    .replace(/[^a-z0-9]/g, '');
}

/** `putObject` and `PutObjectCommand` are one action. */
function actionName(action: string): string {
  return action.toLowerCase().replace(/command$/, '');
}

import { DATA_SINKS, type DataSink } from '../../catalog/exposure-sinks';
import { property } from '../intrinsics/intrinsic';
import { withoutHoles } from '../intrinsics/text';
import type { AppUnderAudit } from '../template/app-under-audit';
import { arnsIn } from '../template/arn';
import type { Leaf } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { byType } from './flags';
import type { RuleContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_DESTINATION } from './unprovable';

const SINKS = byType(DATA_SINKS);
const DESTINATION_PROPERTY =
  /^(?:destination|replica|sink|archive|export|delivery|secondary|backup|copy)\w*(?:arn|bucket|bucketname|location|identifier|uri)$/i;

export const DESTINATIONS_BELONG_TO_THE_APP: SovereigntyRule = {
  code: 'AIF-SOV-050',
  severity: 'fatal',
  title: 'Replicas go to buckets of the app',
  explanation:
    'The ARN of a bucket names neither a Region nor an account, so a replica rule with a foreign bucket looks like any other.',
  remedy: 'Refer to a bucket of the app.',
  sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 SC-7(10)', 'C5:2020 COS-08'],
  *check(resource, context) {
    const sinks = SINKS.get(resource.type) ?? [];
    for (const sink of sinks) yield* judged(resource, sink, context);
    if (sinks.length > 0) return;
    for (const leaf of resource.leaves) yield* openDestination(leaf, resource);
  },
};

function* judged(resource: ResourceUnderAudit, sink: DataSink, { app }: RuleContext): Iterable<Violation> {
  for (const slot of resource.select(sink.path)) {
    for (const text of resource.texts(slot)) {
      if (text === undefined) continue;
      const shown = resource.holes.show(text);
      if (resource.holes.isUnknown(text)) {
        const message = `${sink.data} go to ${shown}, which can be anywhere`;
        yield { path: slot.path, message, unprovable: UNPROVABLE_DESTINATION };
      } else if (!isPlaced(text) && !belongsToApp(text, app)) {
        const message = `${sink.data} go to ${shown}, which is not part of the app`;
        const isReplica = sink.path.startsWith('ReplicationConfiguration');
        yield { path: slot.path, message, ...(isReplica ? {} : { unprovable: UNPROVABLE_DESTINATION }) };
      }
    }
  }
}

function* openDestination(leaf: Leaf, { holes }: ResourceUnderAudit): Iterable<Violation> {
  if (leaf.isProse || leaf.isCondition || !DESTINATION_PROPERTY.test(leaf.key)) return;
  for (const text of leaf.texts) {
    if (holes.whole(text)?.kind !== 'unknown') continue;
    const message = `${leaf.key} is ${holes.show(text)}, which can be anywhere`;
    yield { path: leaf.path, message, unprovable: UNPROVABLE_DESTINATION };
  }
}

/** Whether the value says where it is, so that the rules on ARNs judge it. */
function isPlaced(text: string): boolean {
  return arnsIn(text).some((arn) => arn.region !== '' && arn.account !== '');
}

function belongsToApp(text: string, app: AppUnderAudit): boolean {
  const bucket = text.replace(/^(?:arn:[^:]*:s3:::|s3:\/\/)/, '').split('/')[0] ?? '';
  return withoutHoles(bucket) !== bucket || app.fact('bucket names', () => bucketNames(app)).has(bucket);
}

function* bucketNames(app: AppUnderAudit): Iterable<string> {
  for (const { scope, properties } of app.resourcesOf('AWS::S3::Bucket')) {
    const name = property(properties, 'BucketName');
    if (name !== undefined) yield* app.evaluator.texts(name, scope);
  }
}

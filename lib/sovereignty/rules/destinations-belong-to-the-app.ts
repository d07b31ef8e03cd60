import { DATA_SINKS, type DataSink } from '../../catalog/exposure-sinks';
import { property } from '../intrinsics/intrinsic';
import { HOLE_PATTERN } from '../intrinsics/text';
import type { AppUnderAudit } from '../template/app-under-audit';
import { arnsIn } from '../template/arn';
import type { Leaf } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { byType, placesOf, withoutPositions } from './flags';
import type { RuleContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_DESTINATION } from './unprovable';

const SINKS = byType(DATA_SINKS);
const JUDGED = placesOf(DATA_SINKS);
const DESTINATION_PROPERTY =
  /^(?:destination|replica|sink|archive|export|delivery|secondary|backup|copy)\w*(?:arn|bucket|bucketname|location|identifier|uri)$/i;
/** A place in a resource that something is written to. */
const WRITTEN_TO =
  /output|destination|\bsink|result|export|archive|artifact|capture|replica|backup|delivery|\.log|logging|reject|\.crl/i;
const BUCKET_PROPERTY = /bucket(?:name|arn)?$/i;
/** A reference to a resource, alone or with more behind it: a key below a bucket, the `:*` of a log group. */
const OWN_RESOURCE = new RegExp(`^(${HOLE_PATTERN})(?:$|:)`);

export const DESTINATIONS_BELONG_TO_THE_APP: SovereigntyRule = {
  code: 'AIF-SOV-050',
  severity: 'fatal',
  title: 'Replicas go to buckets of the app',
  explanation:
    'The ARN of a bucket names neither a Region nor an account, so a replica rule with a foreign bucket looks like any other.',
  remedy: 'Refer to a bucket of the app.',
  sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 SC-7(10)', 'C5:2020 COS-08'],
  concerns: (type) => SINKS.has(type),
  *check(resource, context) {
    for (const sink of SINKS.get(resource.type) ?? []) yield* judged(resource, sink, context);
  },
  /** Judges a property that no table knows by its name and value. */
  *checkLeaf(leaf, { app, holes, type }) {
    if (leaf.isCondition || JUDGED.has(`${type} ${withoutPositions(leaf.path)}`)) return;
    const isDestination = DESTINATION_PROPERTY.test(leaf.key);
    const isWritten = WRITTEN_TO.test(leaf.path);
    for (const text of leaf.texts) {
      const shown = holes.show(text);
      if (isDestination && holes.whole(text)?.kind === 'unknown') {
        const message = `${leaf.key} is ${shown}, which can be anywhere`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_DESTINATION };
      } else if (isWritten && namesBucket(leaf, text) && !belongsToApp(text, app)) {
        const message = `${leaf.key} is ${shown}, a bucket that is not part of the app`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_DESTINATION };
      }
    }
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

function namesBucket(leaf: Leaf, text: string): boolean {
  return /^s3:\/\/|^arn:[^:]*:s3:::/.test(text) || (BUCKET_PROPERTY.test(leaf.key) && /^[^\s{}]{3,63}$/.test(text));
}

/** Whether the value says where it is, so that the rules on ARNs judge it. */
function isPlaced(text: string): boolean {
  return arnsIn(text).some((arn) => arn.region !== '' && arn.account !== '');
}

function belongsToApp(text: string, app: AppUnderAudit): boolean {
  const bucket = text.replace(/^(?:arn:[^:]*:s3:::|s3:\/\/)/, '').split('/')[0] ?? '';
  const [, hole] = OWN_RESOURCE.exec(bucket) ?? [];
  if (hole !== undefined && app.evaluator.holes.whole(hole)?.logicalId !== undefined) return true;
  return app.fact('bucket names', () => bucketNames(app)).has(bucket);
}

function* bucketNames(app: AppUnderAudit): Iterable<string> {
  for (const { scope, properties } of app.resourcesOf('AWS::S3::Bucket')) {
    const name = property(properties, 'BucketName');
    if (name !== undefined) yield* app.evaluator.texts(name, scope);
  }
}

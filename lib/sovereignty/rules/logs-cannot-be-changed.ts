import type { AppUnderAudit } from '../template/app-under-audit';
import { select } from '../template/select';
import type { TemplateScope } from '../template/template-scope';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_DESTINATION } from './unprovable';

export const LOGS_CANNOT_BE_CHANGED: SovereigntyRule = {
  code: 'AIF-SOV-503',
  severity: 'fatal',
  title: 'Buckets of trails keep every object unchanged',
  explanation:
    'Under Object Lock in compliance mode nobody deletes or overwrites an object before its time, not even the root user. AWS CloudTrail delivers to such buckets; AWS Config and the access logs of Amazon S3 do not, so that only trails are asked for it.',
  remedy:
    'Give the bucket ObjectLockEnabled and a default retention in COMPLIANCE mode for at least minimumLogRetentionDays.',
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html',
  ],
  frameworks: ['NIST.800-53r5 AU-9', 'C5:2020 OPS-14', 'C5:2020 OPS-16', 'ISO27001:2022 A.5.33'],
  concerns: (type) => type === 'AWS::CloudTrail::Trail',
  *check(resource, { policy, app }) {
    if (!policy.immutableLogs) return;
    const path = 'Properties.S3BucketName';
    for (const text of resource.values('S3BucketName')) {
      const hole = resource.holes.whole(text);
      if (hole?.logicalId === undefined) {
        const message = `whether ${resource.holes.show(text)} keeps its objects cannot be proven`;
        yield { path, message, unprovable: UNPROVABLE_DESTINATION };
        continue;
      }
      const least = policy.minimumLogRetentionDays;
      const locked = app.fact('locked buckets', () => lockedBuckets(app, least));
      if (locked.has(`${hole.template}\n${hole.logicalId}`)) continue;
      yield { path, message: `objects of ${hole.label} can be changed within ${least} days` };
    }
  },
};

/** Template and logical ID of every bucket that keeps its objects for so many days. */
function* lockedBuckets(app: AppUnderAudit, days: number): Iterable<string> {
  for (const { scope, logicalId, properties } of app.resourcesOf('AWS::S3::Bucket')) {
    const textsAt = (path: string) => textsOf(app, scope, properties, path);
    const rule = 'ObjectLockConfiguration.Rule.DefaultRetention';
    const isLocked =
      textsAt('ObjectLockEnabled').every((text) => text === 'true') &&
      textsAt(`${rule}.Mode`).every((text) => text === 'COMPLIANCE');
    const kept = [
      ...textsAt(`${rule}.Days`).map(Number),
      ...textsAt(`${rule}.Years`).map((years) => Number(years) * 365),
    ].filter((number) => number > 0);
    const isLongEnough = kept.length > 0 && Math.min(...kept) >= days;
    if (isLocked && isLongEnough) yield `${scope.name}\n${logicalId}`;
  }
}

function textsOf(app: AppUnderAudit, scope: TemplateScope, properties: unknown, path: string): readonly string[] {
  return select(properties, path, 'Properties').flatMap(({ value }) =>
    value === undefined ? [''] : app.evaluator.texts(value, scope),
  );
}

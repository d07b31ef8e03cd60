import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Hosting } from '../region';

/** Services that hand messages to an encrypted topic, or from it to an encrypted queue, in their own name. */
const SERVICES = ['aps', 'cloudwatch', 'sns'];

/**
 * Lets alarms, alert managers and subscriptions of this account use the key of notifications.
 *
 * EventBridge is not among them: its calls carry no source, so a key could not tell this account's from another's
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html). It publishes with a role of the site instead.
 *
 * The statement names no topic: however many there are, the key says it once, and its stack refers to no other.
 */
export function allowNotifications(key: kms.IKey, hosting: Hosting): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'Notifications',
      principals: SERVICES.map((service) => hosting.servicePrincipal(service)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': hosting.account } },
    }),
  );
}

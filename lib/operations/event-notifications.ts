import { Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Hosting } from '../region';
import type { INotificationTopic } from './notification-topic';

/** Properties of `EventNotifications`. */
export interface EventNotificationsProps {
  readonly hosting: Hosting;
  /** Where to. */
  readonly topic: INotificationTopic;
}

/**
 * Rules of EventBridge that publish events to a topic.
 *
 * EventBridge takes on a role for it, because the policies of topics and keys take no condition on whose rule it is
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html); the trust policy of a role does
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html).
 */
export class EventNotifications extends Construct {
  private readonly topic: INotificationTopic;
  private readonly role: iam.Role;
  private readonly grant: iam.Grant;

  public constructor(scope: Construct, id: string, props: EventNotificationsProps) {
    super(scope, id);
    this.topic = props.topic;
    this.role = new iam.Role(this, 'Role', {
      description: 'Publishes events to the notification topic of the site',
      assumedBy: props.hosting.servicePrincipal('events').withConditions({
        StringEquals: { 'aws:SourceAccount': props.hosting.account },
        ArnLike: {
          'aws:SourceArn': Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }),
        },
      }),
    });
    this.grant = props.topic.grantPublish(this.role);
  }

  /**
   * Publishes every event that matches a pattern.
   *
   * @param eventPattern as EventBridge writes it, such as `{ source: ['aws.kms'] }`
   */
  public publish(id: string, description: string, eventPattern: object): void {
    const rule = new CfnRule(this, id, {
      description,
      eventPattern,
      state: 'ENABLED',
      targets: [{ id: 'Target0', arn: this.topic.topic.topicArn, roleArn: this.role.roleArn }],
    });
    this.grant.applyBefore(rule);
  }
}

import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { DataClass, type Hosting, type IPrivateRegion } from '../region';
import { allowNotifications } from './notification-key';

/** Where a site says that something is wrong. */
export interface INotificationTopic extends IConstruct {
  /** The topic. */
  readonly topic: sns.ITopic;
  /** The key that messages are encrypted with. */
  readonly key: kms.IKey;

  /** Allows to publish, and to use the key for it. Reaches identities of the topic's own account. */
  grantPublish(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `NotificationTopic`. */
export interface NotificationTopicProps {
  /** The site, whose key for logs encrypts the messages. */
  readonly region: IPrivateRegion;
}

/** A topic that was made elsewhere. */
export interface NotificationTopicAttributes {
  /** ARN of the topic. Its policy has to let `cloudwatch` and `aps` publish. */
  readonly topicArn: string;
  /** The key that messages are encrypted with. Its policy has to let `cloudwatch` and `aps` use it. */
  readonly key: kms.IKey;
}

/**
 * An encrypted topic for alarms, alerts and events of a site.
 *
 * Alarms of CloudWatch and alert managers of this account may publish, EventBridge may with a role of the site, and all of them over
 * TLS only. Nobody is subscribed: a message that leaves by e-mail or text message leaves the site.
 */
export class NotificationTopic extends Construct implements INotificationTopic {
  /** Uses a topic that was made elsewhere. */
  public static fromNotificationTopicAttributes(
    scope: Construct,
    id: string,
    attributes: NotificationTopicAttributes,
  ): INotificationTopic {
    return new ImportedNotificationTopic(scope, id, attributes);
  }

  public readonly topic: sns.ITopic;
  public readonly key: kms.IKey;
  private readonly hosting: Hosting;

  /** @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing */
  public constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    this.hosting = props.region.hosting;
    this.hosting.requireServices(this, [...CAPABILITY_SERVICES.notifications]);

    this.key = props.region.key(DataClass.LOGS);
    allowNotifications(this.key, this.hosting);
    this.topic = new sns.Topic(this, 'Topic', { masterKey: this.key, enforceSSL: true });
    this.allowAlarms();
    this.allowAlertManagers();
    this.node.defaultChild = this.topic.node.defaultChild;
  }

  public grantPublish(grantee: iam.IGrantable): iam.Grant {
    return grantPublish(this, grantee);
  }

  /**
   * Passes every message on to a queue of the site, which on-call tools on the premises read over a private endpoint.
   *
   * The subscription belongs into the stack of the queue. The queue has to be encrypted with the site's key for logs, or with a key
   * that lets `sns` use it; otherwise messages are lost without a word.
   */
  public subscribeQueue(scope: Construct, id: string, queue: sqs.IQueue): sns.Subscription {
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: `Notifications${id.replace(/[^0-9A-Za-z]/g, '')}`,
        principals: [this.hosting.servicePrincipal('sns')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topic.topicArn } },
      }),
    );
    return new sns.Subscription(scope, id, {
      topic: this.topic,
      protocol: sns.SubscriptionProtocol.SQS,
      endpoint: queue.queueArn,
    });
  }

  private allowAlarms(): void {
    this.allow('CloudWatchAlarms', 'cloudwatch', ['sns:Publish'], {
      service: 'cloudwatch',
      resource: 'alarm',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** See https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-AMPpermission.html. */
  private allowAlertManagers(): void {
    this.allow('AlertManagers', 'aps', ['sns:GetTopicAttributes', 'sns:Publish'], {
      service: 'aps',
      resource: 'workspace',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  /** Lets a service act for resources of one kind in this account. */
  private allow(sid: string, service: string, actions: string[], source: SourceArn): void {
    const sourceArn = Stack.of(this).formatArn({ ...source, resourceName: '*' });
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [this.hosting.servicePrincipal(service)],
        actions,
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.hosting.account },
          ArnLike: { 'aws:SourceArn': sourceArn },
        },
      }),
    );
  }
}

/** The kind of resource that a service acts for. */
interface SourceArn {
  readonly service: string;
  readonly resource: string;
  readonly arnFormat: ArnFormat;
}

class ImportedNotificationTopic extends Construct implements INotificationTopic {
  public readonly topic: sns.ITopic;
  public readonly key: kms.IKey;

  public constructor(scope: Construct, id: string, attributes: NotificationTopicAttributes) {
    super(scope, id);
    this.topic = sns.Topic.fromTopicArn(this, 'Topic', attributes.topicArn);
    this.key = attributes.key;
  }

  public grantPublish(grantee: iam.IGrantable): iam.Grant {
    return grantPublish(this, grantee);
  }
}

function grantPublish({ topic, key }: INotificationTopic, grantee: iam.IGrantable): iam.Grant {
  const grant = (actions: string[], arn: string) => iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] });
  return grant(['sns:Publish'], topic.topicArn).combine(grant(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn));
}

import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test } from 'vitest';
import { NotificationTopic } from '../../lib/operations';
import { DataClass } from '../../lib/region';
import { aiFactory, expectCode, TestSite } from './fixture';

const LOGS_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') };

function topicTemplate(site = new TestSite()): Template {
  return Template.fromStack(Stack.of(site.topic));
}

describe('a topic', () => {
  test('is encrypted with the key for logs and takes messages over TLS only', () => {
    const template = topicTemplate();

    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: LOGS_KEY });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test.each([
    ['cloudwatch', 'sns:Publish', ':cloudwatch:xx-factory-1:111122223333:alarm:*'],
    ['aps', ['sns:GetTopicAttributes', 'sns:Publish'], ':aps:xx-factory-1:111122223333:workspace/*'],
  ])('lets %s publish for its own account alone', (service, actions, source) => {
    topicTemplate().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: actions,
            Principal: { Service: `${service}.amazonaws.com` },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, source]] } },
            },
          }),
        ]),
      },
    });
  });

  test('opens its key to the services that publish, once for any number of topics', () => {
    const site = new TestSite();
    new NotificationTopic(site.stack, 'Second', { region: site.region });

    const [key] = Object.values(Template.fromStack(Stack.of(site.region)).findResources('AWS::KMS::Key'));
    const statements: { Sid?: string }[] = key?.Properties.KeyPolicy.Statement;

    expect(statements.filter(({ Sid }) => Sid === 'Notifications')).toEqual([
      {
        Sid: 'Notifications',
        Effect: 'Allow',
        Principal: { Service: ['aps.amazonaws.com', 'cloudwatch.amazonaws.com', 'sns.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
  });

  test('has no subscribers until a queue of the site is one', () => {
    const site = new TestSite();
    const template = topicTemplate(site);
    template.resourceCountIs('AWS::SNS::Subscription', 0);

    const other = new TestSite();
    const queue = new sqs.Queue(other.stack, 'Queue', { encryptionMasterKey: other.region.key(DataClass.LOGS) });
    other.topic.subscribeQueue(other.stack, 'OnCall', queue);

    const subject = Template.fromStack(other.stack);
    subject.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs' });
    subject.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: {
              ArnEquals: { 'aws:SourceArn': { 'Fn::ImportValue': Match.stringLikeRegexp('^operations:') } },
            },
          }),
        ]),
      },
    });
  });

  test('grants to publish with the key, in the policy of the grantee', () => {
    const site = new TestSite();
    const role = new iam.Role(site.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });

    site.topic.grantPublish(role);

    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: 'sns:Publish' }),
          Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: LOGS_KEY }),
        ],
      },
    });
  });

  test('can be one that was made elsewhere', () => {
    const site = new TestSite();
    const topicArn = 'arn:aws-example:sns:xx-factory-1:111122223333:alerts';
    const keyArn = 'arn:aws-example:kms:xx-factory-1:111122223333:key/11111111-2222-3333-4444-555555555555';
    const topic = NotificationTopic.fromNotificationTopicAttributes(site.stack, 'Topic', {
      topicArn,
      key: kms.Key.fromKeyArn(site.stack, 'Key', keyArn),
    });
    const role = new iam.Role(site.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });

    topic.grantPublish(role);

    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [Match.objectLike({ Resource: topicArn }), Match.objectLike({ Resource: keyArn })],
      },
    });
  });

  test('fails when the factory has no SNS', () => {
    expectCode('AIF-REGION-012', () => new TestSite(aiFactory(['sns'])));
  });
});

import { Duration, Size } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { describe, expect, test } from 'vitest';
import { CellOperations, type CellOperationsProps, SecurityNotifications } from '../../lib/operations';
import { expectCode, TestSite } from './fixture';

const CLUSTER = 'arn:aws-example:sagemaker:xx-factory-1:111122223333:cluster/abcdefghijkl';
const TOPIC = { 'Fn::ImportValue': Match.stringLikeRegexp('^operations:.*Topic') };

function operate(props: Partial<CellOperationsProps> = {}) {
  const site = new TestSite();
  const operations = new CellOperations(site.stack, 'Cell', {
    network: site.network,
    topic: site.topic,
    accelerators: 3456,
    ...props,
  });
  return { site, operations, template: () => Template.fromStack(site.stack) };
}

describe('the operations of a cell', () => {
  test('are a workspace and an alarm on its network, in the smallest form', () => {
    const template = operate().template();

    template.resourceCountIs('AWS::APS::Workspace', 1);
    template.resourceCountIs('AWS::Events::Rule', 0);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/EC2',
      MetricName: 'NetworkAddressUsage',
      Dimensions: [{ Name: 'Per-VPC Metrics' }],
      Threshold: 51_200,
      AlarmActions: [TOPIC],
      AlarmDescription: Match.stringLikeRegexp('enable-network-address-usage-metrics'),
    });
  });

  test('say when a fifth of a file system is left', () => {
    operate({ fileSystems: [{ name: 'scratch', lustreId: 'fs-1', capacity: Size.tebibytes(10) }] })
      .template()
      .hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: 'FreeDataStorageCapacity',
        Dimensions: [{ Name: 'FileSystemId', Value: 'fs-1' }],
        ComparisonOperator: 'LessThanThreshold',
        Statistic: 'Sum',
        Period: 60,
        Threshold: Math.floor(10 * 1024 ** 4 * (1 - 0.8)),
      });
  });

  test('say when a reservation stands idle and a control plane fails', () => {
    const template = operate({
      capacityReservations: [{ name: 'train', capacityReservationId: 'cr-1' }],
      kubernetesCluster: { name: 'main', clusterName: 'demo-cell-1' },
    }).template();

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/EC2CapacityReservations',
      MetricName: 'InstanceUtilization',
      Dimensions: [{ Name: 'CapacityReservationId', Value: 'cr-1' }],
      Threshold: 95,
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'apiserver_request_total_5XX',
      Dimensions: [{ Name: 'ClusterName', Value: 'demo-cell-1' }],
    });
  });

  test('tell what to do in every alarm, and say so when it is over', () => {
    const alarms = operate({
      fileSystems: [{ name: 'scratch', lustreId: 'fs-1', capacity: Size.tebibytes(10) }],
      capacityReservations: [{ name: 'train', capacityReservationId: 'cr-1' }],
      kubernetesCluster: { name: 'main', clusterName: 'demo-cell-1' },
    })
      .template()
      .findResources('AWS::CloudWatch::Alarm');

    expect(Object.keys(alarms)).toHaveLength(4);
    for (const { Properties } of Object.values(alarms)) {
      expect(Properties.AlarmDescription.length).toBeGreaterThan(100);
      expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
  });

  test('take alarms of other constructs', () => {
    const { site, operations, template } = operate();
    const metric = new cloudwatch.Metric({ namespace: 'AWS/SageMaker', metricName: 'Invocation5XXErrors' });

    operations.alarms.addAlarm(metric.createAlarm(site.stack, 'Errors', { threshold: 1, evaluationPeriods: 1 }));

    template().hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Invocation5XXErrors',
      AlarmActions: [TOPIC],
    });
  });

  test('do not depend on the order of what is watched', () => {
    const reservations = ['a', 'b'].map((name) => ({ name, capacityReservationId: `cr-${name}` }));
    const idsOf = (capacityReservations: typeof reservations) =>
      Object.keys(operate({ capacityReservations }).template().findResources('AWS::CloudWatch::Alarm')).sort();

    expect(idsOf(reservations)).toEqual(idsOf([...reservations].reverse()));
  });

  test.each([
    ['SageMaker HyperPod Cluster Node Health Event', Match.absent()],
    ['SageMaker HyperPod Cluster State Change', Match.absent()],
    ['SageMaker HyperPod Cluster Event', { EventDetails: { EventLevel: ['Error'] } }],
  ])('pass on each "%s" of their HyperPod cluster', (detailType, detail) => {
    operate({ hyperPodClusterArn: CLUSTER })
      .template()
      .hasResourceProperties('AWS::Events::Rule', {
        EventPattern: { source: ['aws.sagemaker'], 'detail-type': [detailType], resources: [CLUSTER], detail },
        Targets: [{ Arn: TOPIC, RoleArn: { 'Fn::GetAtt': Match.anyValue() } }],
      });
  });

  test('publish events with a role that rules of this account alone can use', () => {
    operate({ hyperPodClusterArn: CLUSTER })
      .template()
      .hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Statement: [
            Match.objectLike({
              Principal: { Service: 'events.amazonaws.com' },
              Condition: {
                StringEquals: { 'aws:SourceAccount': '111122223333' },
                ArnLike: { 'aws:SourceArn': Match.anyValue() },
              },
            }),
          ],
        },
      });
  });

  test('fail when the HyperPod cluster is named by something else than its ARN', () => {
    expectCode('AIF-OPS-001', () => operate({ hyperPodClusterArn: 'demo-cell-1' }));
  });

  test('fail when metrics are kept for too long', () => {
    expectCode('AIF-OPS-002', () => operate({ metricsRetention: Duration.days(2000) }));
  });

  test.each([0, 63_999, 256_001, 64_000.5])('fail when the VPC has a quota of %d network addresses', (quota) => {
    expectCode('AIF-OPS-006', () => operate({ networkAddressQuota: quota }));
  });

  test('fail when two things have one name', () => {
    const reservation = { name: 'train', capacityReservationId: 'cr-1' };
    expectCode('AIF-OPS-007', () => operate({ capacityReservations: [reservation, reservation] }));
  });
});

test('security notifications watch keys, backups, trails and the root user', () => {
  const site = new TestSite();
  new SecurityNotifications(site.stack, 'Security', { region: site.region, topic: site.topic });
  const template = Template.fromStack(site.stack);

  template.resourceCountIs('AWS::Events::Rule', 5);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { eventName: Match.arrayWith(['DisableKey', 'ScheduleKeyDeletion']) },
    },
  });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.backup'],
      detail: { eventName: Match.arrayWith(['DeleteBackupVaultLockConfiguration']) },
    },
  });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'],
      detail: { userIdentity: { type: ['Root'] } },
    },
  });
});

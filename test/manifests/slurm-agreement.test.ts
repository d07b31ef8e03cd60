import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { H200_SLURM, PCS, planOf } from './plans';
import { templatesOf } from './templates';
import { contentOf } from './written';

const RANGES = { cidr: '10.1.0.0/16', nodeCidr: '100.80.0.0/12' };
const BUCKET = 'sagemaker-generated-111122223333-xa-north-1';
const measured = planOf({ pools: [H200_SLURM, { ...PCS, ...RANGES }], metrics: true });
const template = templatesOf(measured);

/** What a value of a template comes to, as far as it is text. */
function textOf(value: unknown): string {
  return JSON.stringify(value);
}

describe('files and templates of Slurm agree', () => {
  test('on the bucket, also where nothing but PCS takes anything from it', () => {
    const names = (plan: typeof measured) => plan.stacks.map(({ name }) => name);
    expect(names(planOf({ pools: [PCS], metrics: true }))).toContain('generated-lifecycle');
    expect(names(planOf({ pools: [PCS] }))).not.toContain('generated-lifecycle');
    template('generated-lifecycle').hasResourceProperties('AWS::S3::Bucket', { BucketName: BUCKET });
  });

  test('on the folder of each cell of HyperPod', () => {
    const [cluster] = Object.values(template('generated-training-batch-001').findResources('AWS::SageMaker::Cluster'));
    for (const group of cluster.Properties.InstanceGroups) {
      expect(textOf(group.LifeCycleConfig.SourceS3Uri)).toMatch(/"\/batch\/batch-001"/);
    }
    expect(contentOf(measured, 'pools/batch/install.sh')).toContain(`s3://${BUCKET}/batch/$cell/cell.txt`);
  });

  test('on the script that PCS runs, which ends no node when it fails', () => {
    const groups = template('generated-training-queue-001').findResources('AWS::PCS::ComputeNodeGroup');
    for (const { Properties } of Object.values(groups)) {
      expect(Properties.NodeLifecycleActions.Stages.NodeBootstrapped).toBeUndefined();
      const [script] = Properties.NodeLifecycleActions.Stages.NodeReady;
      expect(script).toMatchObject({ OnError: 'CONTINUE', ExecutionPolicy: 'FIRST_BOOT_ONLY' });
      expect(textOf(script.ScriptSource)).toContain('/queue/metrics.sh');
      expect(script.Arguments[0]).toBe('queue-001');
      expect(textOf(script.Arguments[1])).toMatch(/PrometheusEndpoint.*api\/v1\/remote_write/);
    }
    expect(contentOf(measured, 'pools/queue/lifecycle/metrics.sh')).toContain('cell=$1; url=$2\n');
    expect(contentOf(measured, 'pools/queue/install.sh')).toContain(`s3://${BUCKET}/queue `);
  });

  test.each(['batch-001', 'queue-001'])('on what nodes of %s may fetch and write', (cell) => {
    template(`generated-training-${cell}`).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'aps:RemoteWrite' }),
          Match.objectLike({
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', [Match.anyValue(), '/_metrics/*']] },
          }),
        ]),
      },
    });
    expect(contentOf(measured, 'pools/batch/lifecycle/metrics.sh')).toContain(`s3://${BUCKET}/_metrics/`);
  });

  test.each(['batch-001', 'queue-001'])('on the endpoints that nodes of %s reach both over', (cell) => {
    const endpoints = template(`generated-network-${cell}`).findResources('AWS::EC2::VPCEndpoint');
    const names = Object.values(endpoints).map(({ Properties }) => textOf(Properties.ServiceName));
    expect(names.filter((name) => /aps-workspaces/.test(name))).toHaveLength(1);
    expect(names.filter((name) => /\.s3"/.test(name))).toHaveLength(1);
    const planned = measured.training.flatMap((pool) => pool.cells).find(({ id }) => id === cell);
    const interfaces = Object.values(endpoints).filter(({ Properties }) => Properties.VpcEndpointType === 'Interface');
    expect(interfaces).toHaveLength(planned?.budget.interfaceEndpoints ?? 0);
  });

  test.each(['batch-001', 'queue-001'])('on the alerts of %s: none asks for what only Kubernetes knows', (cell) => {
    const namespaces = template(`generated-cell-operations-${cell}`).findResources('AWS::APS::RuleGroupsNamespace');
    const rules = Object.values(namespaces)
      .map(({ Properties }) => Properties.Data as string)
      .join('\n');
    expect(rules).toContain('GpuXidError');
    expect(rules).toContain('TargetDown');
    expect(rules).not.toContain('kube_');
  });
});

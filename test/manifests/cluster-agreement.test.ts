import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { SYSTEM_NODES } from '../../lib/catalog/cluster-software';
import { clusterImagesOf } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { B300, GB200, planOf, SERVING } from './plans';
import { contentOf } from './written';

const plan = planOf({
  pools: [
    { ...GB200, nodes: 18, cidr: '10.0.0.0/16', nodeCidr: '100.64.0.0/12' },
    { ...B300, cidr: '10.1.0.0/16', nodeCidr: '100.80.0.0/12' },
  ],
  listed: [SERVING],
  metrics: true,
});
const stacks = siteApp(plan).node.children.filter((child) => child instanceof Stack);

function template(name: string): Template {
  const stack = stacks.find((candidate) => candidate.stackName === name);
  if (stack === undefined) {
    throw new Error(`there is no stack ${name}`);
  }
  return Template.fromStack(stack);
}

describe('files and templates agree', () => {
  test('on the label of the nodes that controllers run on', () => {
    template('generated-compute-frontier-001').hasResourceProperties('AWS::EKS::Nodegroup', {
      Labels: { 'ai-factory/pool': SYSTEM_NODES },
    });
  });

  test('on the outputs that the install scripts read', () => {
    const outputs = (name: string) => Object.keys(template(name).findOutputs('*'));
    expect(outputs('generated-filesystem-wide-001')).toEqual(
      expect.arrayContaining(['FileSystem1Id', 'FileSystem1DnsName', 'FileSystem1MountName']),
    );
    expect(outputs('generated-cell-operations-frontier-001')).toContain('RemoteWriteUrl');
  });

  test('on the outputs of listed cells, in the order of their file systems', () => {
    const outputs = template('generated-filesystem-serving').findOutputs('*');
    const [, , claims] = contentOf(plan, 'cells/serving/cells.tsv').split('\n')[1].split('\t');
    for (const [index, claim] of claims.split(' ').entries()) {
      expect(outputs[`FileSystem${index + 1}Id`]?.Description).toBe(`Id of ${claim}`);
    }
    expect(Object.keys(template('generated-cell-operations-serving').findOutputs('*'))).toContain('RemoteWriteUrl');
  });

  test('on the label of pools of listed cells', () => {
    template('generated-compute-serving').hasResourceProperties('AWS::EKS::Nodegroup', {
      Labels: { 'ai-factory/pool': 'serving-general' },
    });
    expect(contentOf(plan, 'cells/serving/values/prometheus.yaml')).toContain('- serving-general\n');
  });

  test('on the service account that may write metrics', () => {
    template('generated-cell-operations-frontier-001').hasResourceProperties('AWS::EKS::PodIdentityAssociation', {
      Namespace: 'monitoring',
      ServiceAccount: 'prometheus',
    });
  });

  test('on the bucket and the folder of lifecycle scripts', () => {
    template('generated-lifecycle').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'sagemaker-generated-111122223333-xa-north-1',
    });
    expect(JSON.stringify(template('generated-training-frontier-001').toJSON())).toContain('/frontier"');
  });

  test('on the repositories that mirror images', () => {
    const repositories = template('generated-images').findResources('AWS::ECR::Repository');
    const names = Object.values(repositories).map(({ Properties }) => Properties.RepositoryName);
    for (const { id, source } of clusterImagesOf(plan)) {
      expect(names).toContain(`generated/mirror/${id}`);
      expect(contentOf(plan, 'images.tsv')).toContain(
        `${source}\t111122223333.dkr.ecr.xa-north-1.amazonaws.com/generated/mirror/${id}\n`,
      );
    }
  });

  test('on the key of volumes', () => {
    template('generated-foundation').hasResourceProperties('AWS::KMS::Alias', {
      AliasName: 'alias/generated/metadata',
    });
    expect(contentOf(plan, 'pools/wide/resources/storage.yaml')).toContain(':alias/generated/metadata\n');
  });

  test('on the names of clusters', () => {
    template('generated-compute-wide-001').hasResourceProperties('AWS::EKS::Cluster', { Name: 'generated-wide-001' });
    expect(contentOf(plan, 'pools/wide/install.sh')).toContain('cluster=generated-$cell\n');
  });
});

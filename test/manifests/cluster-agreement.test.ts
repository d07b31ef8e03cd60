import { describe, expect, test } from 'vitest';
import { SYSTEM_NODES } from '../../lib/catalog/cluster-software';
import { clusterImagesOf, planSite } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { B300, dataOf, GB200, SERVING } from './plans';
import { templatesOf } from './templates';
import { contentOf } from './written';

const data = dataOf({
  pools: [
    { ...GB200, nodes: 18, cidr: '10.0.0.0/16', nodeCidr: '100.64.0.0/12' },
    { ...B300, cidr: '10.1.0.0/16', nodeCidr: '100.80.0.0/12' },
  ],
  listed: [SERVING],
  metrics: true,
});
const { fileSystems, ...stores } = data.storage as { readonly fileSystems: readonly object[] };
/** A file system beside that of a training pool, and before it in the order of ids. */
const EXTRA = { id: 'archive', cell: 'frontier-001', capacityGiB: 2400, throughputPerTiB: 250 };
const plan = planSite(siteFrom({ ...data, storage: { ...stores, fileSystems: [...fileSystems, EXTRA] } }));
const template = templatesOf(plan);

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

  test.each([
    ['generated-filesystem-serving', 'cells/serving', { models: 'models', scratch: 'scratch' }],
    ['generated-filesystem-frontier-001', 'pools/frontier', { fsx: 'frontier-001-1' }],
  ])('on the outputs of each file system in %s', (stack, folder, fileSystems) => {
    const outputs = template(stack).findOutputs('*');
    const [, , claims] = contentOf(plan, `${folder}/cells.tsv`).split('\n')[1].split('\t');
    const described = claims.split(' ').map((claim) => {
      const [name, output] = claim.split('=');
      return [name, outputs[`${output}Id`]?.Description];
    });
    expect(described).toEqual(Object.entries(fileSystems).map(([name, id]) => [name, `Id of ${id}`]));
  });

  test('on the output with the address of metrics in listed cells', () => {
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

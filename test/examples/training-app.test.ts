import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderManifests } from '../../lib/manifests';
import { planSite } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { ROOT } from '../support/source-files';
import { messagesOf, stackNamesOf, synthesizeApp } from './example-app';

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
  readonly DeletionPolicy?: string;
}

const folder = join(ROOT, 'examples', 'training-app');
const outdir = mkdtempSync(join(tmpdir(), 'ai-factory-training-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('examples/training-app', () => {
  const training = 'atlas-training-frontier-001';
  let assembly: CloudAssembly;
  beforeAll(() => {
    assembly = synthesizeApp('training-app', outdir);
  });

  const resources = (stackName: string) =>
    Object.values(assembly.getStackByName(stackName).template.Resources as { [logicalId: string]: Resource });
  /** The values of a property of all resources of a type. */
  const values = (type: string, property: string) =>
    stackNamesOf(assembly)
      .flatMap(resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => Properties[property]);

  test('passes the sovereignty checks and the strict validation of the AWS CDK, without a warning', () => {
    expect(messagesOf(assembly)).toEqual([]);
  });

  test('is deployed in two stages: what its README deploys first brings everything but the accelerators', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const stages = [...readme.matchAll(/^ *npx cdk deploy (.+)$/gm)].map(([, names = '']) => names.split(' '));
    const withDependencies = (names: readonly string[]): string[] =>
      names.flatMap((name) => [
        name,
        ...withDependencies(
          assembly
            .getStackByName(name)
            .dependencies.map(({ id }) => id)
            .filter((id) => stackNamesOf(assembly).includes(id)),
        ),
      ]);
    expect(stages).toEqual([['atlas-operations', 'atlas-cell-operations-frontier-001'], [training]]);
    expect([...new Set(stages.slice(0, 1).flatMap(withDependencies))].sort()).toEqual(
      stackNamesOf(assembly).filter((name) => name !== training),
    );
  });

  test('keeps nothing in the stack of the accelerators, and describes every other stack in its README', () => {
    expect(resources(training).filter(({ DeletionPolicy }) => DeletionPolicy !== undefined)).toEqual([]);
    const table = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| `(.+?)` \|/gm);
    expect([...table].map(([, name]) => name).sort()).toEqual(stackNamesOf(assembly));
  });

  describe('with what `ai-factory manifests` writes for its cluster.yaml', () => {
    const { site, problems } = parseSite(readFileSync(join(folder, 'cluster.yaml'), 'utf8'), 'cluster.yaml');
    const files = site === undefined ? [] : renderManifests(planSite(site));
    const manifest = (path: string) => files.find((file) => file.path === path)?.content ?? '';

    test('has the names that the install script looks for', () => {
      expect(problems).toEqual([]);
      const script = manifest('pools/frontier/install.sh');
      for (const bucket of values('AWS::S3::Bucket', 'BucketName').filter((name) => name !== undefined)) {
        expect(script).toContain(`s3://${bucket}/frontier `);
      }
      expect(script).toContain('cluster=atlas-$cell');
      expect(values('AWS::EKS::Cluster', 'Name')).toEqual(['atlas-frontier-001']);
      expect(script).toContain('"atlas-cell-operations-$cell" RemoteWriteUrl');
      expect(assembly.getStackByName('atlas-cell-operations-frontier-001').template.Outputs).toHaveProperty(
        'RemoteWriteUrl',
      );
    });

    test('has a repository for every image that is mirrored, and no other', () => {
      const mirrored = [...manifest('images.tsv').matchAll(/\t\S+?\/(atlas\/mirror\/\S+)$/gm)].map(([, name]) => name);
      expect(mirrored.length).toBeGreaterThan(5);
      expect(values('AWS::ECR::Repository', 'RepositoryName')).toEqual(mirrored.sort());
    });

    test('has the nodes that the values of the charts select', () => {
      const labels = values('AWS::EKS::Nodegroup', 'Labels').map((label) => JSON.stringify(label));
      const selected = [
        ...manifest('pools/frontier/values/hyperpod-dependencies.yaml').matchAll(/ai-factory\/pool: (\S+)/g),
      ];
      expect(selected.length).toBeGreaterThan(0);
      for (const [, pool] of selected) {
        expect(labels).toContainEqual(expect.stringContaining(`"ai-factory/pool":"${pool}"`));
      }
    });
  });
});

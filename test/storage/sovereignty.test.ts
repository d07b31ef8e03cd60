import { Size, Stack, Validations } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { DataClass, type Hosting } from '../../lib/region';
import { SovereigntyChecks, SovereigntyPolicy } from '../../lib/sovereignty';
import {
  DirectoryBucket,
  ImageRepository,
  LustreStorage,
  ObjectStore,
  ParallelFileSystem,
  TableBucket,
  VectorBucket,
} from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from './fixture';

/** Everything that keeps data, with everyone let in. */
function buildAll(site: TestSite): void {
  const { network, region, stack } = site;
  const role = site.newRole();
  const dataClass = DataClass.TRAINING_DATA;
  const objectStore = new ObjectStore(Stack.of(region), 'Datasets', { region, dataClass });
  objectStore.grantReadWrite(role);
  new ImageRepository(stack, 'Vllm', { region, repositoryName: 'vllm' }).grantPull(role);
  new ParallelFileSystem(stack, 'Scratch', {
    network,
    fileSystemId: 'scratch',
    storage: LustreStorage.ssd({ capacity: Size.gibibytes(9600) }),
    efa: true,
    logRepositoryEvents: true,
    dataRepositories: [{ path: '/datasets', objectStore, exportChanges: true }],
  });
  const zone = region.hosting.zones[0]?.name;
  new DirectoryBucket(stack, 'Shuffle', { region, bucketId: 'shuffle', dataClass, zone }).grantReadWrite(role);
  const vectors = new VectorBucket(stack, 'Knowledge', { region, bucketId: 'knowledge', dataClass });
  vectors.addIndex({ indexId: 'documents', dimension: 1024 }).grantRead(role);
  vectors.grantReadWrite(role);
  new TableBucket(stack, 'Lakehouse', { region, bucketId: 'lakehouse', dataClass }).grantReadWrite(role);
}

test.each<[string, Hosting]>([
  ['an AI Factory', aiFactory()],
  ['an ordinary Region', ordinaryRegion()],
])('everything that keeps data in %s passes the strict sovereignty audit', (_, hosting) => {
  const site = new TestSite(hosting);
  const { partition, region, dnsSuffix, account } = hosting;
  const policy = new SovereigntyPolicy({ partition, region, dnsSuffix, account, strict: true });
  Validations.of(site.app).addPlugins(new SovereigntyChecks(policy));
  buildAll(site);
  expect(() => site.app.synth()).not.toThrow();
});

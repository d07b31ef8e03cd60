import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { SitePlan } from '../plan';
import type { PrivateRegion } from '../region';
import { ObjectStore } from '../storage';
import { dataClassOf } from './data-class';
import { keepExports } from './keep-exports';
import { byId } from './planned';
import type { SiteStack } from './site-stack';

/** The object stores of a site, by id. */
export function buildObjectStores(
  stack: SiteStack,
  plan: SitePlan,
  region: PrivateRegion,
): ReadonlyMap<string, ObjectStore> {
  const objectStores = byId(plan.objectStores, (store) => {
    const objectStore = new ObjectStore(stack, `ObjectStore-${store.id}`, {
      region,
      dataClass: dataClassOf(store.dataClass),
      expireNoncurrentAfter: Duration.days(store.expireNoncurrentAfterDays),
      expireAfter: store.expireAfterDays === undefined ? undefined : Duration.days(store.expireAfterDays),
    });
    new CfnOutput(objectStore, 'BucketName', {
      value: objectStore.bucket.bucketName,
      description: `Bucket of object store ${store.id}`,
    });
    return objectStore;
  });
  keepExports(
    stack,
    [...objectStores.values()].flatMap(({ bucket }) => [bucket.bucketArn, bucket.bucketName]),
  );
  return objectStores;
}

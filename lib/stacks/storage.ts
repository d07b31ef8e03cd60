import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { SitePlan } from '../plan';
import type { PrivateRegion } from '../region';
import { ImageRepository, ObjectStore } from '../storage';
import { dataClassOf } from './data-class';
import { byId } from './planned';
import type { SiteStack } from './site-stack';

/** The object stores and image repositories of a site, by id. */
export interface SiteStorage {
  readonly objectStores: ReadonlyMap<string, ObjectStore>;
  readonly imageRepositories: ReadonlyMap<string, ImageRepository>;
}

/** Where data and images are kept. */
export function buildStorage(stack: SiteStack, plan: SitePlan, region: PrivateRegion): SiteStorage {
  const objectStores = byId(plan.objectStores, (store) => {
    const objectStore = new ObjectStore(stack, `ObjectStore-${store.id}`, {
      region,
      dataClass: dataClassOf(store.dataClass),
      expireNoncurrentAfter: Duration.days(store.expireNoncurrentAfterDays),
      expireAfter: store.expireAfterDays === undefined ? undefined : Duration.days(store.expireAfterDays),
    });
    new CfnOutput(stack, `Bucket-${store.id}`, {
      value: objectStore.bucket.bucketName,
      description: `Bucket of object store ${store.id}`,
    });
    return objectStore;
  });
  const imageRepositories = byId(plan.imageRepositories, (planned) => {
    const repository = new ImageRepository(stack, `ImageRepository-${planned.id}`, {
      region,
      repositoryName: planned.id,
      keepImages: planned.keepImages,
    });
    new CfnOutput(stack, `Registry-${planned.id}`, {
      value: repository.repository.repositoryUri,
      description: `Where to push images of ${planned.id}`,
    });
    return repository;
  });
  return { objectStores, imageRepositories };
}

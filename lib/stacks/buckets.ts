import type { SitePlan } from '../plan';
import type { PrivateRegion } from '../region';
import { DirectoryBucket, DistanceMetric, TableBucket, VectorBucket } from '../storage';
import { dataClassOf } from './data-class';
import type { SiteStack } from './site-stack';

const METRICS = { cosine: DistanceMetric.COSINE, euclidean: DistanceMetric.EUCLIDEAN } as const;

/** The buckets that are no object stores: directory, vector and table buckets, in the stack of the object stores. */
export function buildBuckets(stack: SiteStack, plan: SitePlan, region: PrivateRegion): void {
  for (const { id, dataClass, zone } of plan.directoryBuckets) {
    new DirectoryBucket(stack, `DirectoryBucket-${id}`, {
      region,
      bucketId: id,
      dataClass: dataClassOf(dataClass),
      zone,
    });
  }
  for (const { id, dataClass, indexes } of plan.vectorBuckets) {
    const bucket = new VectorBucket(stack, `VectorBucket-${id}`, {
      region,
      bucketId: id,
      dataClass: dataClassOf(dataClass),
    });
    for (const index of indexes) {
      bucket.addIndex({
        indexId: index.id,
        dimension: index.dimension,
        distanceMetric: METRICS[index.distanceMetric],
        nonFilterableKeys: [...index.nonFilterableKeys],
      });
    }
  }
  for (const { id, dataClass } of plan.tableBuckets) {
    new TableBucket(stack, `TableBucket-${id}`, { region, bucketId: id, dataClass: dataClassOf(dataClass) });
  }
}

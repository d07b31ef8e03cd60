import type { ServiceId } from '../catalog/services';
import type { Site } from '../site/site';
import { homeZoneOf } from './cells';
import { sortedBy } from './order';
import type { DirectoryBucketPlan, TableBucketPlan, VectorBucketPlan } from './site-plan';

/** The directory buckets of a site, each in one zone. */
export function planDirectoryBuckets(site: Site): DirectoryBucketPlan[] {
  return sortedBy(site.storage.directoryBuckets, (bucket) => bucket.id).map(({ id, dataClass, zone }) => ({
    id,
    dataClass,
    zone: homeZoneOf(site, `the directory bucket ${id}`, zone),
  }));
}

/** The vector buckets of a site. */
export function planVectorBuckets(site: Site): VectorBucketPlan[] {
  return sortedBy(site.storage.vectorBuckets, (bucket) => bucket.id).map((bucket) => ({
    ...bucket,
    indexes: sortedBy(bucket.indexes, (index) => index.id).map((index) => ({
      ...index,
      nonFilterableKeys: [...index.nonFilterableKeys].sort(),
    })),
  }));
}

/** The table buckets of a site. */
export function planTableBuckets(site: Site): TableBucketPlan[] {
  return sortedBy(site.storage.tableBuckets, (bucket) => bucket.id);
}

/** The services that workloads call from inside every cell: those that the site states, and those of the buckets that it has. */
export function planPrivateEndpoints({ network, storage }: Site): ServiceId[] {
  const { directoryBuckets, vectorBuckets, tableBuckets } = storage;
  const ofBuckets: readonly (readonly [ServiceId, readonly unknown[]])[] = [
    ['s3express', directoryBuckets],
    ['s3vectors', vectorBuckets],
    ['s3tables', tableBuckets],
  ];
  const used = ofBuckets.filter(([, buckets]) => buckets.length > 0).map(([service]) => service);
  return [...new Set([...network.privateEndpoints, ...used])].sort();
}

import type {
  DirectoryBucketPlan,
  ImageRepositoryPlan,
  ObjectStorePlan,
  SitePlan,
  TableBucketPlan,
  VectorBucketPlan,
} from '../../site-plan';
import type { FileSystemPlan } from '../../training-plan';
import { inList, inTraining, Kind } from '../kind';
import { always, smaller } from '../meanings';

const KEPT = {
  effect: 'removed',
  note: 'stays in the account with all that is in it, and is billed',
  code: 'AIF-DIFF-023',
} as const;
const SHORTER = always('inPlace', 'what is older is deleted', 'AIF-DIFF-018');
const OTHER_KEY = always(
  'inPlace',
  'what is there keeps the old key, which readers are no longer allowed',
  'AIF-DIFF-015',
);
const KEY_FOR_LIFE = always('refused', 'it has one key for its whole life', 'AIF-DIFF-015');
const INDEX_FOR_LIFE = always('refused', 'an index never changes', 'AIF-DIFF-017');
const MADE_WITH = always('refused', 'FSx would replace it with an empty one', 'AIF-DIFF-006');

const OBJECT_STORE = new Kind<ObjectStorePlan>({
  thing: 'object store',
  all: ({ objectStores }) => objectStores,
  rules: {
    dataClass: OTHER_KEY,
    expireNoncurrentAfterDays: smaller((store) => store.expireNoncurrentAfterDays, SHORTER),
    expireAfterDays: smaller((store) => store.expireAfterDays, SHORTER),
  },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => inList(site.storage.objectStores, id, 'storage', 'objectStores'),
});

const DIRECTORY_BUCKET = new Kind<DirectoryBucketPlan>({
  thing: 'directory bucket',
  all: ({ directoryBuckets }) => directoryBuckets,
  rules: {
    dataClass: KEY_FOR_LIFE,
    zone: always('replaced', 'a new, empty bucket in the other zone; the old one stays and is billed', 'AIF-DIFF-016'),
  },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => inList(site.storage.directoryBuckets, id, 'storage', 'directoryBuckets'),
});

const VECTOR_BUCKET = new Kind<Omit<VectorBucketPlan, 'indexes'>>({
  thing: 'vector bucket',
  all: ({ vectorBuckets }) => vectorBuckets.map(({ id, dataClass }) => ({ id, dataClass })),
  rules: { dataClass: KEY_FOR_LIFE },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => inList(site.storage.vectorBuckets, id, 'storage', 'vectorBuckets'),
});

const VECTOR_INDEX = new Kind<VectorBucketPlan['indexes'][number]>({
  thing: 'vector index',
  all: ({ vectorBuckets }) =>
    vectorBuckets.flatMap(({ id, indexes }) => indexes.map((index) => ({ ...index, id: `${id}/${index.id}` }))),
  rules: { dimension: INDEX_FOR_LIFE, distanceMetric: INDEX_FOR_LIFE, nonFilterableKeys: INDEX_FOR_LIFE },
  removed: () => KEPT,
  renamed: 'empty',
  path: ({ storage }, id) => {
    const [bucket = '', index = ''] = id.split('/');
    const place = inList(storage.vectorBuckets, bucket, 'storage', 'vectorBuckets');
    const { indexes = [] } = storage.vectorBuckets.find((candidate) => candidate.id === bucket) ?? {};
    return inList(indexes, index, ...place, 'indexes');
  },
});

const TABLE_BUCKET = new Kind<TableBucketPlan>({
  thing: 'table bucket',
  all: ({ tableBuckets }) => tableBuckets,
  rules: { dataClass: OTHER_KEY },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => inList(site.storage.tableBuckets, id, 'storage', 'tableBuckets'),
});

const IMAGE_REPOSITORY = new Kind<ImageRepositoryPlan>({
  thing: 'image repository',
  all: ({ imageRepositories }) => imageRepositories,
  rules: {
    keepImages: smaller(
      (repository) => repository.keepImages,
      always('inPlace', 'the oldest untagged images are deleted', 'AIF-DIFF-018'),
    ),
  },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => inList(site.storage.imageRepositories, id, 'storage', 'imageRepositories'),
});

const FILE_SYSTEM = new Kind<StatedFileSystem>({
  thing: 'file system',
  all: fileSystemsOf,
  rules: {
    cell: always('replaced', 'a new, empty one in the other cell; the old one stays and is billed', 'AIF-DIFF-006'),
    capacityGiB: smaller((fileSystem) => fileSystem.capacityGiB, always('refused', 'FSx shrinks none', 'AIF-DIFF-005')),
    throughputPerTiB: MADE_WITH,
    efa: MADE_WITH,
    dataClass: MADE_WITH,
    mountPath: always('inPlace', 'nodes see it there when they are replaced'),
    dataRepositories: always('inPlace', 'links to object stores come and go, files stay'),
  },
  removed: () => KEPT,
  renamed: 'empty',
  path: (site, id) => {
    const pool = site.storage.fileSystems.some((listed) => listed.id === id) ? [] : inTraining(site, id);
    return pool.length === 0 ? inList(site.storage.fileSystems, id, 'storage', 'fileSystems') : [...pool, 'fileSystem'];
  },
});

/** A file system without the figure that follows from the others. */
type StatedFileSystem = Omit<FileSystemPlan, 'throughputGBps'>;

/** All file systems of a plan, those of training pools with them. */
function fileSystemsOf({ fileSystems, training }: SitePlan): StatedFileSystem[] {
  return [...fileSystems, ...training.flatMap(({ cells }) => cells.flatMap((cell) => cell.fileSystems))].map(
    ({ throughputGBps: _follows, ...stated }) => stated,
  );
}

/** What data and images are kept in, one kind instead of which another may be written by mistake. */
export const BUCKET_KINDS = [OBJECT_STORE, DIRECTORY_BUCKET, VECTOR_BUCKET, TABLE_BUCKET] as const;

/** Where data and images are kept. */
export const STORAGE_KINDS = [...BUCKET_KINDS, VECTOR_INDEX, IMAGE_REPOSITORY, FILE_SYSTEM] as const;

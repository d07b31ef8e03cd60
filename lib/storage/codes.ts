import type { CodeDefinition } from '../errors';

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-STO-001',
    title: 'Objects are kept for a whole number of days',
    explanation:
      'S3 counts the age of objects and of overwritten versions in days. A retention of less than a day, or of a broken number of days, cannot be expressed.',
    remedy: 'Give `expireAfter` and `expireNoncurrentAfter` as `Duration.days(n)` with n of 1 or more.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html'],
  },
  {
    code: 'AIF-STO-002',
    title: 'A prefix names a folder or the start of a key',
    explanation:
      'Grants are narrowed to a prefix. A leading slash matches no key that the usual tools write, and a wildcard would widen the grant beyond the prefix.',
    remedy: 'Write the start of the keys, such as `assistant/v3/`, without a leading slash, `*` or `?`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html'],
  },
  {
    code: 'AIF-STO-003',
    title: 'An image is named by its digest',
    explanation:
      'A tag says what somebody called an image, a digest says which bytes it has. What was reviewed is what runs only when the digest names it.',
    remedy:
      'Use the digest that the registry prints when the image is pushed: `sha256:` and 64 hexadecimal digits in lower case.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html'],
  },
  {
    code: 'AIF-STO-004',
    title: 'A repository name is one that ECR accepts',
    explanation:
      'The name of the repository is the id of the site, a slash and the name given. ECR takes 2 to 256 lower-case letters and digits, with single separators between them.',
    remedy: 'Use lower-case letters and digits, with single hyphens, underscores, dots or slashes between them.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html'],
  },
  {
    code: 'AIF-STO-005',
    title: 'A repository keeps at least one untagged image',
    explanation:
      'The number of untagged images to keep becomes a rule of the repository, which takes whole numbers from 1.',
    remedy: 'Set `keepImages` to 1 or more.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html'],
  },
  {
    code: 'AIF-STO-006',
    title: 'An SSD file system has a size that FSx sells',
    explanation:
      'Without EFA a file system has 1200 GiB or a multiple of 2400 GiB. With EFA each file server holds more, so it is a multiple of 38,400 GiB at 125 MB/s for each TiB, of 19,200 GiB at 250, of 9600 GiB at 500 and of 4800 GiB at 1000. FSx refuses any other size.',
    remedy: 'Round `capacity` up to the next multiple that the message names.',
    sources: [
      'https://docs.aws.amazon.com/fsx/latest/LustreGuide/increase-storage-capacity.html',
      'https://docs.aws.amazon.com/fsx/latest/LustreGuide/getting-started.html',
    ],
  },
  {
    code: 'AIF-STO-007',
    title: 'Throughput for each TiB is one that FSx sells',
    explanation:
      'A `PERSISTENT_2` file system on SSD has 125, 250, 500 or 1000 MB/s for each TiB. FSx refuses any other figure.',
    remedy:
      'Set `throughputPerTiB` to one of the four. What is needed between two of them is reached by a larger file system.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/managing-throughput-capacity.html'],
  },
  {
    code: 'AIF-STO-008',
    title: 'Throughput of Intelligent-Tiering storage is a multiple of 4000 MB/s',
    explanation:
      'Throughput of Intelligent-Tiering storage is sold in file servers of 4000 MB/s, up to 2,000,000 MB/s.',
    remedy: 'Round `throughputMBps` up to the next multiple of 4000.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/managing-throughput-capacity.html'],
  },
  {
    code: 'AIF-STO-009',
    title: 'Metadata operations are provisioned in steps',
    explanation:
      'FSx takes 1500, 3000, 6000 and multiples of 12,000 up to 192,000 operations a second on SSD, and 6000 or 12,000 on Intelligent-Tiering storage.',
    remedy: 'Set `metadataIops` to the next of these figures, or leave it out.',
    sources: [
      'https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreMetadataConfiguration.html',
    ],
  },
  {
    code: 'AIF-STO-010',
    title: 'A read cache fits the throughput',
    explanation:
      'The SSD in front of Intelligent-Tiering storage has 32 to 131,072 GiB for each 4000 MB/s of throughput, spread over the file servers.',
    remedy: 'Give `readCache` a size in the range that the message names, or leave it out.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/APIReference/API_LustreReadCacheConfiguration.html'],
  },
  {
    code: 'AIF-STO-011',
    title: 'The id of a file system fits the names made from it',
    explanation: 'The log group and the security group of a file system carry its id.',
    remedy: 'Use 2 to 63 lower-case letters, digits and single hyphens.',
    sources: ['https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html'],
  },
  {
    code: 'AIF-STO-012',
    title: 'Data repositories have directories of their own',
    explanation:
      'A data repository is a directory of the file system, written from the root on. FSx refuses two of which one lies in the other.',
    remedy: 'Use paths such as `/datasets` and `/checkpoints`.',
    sources: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-fsx-datarepositoryassociation.html',
    ],
  },
  {
    code: 'AIF-STO-013',
    title: 'A file system has at most eight data repositories',
    explanation: 'FSx links at most eight directories of a file system to object stores.',
    remedy: 'Link a common prefix in place of several below it.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/create-dra-linked-data-repo.html'],
  },
  {
    code: 'AIF-STO-014',
    title: 'Data repositories need SSD storage',
    explanation: 'FSx cannot link a file system on Intelligent-Tiering storage to object stores.',
    remedy: 'Use `LustreStorage.ssd`, or leave out `dataRepositories` and copy what is needed.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-data-repositories.html'],
  },
  {
    code: 'AIF-STO-015',
    title: 'A file system has data repositories or backups, not both',
    explanation: 'FSx takes no backups of a file system that is linked to an object store.',
    remedy:
      'Leave out `backupRetention`, and mirror what is worth keeping with `exportChanges`; the object store keeps versions.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html'],
  },
  {
    code: 'AIF-STO-016',
    title: 'Backups of file systems are kept for 90 days at most',
    explanation: 'FSx removes automatic backups after 90 days at the latest.',
    remedy: 'Set `backupRetention` to 90 days or less, or keep longer backups in a backup vault.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreConfiguration.html'],
  },
  {
    code: 'AIF-STO-017',
    title: 'The prefix of a data repository is a folder',
    explanation:
      'FSx mirrors the keys below a folder. A prefix that ends within a name would link to a folder of that name, which may not exist.',
    remedy: 'End `prefix` with a slash.',
    sources: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-fsx-datarepositoryassociation.html',
    ],
  },
  {
    code: 'AIF-STO-018',
    title: 'A file system is mounted at an absolute path',
    explanation: 'Nodes mount the file system at a directory, written from the root on.',
    remedy: 'Use a path such as `/fsx`, of letters, digits, dots, hyphens and underscores.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/mounting-ec2-instance.html'],
  },
  {
    code: 'AIF-STO-019',
    title: 'A directory bucket lies in a zone of the site',
    explanation:
      'The objects of a directory bucket lie in one zone. With several zones the bucket has to say which one, and it has to be one of the site.',
    remedy: 'Set `zone` to the name of a zone of the hosting.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-high-performance.html'],
  },
  {
    code: 'AIF-STO-020',
    title: 'The zone of a directory bucket has a known id',
    explanation:
      'S3 names the place of a directory bucket by the id of the zone, which is the same in every account, and wants it in the name of the bucket. The name of the zone does not tell its id.',
    remedy:
      'State the id with the zone of the hosting, as in `{ name: "eu-central-1a", id: "euc1-az2" }`. `ec2 describe-availability-zones` prints it as `ZoneId`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-naming.html'],
  },
  {
    code: 'AIF-STO-021',
    title: 'A bucket has a name that S3 accepts',
    explanation:
      'Directory, vector and table buckets are called after the site and their id, so that CloudFormation refuses an edit that would replace them. S3 takes 3 to 63 lower-case letters, digits and hyphens, what it demands at the end included.',
    remedy: 'Use a shorter id, or one of lower-case letters, digits and single hyphens.',
    sources: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-naming.html',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3vectors-vectorbucket.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-buckets-naming.html',
    ],
  },
  {
    code: 'AIF-STO-022',
    title: 'An index has a dimension from 1 to 4096',
    explanation: 'All vectors of an index have the same number of elements, 4096 at most, and it can never be changed.',
    remedy: 'Set `dimension` to what the embedding model gives. Many models can be asked for fewer elements.',
    sources: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3vectors-index.html',
    ],
  },
  {
    code: 'AIF-STO-023',
    title: 'An index leaves at most ten keys of metadata out of the search',
    explanation:
      'S3 Vectors takes at most ten different keys that are returned but not searched by, of 1 to 63 characters, and they can never be changed.',
    remedy: 'Name only keys with long values in `nonFilterableKeys`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3VectorBuckets_MetadataConfiguration.html'],
  },
  {
    code: 'AIF-STO-024',
    title: 'An index has a name that S3 Vectors accepts',
    explanation: 'The name of an index takes 3 to 63 lower-case letters, digits, hyphens and dots.',
    remedy: 'Use lower-case letters and digits in `indexId`, with single hyphens or dots between them.',
    sources: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3vectors-index.html',
    ],
  },
  {
    code: 'AIF-STO-025',
    title: 'Every file system of a site has an id of its own',
    explanation:
      'The log group of a file system and, within its network, its security group are called after site and id. The second file system of the same id would fail halfway through its deployment, or share the log group of the first.',
    remedy: 'Rename one of them. File systems of different cells need different ids, too.',
  },
];

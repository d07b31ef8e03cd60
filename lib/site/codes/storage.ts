import type { CodeDefinition } from '../../errors';

const DATA_REPOSITORIES = 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/create-dra-linked-data-repo.html';

/** The codes of file systems and of the newer kinds of buckets. */
export const STORAGE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-FS-001',
    title: 'A file system has a size that FSx sells',
    explanation: 'FSx for Lustre has file systems of 1,200 GiB and of multiples of 2,400 GiB.',
    remedy: 'Choose a size of the message. A file system can grow, never shrink.',
    sources: [
      'https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html#FSx-CreateFileSystem-request-StorageCapacity',
    ],
  },
  {
    code: 'AIF-FS-002',
    title: 'The file systems of a training pool are sized once',
    explanation:
      'A throughput that is known takes the place of tier and checkpoint, from which it would be worked out. Beside it they would have no effect.',
    remedy: 'Keep one or the other.',
  },
  {
    code: 'AIF-FS-003',
    title: 'A file system is mounted beside the operating system',
    explanation: 'What is mounted over a directory hides what is in it. A node without its system directories fails.',
    remedy: 'Choose a directory such as /fsx.',
    sources: ['https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html'],
  },
  {
    code: 'AIF-FS-004',
    title: 'Directories of data repositories are beside each other',
    explanation: 'FSx refuses a data repository whose directory is inside that of another one.',
    remedy: 'Choose directories that are not inside each other.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateDataRepositoryAssociation.html'],
  },
  {
    code: 'AIF-FS-005',
    title: 'A file system mirrors each part of a store once',
    explanation: 'FSx refuses two data repositories of one file system with the same bucket and prefix.',
    remedy: 'Delete one, or state another prefix.',
    sources: [DATA_REPOSITORIES],
  },
  {
    code: 'AIF-FS-006',
    title: 'File systems write to places of their own',
    explanation:
      'Files that are exported get the id of their cell behind the prefix. Two file systems of one cell that export to one prefix would overwrite each other.',
    remedy: 'Give each a prefix of its own.',
    sources: [DATA_REPOSITORIES],
  },
  {
    code: 'AIF-FS-007',
    title: 'A checkpoint is written as fast as file systems can be',
    explanation:
      'A checkpoint takes 16 bytes for each parameter. Written within the time that is stated it would take more than 10,000 GB/s, ten times what AWS has shown of one file system.',
    remedy: 'Allow more time, or correct the number of parameters, which is in billions.',
    sources: ['https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/'],
  },
  {
    code: 'AIF-FS-008',
    title: 'A listed file system has a directory of its own',
    explanation:
      'Nodes of Slurm mount the file systems that are listed for their cell, each at a directory of its name. What is mounted over a directory hides what is in it, be it the operating system or another file system.',
    remedy: 'Choose another id. A file system that exists keeps its id, and moves to another cell if it has to.',
    sources: ['https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html'],
  },
  {
    code: 'AIF-BUCKET-001',
    title: 'A directory bucket has a zone',
    explanation:
      'Its objects are in one zone, by default the home zone of the network. Where cells have home zones of their own, nobody can say which one is meant.',
    remedy: 'State `zone`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-overview.html'],
  },
  {
    code: 'AIF-BUCKET-002',
    title: 'The zone of a directory bucket has its id stated',
    explanation:
      'S3 wants the id of the zone in the name of the bucket. It is the same in every account, other than the name of the zone, and cannot be worked out from it.',
    remedy: 'State `id` with the zone.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html'],
  },
  {
    code: 'AIF-BUCKET-003',
    title: 'S3 takes the name of a bucket',
    explanation:
      'The names of directory, vector and table buckets are made of the ids of site and bucket. S3 takes 63 characters and reserves some beginnings and ends.',
    remedy: 'Choose another id for the bucket, or, before the first deployment, for the site.',
    sources: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-buckets-naming.html',
    ],
  },
  {
    code: 'AIF-BUCKET-004',
    title: 'Directory buckets can be reached from the cells',
    explanation:
      'S3 Express One Zone has a gateway endpoint and no other. Security groups of cells are closed, so they name the prefix list that it routes, and nobody can look up its id at synthesis.',
    remedy: 'State `hosting.s3ExpressPrefixListId`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking.html'],
  },
];

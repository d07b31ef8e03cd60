import type { CodeDefinition } from '../errors';

const CREATE_DB_INSTANCE = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html';

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-DB-001',
    title: 'The version of an engine is one that this release knows, or comes with its parameter group family',
    explanation:
      'A database gets a parameter group that makes it refuse unencrypted connections, and parameter groups belong to a family that follows from the major version. Versions appear after a release of this library does.',
    remedy:
      "Use a version whose major version the message lists, or name the family of a newer one: `DatabaseEngine.postgres('19', { parameterGroupFamily: 'postgres19' })`.",
    sources: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithDBInstanceParamGroups.html',
    ],
  },
  {
    code: 'AIF-DB-002',
    title: 'Storage is a whole number of GiB from 20 to 65536',
    explanation: 'These are the bounds of gp3 storage for PostgreSQL and MySQL. Storage can grow later, never shrink.',
    remedy: 'Give `storage` as `Size.gibibytes(n)` with n from 20 to 65536.',
    sources: [CREATE_DB_INSTANCE],
  },
  {
    code: 'AIF-DB-003',
    title: 'A standby has a second zone to stand in',
    explanation: 'The standby of a Multi-AZ instance runs in another zone than the instance. The site has only one.',
    remedy: 'Set `multiZone` to false, or describe a second zone of the site.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html'],
  },
  {
    code: 'AIF-DB-004',
    title: 'In an AWS Region, a database has subnets in two zones',
    explanation:
      'RDS refuses a subnet group that covers fewer than two zones of a Region (DBSubnetGroupDoesNotCoverEnoughAZs), even for an instance without a standby. Whether an AI Factory with a single zone has this limit too is not published, so it is not refused there.',
    remedy: 'Describe at least two zones of the Region.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
  },
  {
    code: 'AIF-DB-005',
    title: 'Automatic backups are kept for 1 to 35 whole days',
    explanation: 'RDS keeps automatic backups for at most 35 days, and 0 days would turn them off.',
    remedy: 'Give `backupRetention` as `Duration.days(n)` with n from 1 to 35.',
    sources: [CREATE_DB_INSTANCE],
  },
  {
    code: 'AIF-DB-006',
    title: 'The class of an instance is an RDS class',
    explanation: 'RDS has its own names of instance classes, which start with `db.`.',
    remedy: 'Put `db.` before the name of the instance type, such as `db.r7g.large`.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html'],
  },
  {
    code: 'AIF-DB-007',
    title: 'The name of a database is letters, digits and underscores',
    explanation: 'Both engines take up to 63 of these, starting with a letter. The name cannot be changed later.',
    remedy: 'Choose a name such as `registry`, or leave `databaseName` out and create databases with SQL.',
    sources: [CREATE_DB_INSTANCE],
  },
  {
    code: 'AIF-DB-008',
    title: 'The identifier of an instance is one that RDS accepts',
    explanation:
      'The identifier is the id of the site, a hyphen and the id of the database. RDS takes up to 63 letters, digits and single hyphens, starting with a letter and not ending with a hyphen.',
    remedy: 'Choose a `databaseId` of lower-case letters, digits and single hyphens.',
    sources: [CREATE_DB_INSTANCE],
  },
  {
    code: 'AIF-DB-009',
    title: 'A grant to connect names one database user',
    explanation:
      'A grant allows an identity to log in as one user of the database, without a password. A wildcard would let it log in as any user, the administrator included.',
    remedy: 'Name the user as it was created in the database, without `*` or `?`.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  },
  {
    code: 'AIF-DB-010',
    title: 'Every database of a site has an id of its own',
    explanation:
      'The instance and its log groups are called after site and id. The second database of the same id would fail halfway through its deployment.',
    remedy: 'Rename one of them, or use the other with `Database.fromDatabaseAttributes`.',
  },
];

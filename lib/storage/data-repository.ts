import { Token } from 'aws-cdk-lib';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import { Construct, type IConstruct } from 'constructs';
import { LUSTRE_DATA_REPOSITORIES } from '../catalog/file-system-limits';
import { AiFactoryError } from '../errors';
import type { Hosting } from '../region';
import { allowDataRepositories } from './key-statements';
import type { IObjectStore } from './object-store';
import { requirePrefix } from './object-store-grants';

/** A directory of a file system that mirrors a part of an object store. */
export interface DataRepository {
  /** The directory, such as `/datasets`. Directories may not lie in each other. */
  readonly path: string;
  /** The object store. */
  readonly objectStore: IObjectStore;
  /**
   * Start of the keys, with a slash at the end, such as `corpus/v2/`.
   *
   * @default - the whole store
   */
  readonly prefix?: string;
  /**
   * Whether objects that are made, changed or removed later show up as files.
   *
   * What is in the store already is listed once in any case. A file is read from the store when it is first opened.
   *
   * @default true
   */
  readonly importChanges?: boolean;
  /**
   * Whether files that are made, changed or removed become objects.
   *
   * @default false
   */
  readonly exportChanges?: boolean;
}

const CHANGES = { events: ['NEW', 'CHANGED', 'DELETED'] };

/**
 * The directories of a file system that mirror object stores.
 *
 * FSx takes them on one after the other. Without one, its files stay; nothing is removed from the store either.
 */
export class DataRepositories extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    fileSystem: fsx.CfnFileSystem,
    hosting: Hosting,
    repositories: readonly DataRepository[],
  ) {
    super(scope, id);
    for (const { path, objectStore, prefix, importChanges, exportChanges } of repositories) {
      allowDataRepositories(objectStore.key, hosting);
      new fsx.CfnDataRepositoryAssociation(this, path.slice(1), {
        fileSystemId: fileSystem.ref,
        fileSystemPath: path,
        dataRepositoryPath: `s3://${objectStore.bucket.bucketName}/${prefix ?? ''}`,
        // Always, since FSx cannot change it: directions can then be changed in place.
        batchImportMetaDataOnCreate: true,
        s3: {
          autoImportPolicy: (importChanges ?? true) ? CHANGES : undefined,
          autoExportPolicy: (exportChanges ?? false) ? CHANGES : undefined,
        },
      });
    }
  }
}

/**
 * Refuses data repositories that FSx would refuse.
 *
 * @throws AIF-STO-002, AIF-STO-012 to AIF-STO-014 and AIF-STO-017
 */
export function checkDataRepositories(
  scope: IConstruct,
  repositories: readonly DataRepository[],
  storageType: string,
): void {
  if (repositories.length > 0 && storageType !== 'SSD') {
    throw new AiFactoryError(
      'AIF-STO-014',
      'a file system on Intelligent-Tiering storage cannot have data repositories',
      'Use LustreStorage.ssd, or leave out dataRepositories.',
      scope,
    );
  }
  if (repositories.length > LUSTRE_DATA_REPOSITORIES) {
    throw new AiFactoryError(
      'AIF-STO-013',
      `${repositories.length} data repositories are given`,
      `Give ${LUSTRE_DATA_REPOSITORIES} at most: one for a common prefix takes the place of several.`,
      scope,
    );
  }
  repositories.forEach(({ path, objectStore, prefix }, index) => {
    requirePath(scope, path);
    requireFolder(scope, objectStore, prefix);
    for (const other of repositories.slice(0, index)) {
      requireApart(scope, path, other.path);
    }
  });
}

function requirePath(scope: IConstruct, path: string): void {
  if (Token.isUnresolved(path) || !/^(\/[A-Za-z0-9._-]+)+$/.test(path)) {
    throw new AiFactoryError(
      'AIF-STO-012',
      `${JSON.stringify(path)} cannot be the directory of a data repository`,
      'Use a path such as /datasets, of letters, digits, dots, hyphens and underscores; it names the resource, so it cannot be a token.',
      scope,
    );
  }
}

function requireApart(scope: IConstruct, path: string, other: string): void {
  if (`${path}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${path}/`)) {
    throw new AiFactoryError(
      'AIF-STO-012',
      `the directories ${other} and ${path} of two data repositories overlap`,
      'Use directories that do not lie in each other.',
      scope,
    );
  }
}

function requireFolder(scope: IConstruct, objectStore: IObjectStore, prefix: string | undefined): void {
  if (prefix === undefined) {
    return;
  }
  requirePrefix(objectStore, prefix);
  if (!Token.isUnresolved(prefix) && !prefix.endsWith('/')) {
    throw new AiFactoryError(
      'AIF-STO-017',
      `the prefix ${JSON.stringify(prefix)} of a data repository does not end with a slash`,
      `Write ${JSON.stringify(`${prefix}/`)}, or leave it out for the whole store.`,
      scope,
    );
  }
}

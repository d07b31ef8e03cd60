import { type Duration, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import { type FileSystemMount, type IPrivateRegion, requireOwnId } from '../region';
import type { IParallelFileSystem } from './parallel-file-system';
import { requireWholeDays } from './retention';

/** Refuses an id that does not fit the names made from it, or that another file system of the site has. */
export function requireFileSystemId(scope: IConstruct, region: IPrivateRegion, id: string): void {
  if (!Token.isUnresolved(id) && !(id.length <= 63 && /^[a-z0-9]+(-[a-z0-9]+)+$|^[a-z0-9]{2,}$/.test(id))) {
    throw new AiFactoryError(
      'AIF-STO-011',
      `${JSON.stringify(id)} cannot be the id of a file system`,
      'Use 2 to 63 lower-case letters, digits and single hyphens.',
      scope,
    );
  }
  requireOwnId(scope, region, {
    what: 'file system',
    id,
    code: 'AIF-STO-025',
    help: 'Give this one an id of its own, or use the other with ParallelFileSystem.fromParallelFileSystemAttributes.',
  });
}

/** Refuses backups that FSx would refuse. */
export function requireBackups(scope: IConstruct, retention: Duration | undefined, dataRepositories: number): void {
  if (retention === undefined) {
    return;
  }
  if (dataRepositories > 0) {
    throw new AiFactoryError(
      'AIF-STO-015',
      'a file system with data repositories cannot be backed up',
      'Leave out backupRetention: exported directories are in the object store, whose versions are kept.',
      scope,
    );
  }
  requireWholeDays(scope, 'backupRetention', retention);
  if (!retention.isUnresolved() && retention.toDays() > 90) {
    throw new AiFactoryError(
      'AIF-STO-016',
      `backups are kept for 90 days at most, got ${retention.toDays()}`,
      'Use Duration.days(n) with n up to 90.',
      scope,
    );
  }
}

/** What a cluster needs to mount a file system. */
export function mountOf(
  fileSystem: IParallelFileSystem,
  securityGroup: ec2.ISecurityGroup,
  path: string,
): FileSystemMount {
  if (!Token.isUnresolved(path) && !/^(\/[A-Za-z0-9._-]+)+$/.test(path)) {
    throw new AiFactoryError(
      'AIF-STO-018',
      `${JSON.stringify(path)} is not the absolute path of a directory`,
      'Use a path such as /fsx.',
      fileSystem,
    );
  }
  const { cellId, dnsName, mountName, efa } = fileSystem;
  return { cellId, dnsName, mountName, mountPath: path, securityGroup, efa };
}

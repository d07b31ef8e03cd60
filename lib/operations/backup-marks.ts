import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnDataRepositoryAssociation, CfnFileSystem } from 'aws-cdk-lib/aws-fsx';
import type { IConstruct } from 'constructs';
import { BackupKind } from './backup-kind';

/** What a policy backs up of all that is marked. */
interface Coverage {
  readonly policy: IConstruct;
  /** None where the policy names its resources itself. */
  readonly kinds: readonly BackupKind[];
}

/** The policies of each app. */
const COVERAGE = new WeakMap<IConstruct, Coverage[]>();

/** Notes what a policy backs up of all that is marked. */
export function cover(policy: IConstruct, kinds: readonly BackupKind[]): void {
  const { root } = policy.node;
  COVERAGE.set(root, [...(COVERAGE.get(root) ?? []), { policy, kinds }]);
}

/**
 * Says, when templates are written, that the mark on a construct backs nothing up.
 *
 * Nothing is said where the app has no policy for the account and Region: that of another app may look for the mark.
 */
export function checkMark(scope: IConstruct): void {
  scope.node.addValidation({
    validate: () => {
      const policies = (COVERAGE.get(scope.node.root) ?? []).filter(({ policy }) => sharePlace(policy, scope));
      const kinds = new Set(policies.flatMap((one) => one.kinds));
      const problem = policies.length === 0 ? undefined : problemOf(scope, kinds);
      return problem === undefined ? [] : [`AIF-OPS-017: it is marked to be backed up, but ${problem}`];
    },
  });
}

function sharePlace(one: IConstruct, other: IConstruct): boolean {
  const [here, there] = [Stack.of(one), Stack.of(other)];
  return here.account === there.account && here.region === there.region;
}

function problemOf(scope: IConstruct, kinds: ReadonlySet<BackupKind>): string | undefined {
  const resources = scope.node.findAll().filter(CfnResource.isCfnResource);
  const mirrored = resources
    .filter((resource) => resource instanceof CfnDataRepositoryAssociation)
    .map((association) => association.fileSystemId);
  const fileSystems = resources.filter((resource) => resource instanceof CfnFileSystem);
  const found = new Set<BackupKind>();
  if (resources.some(({ cfnResourceType }) => DATABASES.includes(cfnResourceType))) {
    found.add(BackupKind.DATABASES);
  }
  if (fileSystems.some(({ ref }) => !mirrored.includes(ref))) {
    found.add(BackupKind.FILE_SYSTEMS);
  }
  if ([...found].some((kind) => kinds.has(kind))) {
    return undefined;
  }
  if (found.size > 0) {
    return `no policy of the app covers ${[...found].join(' or ')} by mark. Add the kind to \`kinds\` of the policy.`;
  }
  return fileSystems.length > 0
    ? 'FSx backs up no file system that mirrors an object store. Take the mark away: the store is the copy.'
    : 'it holds neither a database nor a file system. Take the mark away.';
}

const DATABASES = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'];

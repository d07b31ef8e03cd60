import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import type { Construct, IConstruct } from 'constructs';
import { tagBelow } from '../region';
import { BackupKind } from './backup-kind';

/** The tag that marks a resource to be backed up, and its value. */
const MARK = { key: 'ai-factory:backup', value: 'daily' };

/** Marks everything below a construct to be backed up, but what a tag would replace. */
export function mark(scope: IConstruct): void {
  tagBelow(scope, { [MARK.key]: MARK.value });
}

/** The resources of some kinds, in this account and Region, that carry the mark. */
export function markedResources(
  scope: Construct,
  kinds: readonly BackupKind[],
): Pick<CfnBackupSelection.BackupSelectionResourceTypeProperty, 'resources' | 'conditions'> {
  return {
    resources: [...kinds].sort().flatMap((kind) => TYPES[kind].map((type) => arnOfAll(scope, type))),
    // Written as in a template: the AWS CDK passes this property on as it is.
    conditions: { StringEquals: [{ ConditionKey: `aws:ResourceTag/${MARK.key}`, ConditionValue: MARK.value }] },
  };
}

/** How the ARNs of a type are written. */
interface ResourceType {
  readonly service: string;
  readonly resource: string;
  readonly arnFormat: ArnFormat;
}

const TYPES: { readonly [kind in BackupKind]: readonly ResourceType[] } = {
  [BackupKind.DATABASES]: [
    { service: 'rds', resource: 'cluster', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
    { service: 'rds', resource: 'db', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
  ],
  [BackupKind.FILE_SYSTEMS]: [{ service: 'fsx', resource: 'file-system', arnFormat: ArnFormat.SLASH_RESOURCE_NAME }],
};

function arnOfAll(scope: Construct, type: ResourceType): string {
  return Stack.of(scope).formatArn({ ...type, resourceName: '*' });
}

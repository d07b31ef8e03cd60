import * as iam from 'aws-cdk-lib/aws-iam';
import type { CfnComputeNodeGroup } from 'aws-cdk-lib/aws-pcs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** When a script runs. */
export enum PcsNodeStage {
  /** Before Slurm starts on the node. */
  BOOTSTRAPPED = 'bootstrapped',
  /** When the node takes jobs. */
  READY = 'ready',
}

/**
 * A script that runs as root on nodes when they start, from a bucket of the site.
 *
 * It needs an image with PCS agent 1.5.0 or later
 * (https://docs.aws.amazon.com/pcs/latest/userguide/cng-node-lifecycle-actions-configure.html).
 */
export interface PcsNodeScript {
  /** What the script does, in a few words. Names its log. */
  readonly name: string;
  /** The bucket that holds it. */
  readonly bucket: IBucket;
  /** Its key in the bucket. */
  readonly key: string;
  /**
   * SHA-256 of the script in 64 hexadecimal digits. A node refuses anything else. Another checksum replaces all nodes, once they are
   * drained.
   *
   * @default - nodes run whatever the bucket holds when they start
   */
  readonly sha256?: string;
  /**
   * Arguments.
   *
   * @default - none
   */
  readonly args?: string[];
  /**
   * When it runs.
   *
   * @default PcsNodeStage.BOOTSTRAPPED
   */
  readonly stage?: PcsNodeStage;
  /**
   * Whether it runs again when the node is restarted.
   *
   * @default false
   */
  readonly everyBoot?: boolean;
  /**
   * Whether a node on which the script fails is ended. Otherwise it goes on without.
   *
   * @default true
   */
  readonly required?: boolean;
}

/** The scripts as the service wants them; nothing where there are none. */
export function lifecycleActions(
  scripts: readonly PcsNodeScript[],
): CfnComputeNodeGroup.NodeLifecycleActionsProperty | undefined {
  const at = (stage: PcsNodeStage) => {
    const found = scripts
      .filter((script) => (script.stage ?? PcsNodeStage.BOOTSTRAPPED) === stage)
      .map(lifecycleScript);
    return found.length === 0 ? undefined : found;
  };
  return scripts.length === 0
    ? undefined
    : { stages: { nodeBootstrapped: at(PcsNodeStage.BOOTSTRAPPED), nodeReady: at(PcsNodeStage.READY) } };
}

/** Lets nodes read exactly these scripts. */
export function grantReadScripts(scripts: readonly PcsNodeScript[], role: iam.IGrantable): void {
  for (const { bucket, key } of scripts) {
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['s3:GetObject'],
      resourceArns: [bucket.arnForObjects(key)],
    });
    bucket.encryptionKey?.grantDecrypt(role);
  }
}

function lifecycleScript(script: PcsNodeScript): CfnComputeNodeGroup.NodeLifecycleScriptProperty {
  return {
    name: script.name,
    scriptSource: { scriptLocation: script.bucket.s3UrlForObject(script.key), checksum: script.sha256 },
    arguments: script.args,
    executionPolicy: script.everyBoot === true ? 'EVERY_BOOT' : 'FIRST_BOOT_ONLY',
    onError: (script.required ?? true) ? 'TERMINATE' : 'CONTINUE',
  };
}

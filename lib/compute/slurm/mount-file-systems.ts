import { Fn } from 'aws-cdk-lib';
import type { FileSystemMount } from '../../region';

/** Options of https://docs.aws.amazon.com/fsx/latest/LustreGuide/mount-fs-auto-mount-onreboot.html. */
const OPTIONS = 'relatime,flock,_netdev';

/**
 * User data that mounts file systems at every boot; nothing where there are none.
 *
 * It runs before the node asks to join, and waits for the file system: a node without it would take jobs and fail them all. PCS takes
 * multi-part user data only (https://docs.aws.amazon.com/pcs/latest/userguide/working-with_ec2-user-data.html). The Lustre client has
 * to be in the image: there is nowhere to fetch it from.
 */
export function mountFileSystems(mounts: readonly FileSystemMount[]): string | undefined {
  if (mounts.length === 0) {
    return undefined;
  }
  const commands = mounts.flatMap(({ dnsName, mountName, mountPath }) => [
    `mkdir -p ${mountPath}`,
    `echo "${dnsName}@tcp:/${mountName} ${mountPath} lustre ${OPTIONS} 0 0" >> /etc/fstab`,
    `until mountpoint -q ${mountPath} || mount ${mountPath}; do sleep 5; done`,
  ]);
  return Fn.base64(
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="NODE"',
      '',
      '--NODE',
      'Content-Type: text/cloud-config; charset="us-ascii"',
      '',
      'runcmd:',
      ...commands.map((command) => `- ${JSON.stringify(command)}`),
      '',
      '--NODE--',
      '',
    ].join('\n'),
  );
}

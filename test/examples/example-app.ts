import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ROOT } from '../support/source-files';

/** Synthesizes an example that is an app, in a process of its own and with the context of its `cdk.json`, into a folder. */
export function synthesizeApp(name: string, outdir: string): CloudAssembly {
  const { CDK_VALIDATION: _, ...env } = process.env;
  const { context } = JSON.parse(readFileSync(join(ROOT, 'examples', name, 'cdk.json'), 'utf8')) as { context: object };
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('examples', name, 'app.ts')], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...env,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_OUTDIR: outdir,
      TSX_TSCONFIG_PATH: join('test', 'tsconfig.json'),
    },
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return new CloudAssembly(outdir);
}

/** What the AWS CDK prints about the stacks of an app, warnings included. */
export function messagesOf(assembly: CloudAssembly): string[] {
  return assembly.stacks.flatMap(({ messages }) => messages.map(({ id, entry }) => `${id}: ${entry.data}`));
}

/** The names of the stacks of an app, sorted. */
export function stackNamesOf(assembly: CloudAssembly): string[] {
  return assembly.stacks.map(({ stackName }) => stackName).sort();
}

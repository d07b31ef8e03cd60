import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const load = createRequire(__filename);

const manifest: { readonly version: string; readonly peerDependencies: { readonly [name: string]: string } } =
  load('cdk-ai-factory/package.json');

/** The folder of this package, whether it is installed or a checkout. */
export const PACKAGE_FOLDER = dirname(load.resolve('cdk-ai-factory/package.json'));

/** The version of this package. */
export const VERSION = manifest.version;

/** What a project installs beside this package, as `npm install` takes it. */
export const PEERS: readonly string[] = Object.entries(manifest.peerDependencies).map(
  ([name, range]) => `${name}@${range}`,
);

/** The version of another package, as it is installed. */
export function versionOf(name: string): string {
  const { version }: { readonly version: string } = load(`${name}/package.json`);
  return version;
}

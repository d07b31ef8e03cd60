import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const manifest: { readonly version: string; readonly peerDependencies: { readonly [name: string]: string } } =
  JSON.parse(readFileSync(createRequire(__filename).resolve('cdk-ai-factory/package.json'), 'utf8'));

/** The version of this package. */
export const VERSION = manifest.version;

/** What a project installs beside this package, as `npm install` takes it. */
export const PEERS: readonly string[] = Object.entries(manifest.peerDependencies).map(
  ([name, range]) => `${name}@${range}`,
);

import { VERSION, versionOf } from './manifest';

/** What takes part in making templates, by the versions that are installed. */
export function toolVersions(): { readonly name: string; readonly version: string }[] {
  const [major = ''] = process.versions.node.split('.');
  return [
    { name: 'cdk-ai-factory', version: VERSION },
    { name: 'aws-cdk-lib', version: versionOf('aws-cdk-lib') },
    { name: 'constructs', version: versionOf('constructs') },
    { name: 'node', version: major },
  ];
}

import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { property, records } from '../intrinsics/intrinsic';
import type { TemplateUnderAudit } from '../template/template-scope';
import { readJson, unreadable } from './template-file';

/** A file that an assembly publishes, by the path of its source. */
interface PublishedFile {
  readonly path: string;
  readonly keys: string[];
}

/** Whether a folder is a cloud assembly. */
export function isAssembly(folder: string): boolean {
  return existsSync(join(folder, 'manifest.json'));
}

/**
 * Reads the templates of a cloud assembly: those of its stacks, of the stacks nested in them, and of the assemblies of its stages.
 *
 * @throws AIF-SOV-801 when a file of the assembly cannot be read
 */
export function readAssembly(folder: string, parents: readonly string[] = []): TemplateUnderAudit[] {
  if (parents.includes(resolve(folder))) throw unreadable(folder, new Error('the assembly names itself as a stage'));
  const artifacts = Object.values(records(property(readJson(join(folder, 'manifest.json')), 'artifacts')));
  return artifacts.flatMap((artifact) => {
    const properties = property(artifact, 'properties');
    if (property(artifact, 'type') === 'cdk:cloud-assembly') {
      const directory = property(properties, 'directoryName');
      return typeof directory === 'string' ? readAssembly(join(folder, directory), [...parents, resolve(folder)]) : [];
    }
    return property(artifact, 'type') === 'aws:cloudformation:stack' ? readStack(folder, artifact) : [];
  });
}

/** Reads the template of a stack and the templates of the stacks nested in it. */
function readStack(folder: string, artifact: unknown): TemplateUnderAudit[] {
  const templateFile = property(property(artifact, 'properties'), 'templateFile');
  if (typeof templateFile !== 'string') return [];
  const stackName =
    property(property(artifact, 'properties'), 'stackName') ?? templateFile.replace(/\.template\.json$/, '');
  const metadataFile = property(artifact, 'additionalMetadataFile');
  const shared = {
    ...environmentOf(property(artifact, 'environment')),
    ...(typeof metadataFile === 'string' ? { metadataFile: join(folder, metadataFile) } : {}),
    fromAssembly: true,
  };
  const displayName = property(artifact, 'displayName');
  const own = {
    ...read(folder, templateFile),
    ...shared,
    ...(typeof stackName === 'string' ? { stackName } : {}),
    ...(typeof displayName === 'string' ? { displayName } : {}),
  };
  const nested = publishedTemplates(folder, templateFile).map(({ path, keys }) => ({
    ...read(folder, path),
    ...shared,
    publishedAs: keys,
  }));
  return [own, ...nested];
}

function read(folder: string, path: string): TemplateUnderAudit {
  const file = join(folder, path);
  return { name: templateName(file), template: readJson(file), file };
}

/** How an audit calls the template in a file. */
export function templateName(file: string): string {
  return basename(file).replace(/(?:\.template)?\.(?:json|ya?ml|template)$/, '');
}

/** The templates of nested stacks among the assets of a stack. */
function publishedTemplates(folder: string, templateFile: string): readonly PublishedFile[] {
  const manifest = join(folder, templateFile.replace(/\.template\.json$/, '.assets.json'));
  if (manifest === join(folder, templateFile) || !existsSync(manifest)) return [];
  return Object.values(records(property(readJson(manifest), 'files'))).flatMap((entry) => {
    const path = property(property(entry, 'source'), 'path');
    if (typeof path !== 'string' || path === templateFile || !path.endsWith('.template.json')) return [];
    const keys = Object.values(records(property(entry, 'destinations'))).flatMap((destination) => {
      const key = property(destination, 'objectKey');
      return typeof key === 'string' ? [key] : [];
    });
    return [{ path, keys }];
  });
}

/** `aws://123456789012/eu-north-1`; what is unknown is left out. */
function environmentOf(environment: unknown): { account?: string; region?: string } {
  const match = typeof environment === 'string' ? /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) : null;
  const [, account = 'unknown-account', region = 'unknown-region'] = match ?? [];
  return {
    ...(account === 'unknown-account' ? {} : { account }),
    ...(region === 'unknown-region' ? {} : { region }),
  };
}

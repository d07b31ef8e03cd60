import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AiFactoryError } from '../errors';
import { isAssembly, readAssembly, templateName } from './reading/assembly';
import { readTemplateFile, unreadable } from './reading/template-file';
import type { TemplateUnderAudit } from './template/template-scope';

/**
 * Reads what is to be audited: cloud assemblies (`cdk.out`) with their stages and nested stacks, folders of templates, single templates in JSON or
 * YAML.
 *
 * A file that several paths lead to is read once. Templates of the same name are told apart by their path.
 *
 * @throws AIF-SOV-801 when a path cannot be read
 * @throws AIF-SOV-802 when a file is not a template, or a folder holds none
 */
export function readTemplates(paths: readonly string[]): TemplateUnderAudit[] {
  const templates = new Map<string, TemplateUnderAudit>();
  for (const template of paths.flatMap(readPath)) {
    const identity = resolve(template.file ?? template.name);
    if (!templates.has(identity)) templates.set(identity, template);
  }
  return withDistinctNames([...templates.values()]);
}

function readPath(path: string): TemplateUnderAudit[] {
  if (!isFolder(path)) return [{ name: templateName(path), template: readTemplateFile(path), file: path }];
  const templates = isAssembly(path) ? readAssembly(path) : readFolder(path);
  if (templates.length > 0) return templates;
  throw new AiFactoryError(
    'AIF-SOV-802',
    `${path} holds no stacks and no templates`,
    'give the output folder of cdk synth, or name the template files themselves',
  );
}

function readFolder(path: string): TemplateUnderAudit[] {
  const files = readdirSync(path).filter((file) => /\.template\.(?:json|ya?ml)$|\.template$/.test(file));
  return files.sort().flatMap((file) => readPath(join(path, file)));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function withDistinctNames(templates: readonly TemplateUnderAudit[]): TemplateUnderAudit[] {
  const counts = new Map<string, number>();
  for (const { name } of templates) counts.set(name, (counts.get(name) ?? 0) + 1);
  return templates.map((template) =>
    (counts.get(template.name) ?? 0) > 1 ? { ...template, name: template.file ?? template.name } : template,
  );
}

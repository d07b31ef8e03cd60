import { readFileSync } from 'node:fs';
import { AiFactoryError, reasonOf } from '../../errors';
import { isRecord, property } from '../intrinsics/intrinsic';
import { parseJson } from './json';
import { parseYamlTemplate } from './yaml-template';

/**
 * Reads a CloudFormation template in JSON or YAML.
 *
 * @throws AIF-SOV-801 when the file cannot be read or parsed
 * @throws AIF-SOV-802 when the file is not a template
 */
export function readTemplateFile(file: string): unknown {
  const template = parse(file, readText(file));
  if (
    isRecord(template) &&
    (isRecord(property(template, 'Resources')) || property(template, 'AWSTemplateFormatVersion') !== undefined)
  ) {
    return template;
  }
  throw new AiFactoryError(
    'AIF-SOV-802',
    `${file} is not a CloudFormation template: it has no Resources`,
    'give a cloud assembly (cdk.out) or CloudFormation templates in JSON or YAML',
  );
}

/** Reads a JSON file of a cloud assembly. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return parseJson(text);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    try {
      return parseYamlTemplate(text);
    } catch (error) {
      throw unreadable(file, error);
    }
  }
}

/** The error for a file that cannot be read. */
export function unreadable(file: string, cause: unknown): AiFactoryError {
  return new AiFactoryError(
    'AIF-SOV-801',
    `${file} cannot be read: ${reasonOf(cause)}`,
    'check the path and the syntax of the file',
  );
}

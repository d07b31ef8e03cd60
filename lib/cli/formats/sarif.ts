import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeDefinition } from '../../errors';
import { agreed, type Diagnostic } from '../diagnostic';

/**
 * Diagnostics as SARIF 2.1.0, which code-scanning services take.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(
  diagnostics: readonly Diagnostic[],
  definitions: readonly CodeDefinition[],
  version: string,
): string {
  const used = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  const rules = used.map((code) =>
    rule(
      code,
      definitions.find((definition) => definition.code === code),
    ),
  );
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ai-factory',
            semanticVersion: version,
            informationUri: 'https://github.com/cdk-ai-factory/cdk-ai-factory',
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, used.indexOf(diagnostic.code), seen)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule(code: string, definition: CodeDefinition | undefined) {
  if (definition === undefined) {
    return { id: code };
  }
  const { title, explanation, remedy, sources = [] } = definition;
  const list = sources.length === 0 ? '' : `\n\nSources:\n${sources.map((source) => `- ${source}`).join('\n')}`;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: {
      text: `${explanation}\n\n${remedy}${list}`,
      markdown: `${explanation}\n\n**What to do:** ${remedy}${list}`,
    },
  };
}

function result(diagnostic: Diagnostic, ruleIndex: number, seen: Map<string, number>) {
  const { code, severity, message, help, file, region, template, waiver } = diagnostic;
  const logicalLocations = logicalLocationsOf(diagnostic);
  return {
    ruleId: code,
    ruleIndex,
    level: severity === 'warning' ? 'warning' : 'error',
    message: { text: `${message}\n${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(file) },
          ...(region === undefined
            ? {}
            : {
                region: {
                  startLine: region.line,
                  startColumn: region.column,
                  endLine: region.endLine,
                  endColumn: region.endColumn,
                },
              }),
        },
        ...(logicalLocations.length === 0 ? {} : { logicalLocations }),
      },
    ],
    ...(template === undefined
      ? {}
      : { relatedLocations: [{ physicalLocation: { artifactLocation: { uri: uri(template) } } }] }),
    ...(waiver === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: agreed(waiver) }] }),
    partialFingerprints: { 'aiFactory/v1': fingerprint(diagnostic, seen) },
  };
}

function logicalLocationsOf({ subject, construct }: Diagnostic): readonly object[] {
  return [
    ...(subject === '' ? [] : [{ fullyQualifiedName: subject }]),
    ...(construct === undefined ? [] : [{ fullyQualifiedName: construct.path, kind: 'object' }]),
  ];
}

/** What a problem is, whatever line it moves to and whatever figures it shows; equal ones are told apart by their order. */
function fingerprint({ code, file, subject, template = file }: Diagnostic, seen: Map<string, number>): string {
  const identity = JSON.stringify([code, template, subject]);
  const occurrence = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, occurrence);
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:${occurrence}`;
}

function uri(file: string): string {
  return isAbsolute(file)
    ? pathToFileURL(file).href
    : file
        .split(/[\\/]/)
        .map((part) => encodeURIComponent(part))
        .join('/');
}

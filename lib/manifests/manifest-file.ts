import { stringify } from 'yaml';

/** A file that people need to run what the templates have made. */
export interface ManifestFile {
  /** Path in the output directory, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** Whether it is a program. */
  readonly executable: boolean;
}

/** A text file, ending in a line break. */
export function textFile(path: string, lines: readonly string[]): ManifestFile {
  return { path, content: `${lines.join('\n')}\n`, executable: false };
}

/** A shell script. */
export function script(path: string, lines: readonly string[]): ManifestFile {
  return { ...textFile(path, lines), executable: true };
}

/** YAML documents under a comment. */
export function yamlFile(path: string, comment: readonly string[], documents: readonly object[]): ManifestFile {
  return textFile(path, [
    ...comment.map((line) => `# ${line}`),
    documents
      .map((document) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd())
      .join('\n---\n'),
  ]);
}

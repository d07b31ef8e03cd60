import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import type * as TypeScript from '../../node_modules/jsii/node_modules/typescript';

/** The directory of the checkout. */
export const ROOT = join(__dirname, '..', '..');

/** The compiler that jsii brings along: unlike TypeScript 7 it can be called from a program. */
const ts: typeof TypeScript = createRequire(createRequire(__filename).resolve('jsii/package.json'))('typescript');

/** A source file of the library, and what the architecture has to say about it. */
export class SourceFile {
  /** Relative to the checkout, with forward slashes: `lib/site/index.ts`. */
  public readonly path: string;
  /** The folder of `lib` that it belongs to, or its own name where it stands above the folders; `bin` for all of `bin`. */
  public readonly folder: string;
  public readonly text: string;
  public readonly lines: number;
  public readonly staticImports: readonly string[];
  /** Those of the static imports that are still there when the program runs, because they are not only of types. */
  public readonly runtimeImports: readonly string[];
  public readonly dynamicImports: readonly string[];
  /** The text of every string and template, without comments. */
  public readonly strings: readonly string[];
  /** The names of the classes in `throw new Name(…)`. */
  public readonly thrownClasses: readonly string[];

  public constructor(path: string) {
    this.path = path;
    this.folder = folderOf(path);
    this.text = readFileSync(join(ROOT, path), 'utf8');
    this.lines = this.text.trimEnd().split('\n').length;
    const nodes = [...nodesOf(ts.createSourceFile(path, this.text, ts.ScriptTarget.ES2023, true))];
    this.staticImports = nodes.flatMap((node) =>
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined
        ? textOf(node.moduleSpecifier)
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? textOf(node.argument.literal)
          : [],
    );
    this.runtimeImports = nodes.flatMap((node) =>
      (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly !== true) ||
      (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier !== undefined)
        ? textOf(node.moduleSpecifier)
        : [],
    );
    this.dynamicImports = nodes.flatMap((node) =>
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
        ? node.arguments.flatMap(textOf)
        : [],
    );
    this.strings = nodes.flatMap((node) =>
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
        ? [node.text]
        : [],
    );
    this.thrownClasses = nodes.flatMap((node) =>
      ts.isThrowStatement(node) && ts.isNewExpression(node.expression) ? [node.expression.expression.getText()] : [],
    );
  }

  public get imports(): readonly string[] {
    return [...this.staticImports, ...this.dynamicImports];
  }

  /** The module that a relative import names, without extension. */
  public targetOf(specifier: string): string {
    return posix.join(posix.dirname(this.path), specifier.replace(/\.js$/, ''));
  }

  /** The folder of `lib` that a relative import leads to. */
  public folderOf(specifier: string): string {
    return folderOf(this.targetOf(specifier));
  }

  /** The files among `files` that are loaded with this one. */
  public dependencies(files: readonly SourceFile[]): string[] {
    const targets = this.runtimeImports
      .filter((specifier) => specifier.startsWith('.'))
      .map((one) => this.targetOf(one));
    return files
      .map((file) => file.path)
      .filter((path) => targets.some((target) => path === `${target}.ts` || path === `${target}/index.ts`));
  }
}

/** Every TypeScript file below some directories of the checkout. */
export function readSources(directories: readonly string[]): SourceFile[] {
  return directories.flatMap((directory) =>
    readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => new SourceFile(posix.join(directory, ...file.split(/[\\/]/)))),
  );
}

function folderOf(path: string): string {
  const [top, second = ''] = path.split('/');
  return top === 'lib' ? second.replace(/\.ts$/, '') : top;
}

function* nodesOf(node: TypeScript.Node): Generator<TypeScript.Node> {
  yield node;
  for (const child of node.getChildren()) {
    yield* nodesOf(child);
  }
}

function textOf(node: TypeScript.Node | undefined): string[] {
  return node !== undefined && ts.isStringLiteralLike(node) ? [node.text] : [];
}

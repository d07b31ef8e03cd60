import type { IConstruct } from 'constructs';

/**
 * What `ai-factory explain` prints about a code.
 *
 * Codes are part of the public contract: pipelines filter on them, waivers name them. A code is never reused for another meaning.
 */
export interface CodeDefinition {
  /** The stable identifier, `AIF-<AREA>-<number>`. */
  readonly code: string;
  /** One sentence that names the rule, as a statement that should be true. */
  readonly title: string;
  /** Why the rule exists: what would happen on the site, in the account or at deployment without it. */
  readonly explanation: string;
  /** What to change. */
  readonly remedy: string;
  /** Where the rule or the number in it comes from, as public addresses. */
  readonly sources?: readonly string[];
}

const AI_FACTORY_ERROR = Symbol.for('cdk-ai-factory.AiFactoryError');

/**
 * An error that the user of a construct can mend.
 *
 * It carries a stable code, so that tools need not parse the text, and the path of the construct that refused its input.
 * Recognize it with `isAiFactoryError`, which holds across several installed copies of this package.
 */
export class AiFactoryError extends Error {
  /** The stable identifier of the rule that was broken. */
  public readonly code: string;
  /** What to do about it. */
  public readonly help: string;
  /** The path of the construct that refused its input, where there is one. */
  public readonly constructPath: string | undefined;

  public constructor(code: string, message: string, help: string, scope?: IConstruct) {
    super(`${scope === undefined ? '' : `${scope.node.path}: `}${message} [${code}]\n  help: ${help}`);
    this.name = 'AiFactoryError';
    this.code = code;
    this.help = help;
    this.constructPath = scope?.node.path;
    Object.defineProperty(this, AI_FACTORY_ERROR, { value: true });
  }
}

/** Whether a caught value is an `AiFactoryError`, of this or of another installed copy of the package. */
export function isAiFactoryError(value: unknown): value is AiFactoryError {
  return typeof value === 'object' && value !== null && AI_FACTORY_ERROR in value;
}

/** Why something failed, in one line and in words: of the system's codes where there are words for them, else the error's own. */
export function reasonOf(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return 'there is no such file';
    case 'ENOTDIR':
    case 'EISDIR':
      return 'it is a folder, or lies below a file';
    case 'EACCES':
    case 'EPERM':
      return 'access is denied';
    default:
      return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}

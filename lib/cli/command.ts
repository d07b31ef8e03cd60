import type { ExitCode } from './exit-code';
import type { Terminal } from './terminal';

/** An argument of a command, in the words of its usage line: `<site.yaml>`, `[CODE]`, `<paths...>`. */
export interface Argument {
  readonly name: string;
  readonly description: string;
}

/** An option of a command. */
export interface Option {
  /** As on the usage line: `--output <file>`. */
  readonly flags: string;
  readonly description: string;
  /** The values that it takes; any text when left out. */
  readonly choices?: readonly string[];
}

/** What the options of a command line were given as; a command declares the ones that it reads. */
export interface Options {
  readonly date?: string;
  readonly format?: string;
  readonly output?: string;
  readonly publicKey?: string;
  readonly signKey?: string;
  readonly site?: string;
}

/** What a command does with its arguments. */
export type Action = (arguments_: readonly string[], options: Options, terminal: Terminal) => Promise<ExitCode>;

/** A command, as the help shows it. */
export interface Command {
  readonly name: string;
  /** One line in the list of commands. */
  readonly summary: string;
  /** What its own help says besides. */
  readonly description: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Commands below this one, such as `evidence verify`. */
  readonly commands?: readonly Command[];
  /** Loads the code of the command, which is not loaded before it is needed. */
  load(): Promise<Action>;
}

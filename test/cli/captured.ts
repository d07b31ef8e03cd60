import { EXIT_CODE } from '../../lib/cli/exit-code';
import { run } from '../../lib/cli/run';

/** What a command line left behind. */
export interface Captured {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, away from a terminal. */
export async function captured(
  argv: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<Captured> {
  const written = { out: '', err: '' };
  const exitCode = await run(argv, {
    env,
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  return { exitCode, ...written };
}

export const { clean: CLEAN, problems: PROBLEMS, usage: USAGE, bug: BUG } = EXIT_CODE;

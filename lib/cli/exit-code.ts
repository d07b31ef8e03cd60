/**
 * How a command ended, for scripts.
 *
 * `clean`: nothing to mend, warnings allowed. `problems`: at least one error in the site or the templates. `usage`: the command
 * line cannot be followed or a file cannot be read. `bug`: a mistake of this program, never of its input.
 */
export const EXIT_CODE = { clean: 0, problems: 1, usage: 2, bug: 3 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

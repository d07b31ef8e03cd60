/** The start of a script: it ends at the first error, in its own directory, with a sentence. */
export function scriptStart(name: string, comment: readonly string[], programs: readonly string[]): string[] {
  return [
    '#!/bin/sh',
    ...comment.map((line) => `# ${line}`),
    'set -eu',
    'cd "$(dirname "$0")"',
    `fail() { echo "${name}: $*" >&2; exit 1; }`,
    `for program in ${programs.join(' ')}; do`,
    '  command -v "$program" > /dev/null || fail "needs $program, which is not on the PATH"',
    'done',
  ];
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { scratchDirectory } from '../cli/scratch';

/** Programs that record how they were called, and answer as a test says. */
export class FakePrograms {
  private readonly directory = scratchDirectory();
  private readonly log = join(this.directory, 'calls.log');

  /** @param answers what each program does, in the words of sh, after its call is recorded; `$*` has its arguments */
  public constructor(answers: { readonly [program: string]: string }) {
    mkdirSync(join(this.directory, 'bin'));
    for (const [name, answer] of Object.entries(answers)) {
      const lines = ['#!/bin/sh', `echo "${name} $*" >> '${this.log}'`, answer, ''];
      writeFileSync(join(this.directory, 'bin', name), lines.join('\n'), { mode: 0o755 });
    }
  }

  /** Runs a script with these programs before all others. */
  public run(script: string, args: readonly string[] = [], env: { readonly [name: string]: string } = {}) {
    const path = [join(this.directory, 'bin'), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync('sh', [script, ...args], {
      encoding: 'utf8',
      env: { ...process.env, RETRY_SECONDS: '0', ...env, PATH: path },
    });
    return { status, stdout, stderr };
  }

  /** The calls since the last time, one a line. */
  public calls(): string[] {
    const text = existsSync(this.log) ? readFileSync(this.log, 'utf8') : '';
    writeFileSync(this.log, '');
    return text.split('\n').filter((line) => line !== '');
  }
}

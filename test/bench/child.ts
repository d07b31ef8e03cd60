import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Job, Measured } from './measure';

/** Does a job in a fresh process. Without the validation of the AWS CDK, which would take longer than everything else together. */
export function inFreshProcess(job: Job): Promise<Measured | undefined> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'measure.js'), { env: { ...process.env, CDK_VALIDATION: 'false' } });
    let answer: Measured | undefined;
    child.once('message', (measured: Measured | null) => {
      answer = measured ?? undefined;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) {
        resolve(answer);
      } else {
        reject(new Error(`${JSON.stringify(job)} ended with ${code}`));
      }
    });
    child.send(job);
  });
}

/** Does a job that measures something. */
export async function measured(job: Exclude<Job, { kind: 'describe' }>): Promise<Measured> {
  const result = await inFreshProcess(job);
  if (result === undefined) {
    throw new Error(`${JSON.stringify(job)} measured nothing`);
  }
  return result;
}

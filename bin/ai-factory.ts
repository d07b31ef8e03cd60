#!/usr/bin/env node
import { run } from '../lib/cli/run';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

run(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});

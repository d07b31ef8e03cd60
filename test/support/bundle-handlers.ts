import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Makes the code of the handlers, which constructs take from `dist` also when they run from their sources. */
export default function bundleHandlers(): void {
  execFileSync(process.execPath, ['lib/handlers/bundle.mjs'], { cwd: join(__dirname, '..', '..'), stdio: 'inherit' });
}

import { OutpostsClient } from '@aws-sdk/client-outposts';
import { answer, type Request } from './answer';
import { SYSTEM_CLOCK } from './clock';
import { Outposts } from './outposts';
import { respond } from './respond';

/** What Lambda says about an invocation. */
export interface Context {
  getRemainingTimeInMillis(): number;
}

/** What is left of the time of the function for a last call, for finding out why, and for saying how it went, in milliseconds. */
const FAREWELL = 150_000;

/** The function behind the custom resource `Custom::OutpostsCapacityTask`. */
export async function handler(request: Request, context: Context): Promise<void> {
  const client = new OutpostsClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
  });
  const patience = context.getRemainingTimeInMillis() - FAREWELL;
  const outposts = new Outposts(client, SYSTEM_CLOCK, SYSTEM_CLOCK.now() + patience);
  log({ request: { ...request, ResponseURL: '' } });
  const result = await answer(request, patience, { outposts, clock: SYSTEM_CLOCK, log });
  log({ result });
  await respond(request, result, SYSTEM_CLOCK);
}

function log(entry: object): void {
  process.stdout.write(
    `${JSON.stringify(entry, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value))}\n`,
  );
}

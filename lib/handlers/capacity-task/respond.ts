import type { Answer, Request } from './answer';
import type { Clock } from './clock';

const ATTEMPTS = 5;
const TIMEOUT = 10_000;

/**
 * Puts the answer where CloudFormation waits for it.
 *
 * The address is signed for a request without a content type, so the body is bytes: text would be sent with one.
 *
 * @throws the last error, when the address cannot be reached
 */
export async function respond(request: Request, answer: Answer, clock: Clock): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = request;
  const body = new TextEncoder().encode(JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId }));
  for (let attempt = 1; ; attempt++) {
    try {
      const { ok, status } = await fetch(ResponseURL, {
        method: 'PUT',
        body,
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (ok) return;
      throw new NotTaken(status);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await clock.sleep(1000 * 2 ** attempt * (0.5 + clock.random() / 2));
    }
  }
}

class NotTaken extends Error {
  public constructor(status: number) {
    super(`the answer was not taken: HTTP status ${status}`);
    this.name = 'NotTaken';
  }
}

/** Whether and why a call may have had an effect although it has failed. */
export type Trouble =
  /** The service has refused to look at it: nothing has happened. */
  | 'throttled'
  /** Nobody knows what has happened: an internal error, a lost or an unreadable answer. */
  | 'uncertain'
  /** The service has answered no. */
  | 'refused';

const THROTTLED = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'TooManyRequestsException',
]);

/** An answer of the service that leaves out what every such answer has. */
export class IncompleteAnswer extends Error {
  public constructor(operation: string, member: string) {
    super(`the answer to ${operation} has no ${member}`);
    this.name = 'IncompleteAnswer';
  }
}

/** What an error of a call means. */
export function troubleOf(error: unknown): Trouble {
  const status = statusOf(error);
  if (status === 429 || (error instanceof Error && THROTTLED.has(error.name))) return 'throttled';
  return status === undefined || status < 400 || status >= 500 ? 'uncertain' : 'refused';
}

/** The HTTP status of the answer, where there was one. */
function statusOf(error: unknown): number | undefined {
  const metadata = typeof error === 'object' && error !== null && '$metadata' in error ? error.$metadata : undefined;
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : undefined;
}

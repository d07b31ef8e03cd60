/**
 * What went wrong, in words for the events of the stack.
 *
 * The codes are explained in `lib/outposts/codes.ts`.
 */
export class Failure extends Error {
  public readonly code: string;
  /** What may be added to the message when the service answers: nothing else depends on it. */
  public readonly evidence: Evidence | undefined;

  public constructor(code: string, message: string, evidence?: Evidence) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.evidence = evidence;
  }
}

/** Where to look for what the person who deploys has to know. */
export type Evidence =
  | { readonly kind: 'supported types' }
  | { readonly kind: 'blocking instances'; readonly taskId: string };

import { Failure } from './failure';

/** What a refusal of the service means for the person who deploys. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['AccessDeniedException', 'AIF-OUT-103'],
  ['NotFoundException', 'AIF-OUT-104'],
  ['ValidationException', 'AIF-OUT-105'],
]);

/** Any error as a failure with a code. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = error instanceof Error ? error.name : '';
  const code = CODES.get(name) ?? 'AIF-OUT-110';
  return code === 'AIF-OUT-105'
    ? new Failure(code, messageOf(error), { kind: 'supported types' })
    : new Failure(code, messageOf(error));
}

/** The name and the message of an error in one line of letters that take one byte each. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll(/[^\x20-\x7E]+/g, ' ').slice(0, 1000);
}

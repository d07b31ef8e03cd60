import type { SiteStack } from './site-stack';

/**
 * Exports values whether or not another stack imports them at the moment.
 *
 * Without this, leaving a database out of a site would take away the exports that only its stack imported, and CloudFormation refuses
 * that as long as the stack exists: the two could be deployed in no order.
 */
export function keepExports(stack: SiteStack, values: readonly string[]): void {
  for (const value of values) {
    stack.exportValue(value);
  }
}

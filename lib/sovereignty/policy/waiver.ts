import { NEVER_WAIVED, WAIVABLE_RULE } from '../../catalog/waiver-terms';
import { AiFactoryError } from '../../errors';

/**
 * An exception that somebody has agreed to: one resource may break one rule until a day.
 *
 * What it covers stays in every report, marked as waived, and no longer stops synthesis.
 */
export interface WaiverProps {
  /** What the exception is called, in reports and where it was agreed to: `EXC-17`. Unique within the policy. */
  readonly id: string;
  /** The code of the rule, such as `AIF-SOV-103`. */
  readonly rule: string;
  /**
   * The one resource, by the name of its stack and its logical ID (`Jobs/Queue4A7E3555`), or by its path in the construct tree
   * (`Jobs/Queue`, `Jobs/Queue/Resource`). For what a stack does as a whole, the name of the stack.
   *
   * Logical IDs stay when the AWS CDK is upgraded; paths do where they lead to a construct of the app, not to one inside a construct of the
   * AWS CDK. Nothing below a path is covered, and wildcards are refused.
   */
  readonly resource: string;
  /**
   * The one place in the resource, as findings give it: `Properties.VpcConfig.SubnetIds`.
   *
   * @default - every place in the resource where it breaks the rule
   */
  readonly path?: string;
  /** Why the exception is needed and why it does no harm. */
  readonly reason: string;
  /** Who agreed to it. */
  readonly approver: string;
  /** The last day on which it holds, as `2027-06-30`. At most 366 days ahead: a waiver further out waives nothing. */
  readonly expires: string;
}

/** The waivers of a policy, sorted by id. */
export function waiversOf(props: readonly WaiverProps[] = []): WaiverProps[] {
  const waivers = [...props].sort((a, b) => (a.id < b.id ? -1 : 1));
  waivers.forEach((waiver, index) => {
    checkForm(waiver);
    checkRule(waiver);
    if (waivers[index - 1]?.id === waiver.id) {
      throw incomplete(waiver, 'has an id that another waiver has', 'Give each waiver an id of its own.');
    }
  });
  return waivers;
}

/** The day on which waivers are judged, where the policy states it. */
export function dayOf(asOf: string | undefined): string | undefined {
  if (asOf === undefined || isDay(asOf)) return asOf;
  throw new AiFactoryError(
    'AIF-SOV-722',
    `asOf is ${JSON.stringify(asOf)}`,
    'Write a day that exists as year, month and day: 2027-06-30.',
  );
}

function checkForm(waiver: WaiverProps): void {
  for (const prop of ['id', 'rule', 'resource', 'reason', 'approver', 'expires'] as const) {
    if (typeof waiver[prop] === 'string' && waiver[prop].trim() !== '') continue;
    throw incomplete(
      waiver,
      `has no ${prop}`,
      `Write the ${prop}; a waiver without it is nothing that anyone agreed to.`,
    );
  }
  if (waiver.resource.includes('*')) {
    throw incomplete(
      waiver,
      `is for ${JSON.stringify(waiver.resource)}, which is no single resource`,
      'Write one waiver for each resource, as <stack>/<logical ID> or as the path of the construct.',
    );
  }
  if (!isDay(waiver.expires)) {
    throw incomplete(
      waiver,
      `expires on ${JSON.stringify(waiver.expires)}`,
      'Write a day that exists as year, month and day: 2027-06-30.',
    );
  }
}

function checkRule({ id, rule }: WaiverProps): void {
  if (WAIVABLE_RULE.test(rule)) return;
  throw new AiFactoryError(
    'AIF-SOV-721',
    `the waiver ${id} is for ${JSON.stringify(rule)}, ${NEVER_WAIVED.includes(rule) ? 'which has no exceptions' : 'which is no rule'}`,
    NEVER_WAIVED.includes(rule)
      ? 'Have what is deployed read: write the resources out, or audit the template together with its parent.'
      : 'Write the code of the finding, such as AIF-SOV-103; `ai-factory explain` lists all of them.',
  );
}

function incomplete({ id }: WaiverProps, problem: string, help: string): AiFactoryError {
  return new AiFactoryError('AIF-SOV-720', `the waiver ${JSON.stringify(id)} ${problem}`, help);
}

/** Whether a text is a day of the calendar: what does not exist reads as another day, or none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

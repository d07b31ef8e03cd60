import type { WaiverProps } from './policy/waiver';

/** How a finding is treated: `fatal` and `error` stop synthesis, `warning` is advice. */
export type FindingSeverity = 'fatal' | 'error' | 'warning';

/** One place in one template that breaks one rule. */
export interface Finding {
  /** The stable identifier of the rule. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** The name of the template; empty for the policy itself. */
  readonly template: string;
  /** The logical ID of the resource; empty for the template itself. */
  readonly logicalId: string;
  /** The CloudFormation type of the resource; empty for the template itself. */
  readonly resourceType: string;
  /** Where in the resource: `Properties.Rules[0].Destination.Bucket`, `Type`; for the template itself `Environment`, `Transform`; for the policy `waivers.<id>`. */
  readonly path: string;
  /** What is wrong, with the value shown. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** The path of the construct that made the resource or the stack, where the assembly or the template tells. */
  readonly constructPath?: string;
  /** The file, line and column that created the construct, where the assembly tells. */
  readonly source?: string;
  /** The exception that covers the finding, which then stops nothing. */
  readonly waiver?: WaiverProps;
}

/** Whether a finding stops synthesis. */
export function isFailing({ severity, waiver }: Finding): boolean {
  return severity !== 'warning' && waiver === undefined;
}

/** How a finding is treated: `fatal` and `error` stop synthesis, `warning` is advice. */
export type FindingSeverity = 'fatal' | 'error' | 'warning';

/** One place in one template that breaks one rule. */
export interface Finding {
  /** The stable identifier of the rule. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** The name of the template. */
  readonly template: string;
  /** The logical ID of the resource; empty for the template itself. */
  readonly logicalId: string;
  /** The CloudFormation type of the resource; empty for the template itself. */
  readonly resourceType: string;
  /** Where in the resource: `Properties.Rules[0].Destination.Bucket`, `Type`; for the template itself `Environment`, `Transform`. */
  readonly path: string;
  /** What is wrong, with the value shown. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** The path of the construct that made the resource, where the template tells. */
  readonly constructPath?: string;
}

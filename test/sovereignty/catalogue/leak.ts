import type { SovereigntyPolicyProps } from '../../../lib/sovereignty/policy';

/** One entry of the catalogue of leaks: a resource that breaks a promise by one property. */
export interface Leak {
  /** The entry of the catalogue, with a letter where it has several properties. */
  readonly id: string;
  readonly type: string;
  readonly properties: object;
  /** The last digits of the code that has to be found. */
  readonly code: string;
  /** What the policy says besides, where the entry depends on it. */
  readonly props?: Partial<SovereigntyPolicyProps>;
}

/** An entry, from the words of a row. */
export function leak(
  id: string,
  code: string,
  type: string,
  properties: object = {},
  props?: Partial<SovereigntyPolicyProps>,
): Leak {
  return { id, code, type: `AWS::${type}`, properties, ...(props === undefined ? {} : { props }) };
}

/** The key of the template that a leak is planted into. */
export const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };

/** The bucket of that template. */
export const BUCKET = { 'Fn::GetAtt': ['Bucket', 'Arn'] };

/** A policy document that allows something. */
export function allow(statement: object): object {
  return { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }] };
}

import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A quota that AWS raises on request, so that going past it is a warning. */
export interface NetworkQuota {
  /** The code of the warning. */
  readonly code: string;
  /** What is counted, in the plural, and where. */
  readonly what: string;
  /** How many AWS allows before it is asked. */
  readonly most: number;
}

/**
 * Quotas that a network can outgrow.
 *
 * Routes: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html, which names 500 now and 50 in older versions; a private
 * Region may have either. Rules of security groups: the same page. Interface endpoints:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html. All read 2026-11-22.
 */
export const NETWORK_QUOTAS = {
  routes: { code: 'AIF-NET-121', what: 'routes in a route table', most: 50 },
  securityGroupRules: { code: 'AIF-NET-122', what: 'rules in one direction of a security group', most: 60 },
  interfaceEndpoints: { code: 'AIF-NET-123', what: 'interface endpoints in a network', most: 50 },
} as const satisfies { readonly [name: string]: NetworkQuota };

/** Warns, once a construct, when something is more than AWS allows before it is asked. */
export function warnBeyond({ code, most, what }: NetworkQuota, count: number, scope: IConstruct): void {
  if (count > most) {
    Annotations.of(scope).addWarningV2(
      code,
      `this needs more than ${most} ${what}, which AWS allows only after the quota was raised. Have it raised before the deployment.`,
    );
  }
}

import * as iam from 'aws-cdk-lib/aws-iam';
import type { IPrivateRegion } from './private-region';

/** What of a private region says who belongs to it. */
type Perimeter = Pick<IPrivateRegion, 'hosting' | 'organizationId' | 'trustedAccounts'>;

/**
 * Refuses whoever is neither of the organization nor of a trusted account nor a service of AWS; nothing where no organization is named.
 *
 * A policy that allows a stranger by mistake, or a grant on a key, then opens nothing. The account of the site is named beside its organization,
 * so that an account that moves to another one is not locked out of its own data
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html).
 *
 * @internal
 */
export function strangersRefused(region: Perimeter, actions: string[], resources: string[]): iam.PolicyStatement[] {
  const { hosting, organizationId, trustedAccounts } = region;
  if (organizationId === undefined) {
    return [];
  }
  const accounts = [...new Set([hosting.account, ...trustedAccounts])].sort();
  return [
    new iam.PolicyStatement({
      sid: 'StrangersRefused',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions,
      resources,
      conditions: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId, 'aws:PrincipalAccount': accounts },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
  ];
}

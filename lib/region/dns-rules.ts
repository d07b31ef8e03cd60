import * as resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import type { IDnsForwarding } from './dns-forwarding';

/** Properties of `DnsRules`. */
export interface DnsRulesProps {
  /** The rules of another network. */
  readonly forwarding: IDnsForwarding;
  /** The id of the network that uses them. */
  readonly vpcId: string;
}

/** Makes a network forward by the rules of another one. */
export class DnsRules extends Construct {
  public constructor(scope: Construct, id: string, { forwarding, vpcId }: DnsRulesProps) {
    super(scope, id);
    for (const ruleId of Object.keys(forwarding.resolverRuleIds).sort()) {
      new resolver.CfnResolverRuleAssociation(this, ruleId, {
        resolverRuleId: forwarding.resolverRuleIds[ruleId],
        vpcId,
      });
    }
  }
}

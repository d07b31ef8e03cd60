import { isNearlyEverything } from '../template/range';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { RuleContext, SovereigntyRule } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

const GROUPS = /SecurityGroup|PrefixList/;
/** Properties outside security groups that hold the ranges that are let in. */
const LETS_IN = /^(?:white|allow)list\w*cidrs?$|^allowed\w*cidrs?$|^iprange$/i;

export const SECURITY_GROUPS_ARE_CLOSED: SovereigntyRule = {
  code: 'AIF-SOV-106',
  severity: 'fatal',
  title: 'Security groups name who may talk to whom',
  explanation:
    'A rule for 0.0.0.0/0 or ::/0, or for a large part of it, lets everyone in or lets data go anywhere. A group without an outbound rule allows everything out.',
  remedy:
    'Name a security group, a prefix list or the range of the network; with aws-cdk-lib set allowAllOutbound: false.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  frameworks: ['NIST.800-53r5 SC-7(5)', 'C5:2020 COS-03', 'ISO27001:2022 A.8.20'],
  concerns: (type) => type === 'AWS::EC2::SecurityGroup',
  *check(resource, { app }: RuleContext) {
    if (hasOutboundRule(resource)) return;
    const guarded = app.fact('groups with outbound rules', () => groupsWithOutboundRules(app));
    if (guarded.has(`${resource.scope.name}\n${resource.logicalId}`)) return;
    yield {
      path: 'Properties.SecurityGroupEgress',
      message: 'the group has no outbound rule, which allows everything out',
    };
  },
  *checkLeaf(leaf, { holes, type }) {
    const property = GROUPS.test(type) ? /cidr/i : LETS_IN;
    if (!property.test(leaf.key)) return;
    for (const text of leaf.texts) {
      if (isNearlyEverything(text)) yield { path: leaf.path, message: `${leaf.key} is ${text}` };
      if (!holes.isUnknown(text)) continue;
      const message = `${leaf.key} is ${holes.show(text)}, which can be everything`;
      yield { path: leaf.path, message, unprovable: UNPROVABLE_EXPOSURE };
    }
  },
};

/** An empty list is as good as none: CloudFormation then leaves the default rule, which allows everything. */
function hasOutboundRule(resource: ResourceUnderAudit): boolean {
  return resource.select('SecurityGroupEgress[]').some((slot) => slot.value !== undefined);
}

function* groupsWithOutboundRules(app: RuleContext['app']): Iterable<string> {
  for (const { scope, properties } of app.resourcesOf('AWS::EC2::SecurityGroupEgress')) {
    for (const text of app.evaluator.texts(groupOf(properties), scope)) {
      const hole = app.evaluator.holes.whole(text);
      if (hole?.logicalId !== undefined) yield `${scope.name}\n${hole.logicalId}`;
    }
  }
}

function groupOf(properties: unknown): unknown {
  return typeof properties === 'object' && properties !== null && 'GroupId' in properties
    ? properties.GroupId
    : undefined;
}

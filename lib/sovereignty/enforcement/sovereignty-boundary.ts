import { Aspects, Aws, type IAspect, Lazy, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy, ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import type { EnforcementPolicies } from './enforcement-policies';

/** What a boundary holds. */
export interface SovereigntyBoundaryProps {
  /** The documents, of which one is the boundary. */
  readonly policies: EnforcementPolicies;
}

/**
 * The permission boundary of a site: whatever its roles are granted, it ends where the policy of the site ends.
 *
 * It holds in accounts without an organization too, where there are no service control policies, and it binds no more than the roles that
 * carry it. One is needed in every account.
 */
export class SovereigntyBoundary extends Construct {
  /** The name of the managed policy, the same in every account. */
  public readonly boundaryName: string;
  private readonly resource: CfnManagedPolicy;

  public constructor(scope: Construct, id: string, props: SovereigntyBoundaryProps) {
    super(scope, id);
    const { name, content } = props.policies.permissionBoundary;
    this.boundaryName = name;
    this.resource = new CfnManagedPolicy(this, 'Resource', {
      managedPolicyName: name,
      description: 'Limits what roles of the site can be granted to what its sovereignty policy allows.',
      policyDocument: content,
    });
    Validations.of(this.resource).acknowledge({
      id: 'CloudFormation-Validate::W2512',
      reason: 'A boundary grants nothing: what it leaves out is what roles can never be granted.',
    });
  }

  /**
   * Puts the boundary on every role and user below a construct, such as a stack or the whole app, also on those that other libraries make.
   *
   * Their stacks are deployed after that of the boundary. They name the boundary of their own account and do not refer to it, so that the
   * boundary can be moved. Service-linked roles and roles that exist already cannot carry it.
   */
  public applyTo(scope: IConstruct): void {
    const arnForReader = Lazy.uncachedString({
      produce: ({ scope: reader }) =>
        Stack.of(reader) === Stack.of(this)
          ? this.resource.ref
          : `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/${this.boundaryName}`,
    });
    PermissionsBoundary.of(scope).apply(ManagedPolicy.fromManagedPolicyArn(this, idFor(scope), arnForReader));
    Aspects.of(scope).add(new DeployedAfter(Stack.of(this)));
  }
}

function idFor(scope: IConstruct): string {
  return scope.node.path === '' ? 'App' : scope.node.addr;
}

/** Has stacks deployed after another one of their stage. */
class DeployedAfter implements IAspect {
  public constructor(private readonly first: Stack) {}

  public visit(node: IConstruct): void {
    if (!Stack.isStack(node) || node === this.first || node.nestedStackParent !== undefined) return;
    if (Stage.of(node) === Stage.of(this.first)) node.addStackDependency(this.first);
  }
}

import type * as iam from 'aws-cdk-lib/aws-iam';
import { PrincipalPolicyFragment } from 'aws-cdk-lib/aws-iam';
import { DependencyGroup, type IDependable } from 'constructs';

/** All roles of the nodes of a cluster as one: what is granted to it is granted to each. */
export class NodePrincipal implements iam.IPrincipal {
  public readonly assumeRoleAction: string = 'sts:AssumeRole';
  private readonly roles: readonly iam.IRole[];

  public constructor(roles: readonly iam.IRole[]) {
    this.roles = roles;
  }

  public get grantPrincipal(): iam.IPrincipal {
    return this;
  }

  public get policyFragment(): iam.PrincipalPolicyFragment {
    const principals: { [key: string]: string[] } = {};
    for (const { policyFragment } of this.roles) {
      for (const [key, values] of Object.entries(policyFragment.principalJson)) {
        principals[key] = [...(principals[key] ?? []), ...values];
      }
    }
    return new PrincipalPolicyFragment(principals);
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    const results = this.roles.map((role) => role.addToPrincipalPolicy(statement.copy()));
    const parts = results
      .map(({ policyDependable }) => policyDependable)
      .filter((one): one is IDependable => one !== undefined);
    return {
      statementAdded: results.length > 0 && results.every(({ statementAdded }) => statementAdded),
      policyDependable: new DependencyGroup(...parts),
    };
  }
}

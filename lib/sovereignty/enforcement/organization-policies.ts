import { Stack, Token } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { POLICY_TARGET } from '../../catalog/policy-shapes';
import { EnforcementKind } from '../../catalog/sovereignty-words';
import { AiFactoryError } from '../../errors';
import type { EnforcementDocument } from './enforcement-document';
import type { EnforcementPolicies } from './enforcement-policies';
import { descriptionOf, POLICY_TYPES } from './organization-policy';

/** Policies of an organization and what they are attached to. */
export interface OrganizationPoliciesProps {
  /** The documents. */
  readonly policies: EnforcementPolicies;
  /** Ids of the root, of units or of accounts that the policies are attached to. */
  readonly targetIds: string[];
  /**
   * Ids that the opt-out of AI services is attached to. The root is the right place: what holds for all accounts is opted out of by none.
   *
   * @default - `targetIds`
   */
  readonly aiOptOutTargetIds?: string[];
  /**
   * Kinds that are deployed. Each has to be enabled on the root of the organization first, which CloudFormation cannot do.
   *
   * @default - every kind for which there is a document
   */
  readonly kinds?: EnforcementKind[];
}

/**
 * Attaches the policies of a site to an organization.
 *
 * It belongs in a stack of the management account or of a delegated administrator, apart from the stacks of the site, with termination
 * protection. Its policies are deleted with it: one that stayed behind would take a place of its target and its name for good, and deny by
 * a policy that nobody keeps up to date.
 */
export class OrganizationPolicies extends Construct {
  /** The ids of the policies, by name. */
  public readonly policyIds: { [name: string]: string };

  /**
   * @throws AIF-SOV-604 when a target is not the id of a root, a unit or an account, or there is none
   * @throws AIF-SOV-605 at synthesis, when the stack has no termination protection
   */
  public constructor(scope: Construct, id: string, props: OrganizationPoliciesProps) {
    super(scope, id);
    this.requireTargets('targetIds', props.targetIds);
    if (props.aiOptOutTargetIds !== undefined) this.requireTargets('aiOptOutTargetIds', props.aiOptOutTargetIds);
    this.requireTerminationProtection();
    const documents = props.policies
      .organizationDocuments()
      .filter(({ kind }) => props.kinds === undefined || props.kinds.includes(kind));
    this.policyIds = Object.fromEntries(documents.map((document) => [document.name, this.policyOf(document, props)]));
  }

  private policyOf(document: EnforcementDocument, props: OrganizationPoliciesProps): string {
    const { name, kind, content } = document;
    const description = descriptionOf(document);
    const targets = kind === EnforcementKind.AI_OPT_OUT ? props.aiOptOutTargetIds : undefined;
    const policy = new CfnPolicy(this, name, {
      name,
      type: POLICY_TYPES[kind] ?? kind,
      content,
      targetIds: [...new Set(targets ?? props.targetIds)].sort(),
      ...(description === '' ? {} : { description }),
    });
    return policy.attrId;
  }

  private requireTargets(prop: string, targets: readonly string[]): void {
    const wrong = targets.find((target) => !Token.isUnresolved(target) && !POLICY_TARGET.test(target));
    if (targets.length > 0 && wrong === undefined) return;
    throw new AiFactoryError(
      'AIF-SOV-604',
      wrong === undefined ? `${prop} is empty` : `${prop} holds ${JSON.stringify(wrong)}`,
      'write the id of a root ("r-…"), of a unit ("ou-…") or of an account (twelve digits)',
      this,
    );
  }

  private requireTerminationProtection(): void {
    this.node.addValidation({
      validate: () =>
        Stack.of(this).terminationProtection === true
          ? []
          : [
              new AiFactoryError(
                'AIF-SOV-605',
                'the stack with the policies of the organization can be deleted, and everything would be allowed',
                'set terminationProtection: true on the stack',
                this,
              ).message,
            ],
    });
  }
}

import { EnforcementKind } from '../../catalog/sovereignty-words';
import type { ConformancePack } from './conformance-pack';
import { controlTowerList } from './control-tower';
import type { EnforcementDocument } from './enforcement-document';
import type { EnforcementPolicies } from './enforcement-policies';
import type { EnforcementProps } from './enforcement-props';
import { descriptionOf, POLICY_TYPES } from './organization-policy';
import type { PolicyDestination } from './policy-files';

/** How to attach the files by hand, in the order in which nothing locks anybody out. */
export function attachmentGuide(
  { policy, siteId }: EnforcementProps,
  policies: EnforcementPolicies,
  pack: ConformancePack,
  destination: PolicyDestination,
): string {
  const { kinds } = destination;
  const attached = policies.organizationDocuments().filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const { controls } = controlTowerList(policy);
  const boundary = policies.permissionBoundary.name;
  return [
    `# Policies of the site ${siteId}\n`,
    'Everything here follows from the policy of the site. Do not edit it: change the site and write it again. Each document is JSON without white',
    'space, since white space counts.\n',
    '## 1. Before anything is attached\n',
    '- Make the exempt roles of the policy. What they may do is refused to everyone else from the next call on.',
    `- Deploy with the roles of \`cdk bootstrap\`: only they are proven to get through.`,
    '- Attach everything to one test account first, and try what has to work.\n',
    '## 2. The permission boundary, in each account of the site\n',
    ...shell(`aws iam create-policy --policy-name ${boundary} --policy-document file://${boundary}.json`),
    '## 3. Kinds of policies, once in the management account\n',
    '`aws organizations list-roots` prints the id of the root.\n',
    ...shell(
      ...[...new Set(attached.map(typeOf))].map(
        (type) => `aws organizations enable-policy-type --root-id "$ROOT_ID" --policy-type ${type}`,
      ),
    ),
    '## 4. Policies of the organization, in the management account\n',
    ...attached.flatMap((document) => attachmentOf(document, destination)),
    '## 5. What AWS Config watches, in each account and Region of the site\n',
    `\`conformance-pack.yaml\` has ${pack.rules.length} rules. The account needs a recorder of AWS Config that records all types. AWS Config refuses the pack`,
    'where the Region lacks one of its managed rules: name that rule in `enforcement.conformancePack.excludedRules` and write the files again.\n',
    ...shell(
      `aws configservice put-conformance-pack --region ${policy.region} --conformance-pack-name ${siteId}-sovereignty --template-body file://conformance-pack.yaml`,
    ),
    '## 6. Controls of AWS Control Tower, where it governs the organization\n',
    `\`control-tower.json\` lists ${controls.length} controls and what each covers. Where it gives an identifier, put the home Region of the landing zone into it;`,
    'the others are in the console, under their names.\n',
    ...shell('aws controltower enable-control --control-identifier "$CONTROL" --target-identifier "$UNIT_ARN"'),
    '## 7. What is left\n',
    '`not-enforceable.md` says what no policy enforces, and what covers it instead.\n',
    '## After a change of the site\n',
    'Write the files again, and bring each document that differs to AWS. Make and attach a document that is new before you update one that has become',
    'shorter: its statements may have moved.\n',
    ...shell('aws organizations update-policy --policy-id "$POLICY_ID" --content "file://$DOCUMENT.json"'),
    'The boundary gets a new version in each account; where every role has to carry it, a platform role has to make it.\n',
    ...shell(
      `aws iam create-policy-version --set-as-default --policy-arn "$BOUNDARY_ARN" --policy-document file://${boundary}.json`,
    ),
  ].join('\n');
}

function attachmentOf(document: EnforcementDocument, { targetIds, aiOptOutTargetIds }: PolicyDestination): string[] {
  const { name, kind } = document;
  const stated = kind === EnforcementKind.AI_OPT_OUT ? (aiOptOutTargetIds ?? targetIds) : targetIds;
  const targets = stated.length === 0 ? ['"$TARGET_ID"'] : stated;
  return shell(
    `POLICY_ID=$(aws organizations create-policy --name ${name} --type ${typeOf(document)} --description "${descriptionOf(document)}" --content file://${name}.json --query Policy.PolicySummary.Id --output text)`,
    ...targets.map((target) => `aws organizations attach-policy --policy-id "$POLICY_ID" --target-id ${target}`),
  );
}

function typeOf({ kind }: EnforcementDocument): string {
  return POLICY_TYPES[kind] ?? kind;
}

function shell(...commands: readonly string[]): string[] {
  return ['```sh', ...commands, '```', ''];
}

import { CONFLICTING_RULES, type ConflictingRule } from '../../catalog/conflicting-rules';

/** A rule of a popular pack that contradicts the policy, with the exception ready to be pasted. */
export interface Conflict extends ConflictingRule {
  readonly exception: string;
}

/** The conflicts that the policy has with popular packs. */
export function conflicts(): readonly Conflict[] {
  return CONFLICTING_RULES.map((rule) => ({ ...rule, exception: exceptionText(rule) }));
}

/** The exception in the language of the tool. */
function exceptionText({ form, rule, justification }: ConflictingRule): string {
  switch (form) {
    case 'cdkAcknowledgement':
      return [
        'Validations.of(stack).acknowledge({',
        `  id: ${quoted(rule)},`,
        `  reason: ${quoted(justification)},`,
        '});',
      ].join('\n');
    case 'prowlerMutelist':
      return [
        'Mutelist:',
        '  Accounts:',
        '    "*":',
        '      Checks:',
        `        ${JSON.stringify(rule)}:`,
        '          Regions: ["*"]',
        '          Resources: ["*"]',
        `          Description: ${JSON.stringify(justification)}`,
      ].join('\n');
    case 'configPack':
      return [
        `# Leave the rule with SourceIdentifier: ${rule} out of the template of the pack.`,
        `# Reason: ${justification}`,
      ].join('\n');
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

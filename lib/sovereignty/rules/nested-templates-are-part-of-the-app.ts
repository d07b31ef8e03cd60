import type { SovereigntyRule } from './rule';

export const NESTED_TEMPLATES_ARE_PART_OF_THE_APP: SovereigntyRule = {
  code: 'AIF-SOV-402',
  severity: 'fatal',
  title: 'Nested templates are part of the app',
  explanation:
    'A nested stack deploys what its address holds at that time. Only a template of this audit has been judged.',
  remedy: 'Nest a stack of the app (NestedStack), or audit the template together with its parent.',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html'],
  frameworks: ['NIST.800-53r5 CM-6'],
  concerns: (type) => type === 'AWS::CloudFormation::Stack',
  *check(resource, { app }) {
    if (app.nestedTemplate(resource.scope, resource.logicalId) !== undefined) return;
    const [url = 'not set'] = resource.values('TemplateURL');
    yield { path: 'Properties.TemplateURL', message: `${resource.holes.show(url)} is not a template of this audit` };
  },
};

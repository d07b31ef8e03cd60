import { isRecord } from '../intrinsics/intrinsic';
import { isCustomResource } from '../template/template-scope';
import type { SovereigntyRule } from './rule';

const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::StackSet', 'deploys templates to other accounts and Regions'],
  ['AWS::CloudFormation::ModuleVersion', 'registers resources that no template shows'],
  ['AWS::CloudFormation::ModuleDefaultVersion', 'registers resources that no template shows'],
  ['AWS::CloudFormation::PublicTypeVersion', 'publishes code to everyone'],
  ['AWS::CloudFormation::Publisher', 'publishes code to everyone'],
  ['AWS::CloudFormation::TypeActivation', 'runs the code of a third party'],
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'deploys a template that is kept elsewhere'],
]);

export const RESOURCE_TYPES_ARE_KNOWN: SovereigntyRule = {
  code: 'AIF-SOV-404',
  severity: 'fatal',
  title: 'Resources are made by AWS or by the app',
  explanation:
    'A third-party resource type runs code of its publisher, and a stack set or product deploys what was not judged.',
  remedy: 'Use resource types of AWS, and deploy each stack of the app by itself.',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry.html'],
  frameworks: ['NIST.800-53r5 CM-6', 'NIST.800-53r5 SA-9(2)'],
  concerns: (type) => !type.startsWith('AWS::') || ELSEWHERE.has(type),
  *check({ type, definition }) {
    if (!isRecord(definition) || type === '') {
      yield { path: 'Type', message: 'the resource has no type' };
      return;
    }
    const effect = ELSEWHERE.get(type);
    if (effect !== undefined) yield { path: 'Type', message: `${type} ${effect}` };
    else if (!type.startsWith('AWS::') && !isCustomResource(type)) {
      yield { path: 'Type', message: `${type} runs the code of a third party` };
    }
  },
};

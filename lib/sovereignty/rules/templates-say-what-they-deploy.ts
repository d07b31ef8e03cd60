import { isRecord, property } from '../intrinsics/intrinsic';
import type { TemplateScope } from '../template/template-scope';
import type { SovereigntyRule, Violation } from './rule';

/** Transforms that only evaluate functions written in the template itself. */
const READABLE_TRANSFORMS = new Set(['AWS::LanguageExtensions']);

export const TEMPLATES_SAY_WHAT_THEY_DEPLOY: SovereigntyRule = {
  code: 'AIF-SOV-401',
  severity: 'fatal',
  title: 'Templates say what they deploy',
  explanation:
    'A transform, a macro or a loop rewrites the template after it was judged: what is deployed is not what was read.',
  remedy: 'Write the resources out; CDK apps need no transforms.',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html'],
  frameworks: ['NIST.800-53r5 CM-6'],
  *checkTemplate(template) {
    yield* transforms(template);
    for (const key of ['Resources', 'Conditions', 'Outputs', 'Mappings', 'Parameters']) {
      const section = property(template.source.template, key);
      if (!isRecord(section)) continue;
      for (const name of Object.keys(section)) {
        if (!/^Fn::(?:Transform|ForEach)/.test(name)) continue;
        yield { path: `${key}.${name}`, message: `${name} rewrites the template` };
      }
    }
  },
  *check(resource) {
    if (resource.type === 'AWS::CloudFormation::Macro') {
      yield { path: 'Type', message: 'the macro rewrites templates of this account' };
    }
    if (resource.type.endsWith('::MODULE'))
      yield { path: 'Type', message: `${resource.type} stands for resources that are kept elsewhere` };
    for (const place of resource.opaque) yield { path: place.path, message: `${place.what} decides what stands here` };
    if (isRecord(resource.definition)) {
      for (const key of Object.keys(resource.definition)) {
        if (/^Fn::/.test(key)) yield { path: key, message: `${key} rewrites the resource` };
      }
    }
  },
};

function* transforms({ source }: TemplateScope): Iterable<Violation> {
  const transform = property(source.template, 'Transform');
  const names = Array.isArray(transform) ? transform : transform === undefined ? [] : [transform];
  for (const item of names) {
    const name = typeof item === 'string' ? item : String(property(item, 'Name') ?? 'a transform');
    if (!READABLE_TRANSFORMS.has(name))
      yield { path: 'Transform', message: `the transform ${name} rewrites the template` };
  }
  if (property(source.template, 'Fn::Transform') !== undefined) {
    yield { path: 'Fn::Transform', message: 'Fn::Transform rewrites the template' };
  }
}

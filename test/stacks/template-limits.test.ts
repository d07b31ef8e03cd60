import { App, CfnOutput, CfnParameter, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { TemplateLimits } from '../../lib/stacks/template-limits';

function synthesized(fill: (stack: Stack) => void) {
  const app = new App();
  Validations.of(app).addPlugins(new TemplateLimits());
  fill(new Stack(app, 'Stack'));
  return () => app.synth();
}

function topics(count: number) {
  return (stack: Stack) => {
    for (let index = 0; index < count; index += 1) {
      new CfnResource(stack, `Topic${index}`, { type: 'AWS::SNS::Topic' });
    }
  };
}

describe('the limits of a template', () => {
  test('let a template through that is just within them', () => {
    expect(synthesized(topics(399))).not.toThrow();
  });

  test.each<[string, string, (stack: Stack) => void]>([
    ['AIF-STACK-010', 'resources', topics(450)],
    [
      'AIF-STACK-011',
      'bytes',
      (stack) => {
        new CfnResource(stack, 'Big', { type: 'AWS::SNS::Topic', properties: { DisplayName: 'x'.repeat(900_001) } });
      },
    ],
    [
      'AIF-STACK-012',
      'dynamic references',
      (stack) => {
        for (let index = 0; index < 51; index += 1) {
          new CfnResource(stack, `Topic${index}`, {
            type: 'AWS::SNS::Topic',
            properties: { DisplayName: `{{resolve:ssm:/name/${index}}}` },
          });
        }
      },
    ],
    [
      'AIF-STACK-013',
      'outputs',
      (stack) => {
        topics(1)(stack);
        for (let index = 0; index < 181; index += 1) {
          new CfnOutput(stack, `Output${index}`, { value: 'x' });
        }
      },
    ],
    [
      'AIF-STACK-014',
      'parameters',
      (stack) => {
        topics(1)(stack);
        for (let index = 0; index < 181; index += 1) {
          new CfnParameter(stack, `Parameter${index}`);
        }
      },
    ],
  ])('fail with %s when there are too many %s', (code, what, fill) => {
    expect(synthesized(fill)).toThrow(new RegExp(`the template has \\d+ ${what}[\\s\\S]*${code}`));
  });

  test('cannot be acknowledged away', () => {
    expect(
      synthesized((stack) => {
        topics(450)(stack);
        Validations.of(stack).acknowledge({ id: 'cdk-ai-factory-limits::AIF-STACK-010', reason: 'no' });
      }),
    ).toThrow('AIF-STACK-010');
  });
});

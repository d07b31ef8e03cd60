import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../lib/sovereignty/audit';
import { auditOne, codes, policy } from './fixtures';

const word = fc.constantFrom(
  'Ref',
  'Fn::Join',
  'Fn::Sub',
  'Fn::If',
  'Fn::Select',
  'Fn::Split',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::ImportValue',
  'Fn::GetStackOutput',
  'Fn::Transform',
  'Fn::Base64',
  'Fn::ToJsonString',
  'Statement',
  'Effect',
  'Principal',
  'Condition',
  'Resource',
  'Properties',
  'Type',
  'Region',
  'Url',
  'Image',
  'KmsKeyId',
  '__proto__',
  'constructor',
  'A',
);
const value = fc.constantFrom(
  'AWS::Region',
  'AWS::NoValue',
  'A',
  'A.B',
  '${A}',
  '${',
  'arn:aws:s3:::x',
  'arn:::::',
  '{"a":',
  '[[[',
  '{{resolve:x}}',
  '',
  '*',
  'Allow',
  '\uE0000\uE001',
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    value,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie('tree'), { maxKeys: 4 }),
  ),
}));

describe('robustness', () => {
  test('anything may stand where a template should', () => {
    fc.assert(
      fc.property(fc.anything(), (template) => {
        expect(Array.isArray(auditOne(template))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('anything may stand in a template', () => {
    fc.assert(
      fc.property(
        tree,
        tree,
        tree,
        fc.constantFrom(
          'AWS::S3::Bucket',
          'AWS::CloudFormation::Stack',
          'AWS::KMS::Key',
          'Custom::X',
          'AWS::EC2::SecurityGroup',
        ),
        (properties, mappings, outputs, type) => {
          const template = {
            Mappings: mappings,
            Parameters: outputs,
            Outputs: outputs,
            Resources: {
              A: { Type: type, Properties: properties },
              B: properties,
              ...(typeof mappings === 'object' ? mappings : {}),
            },
          };
          expect(Array.isArray(auditOne(template))).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a value may depend on itself', () => {
    const template = {
      Resources: { T: { Type: 'AWS::New::Type', Properties: { Region: { 'Fn::ImportValue': 'x' } } } },
      Outputs: { O: { Value: { 'Fn::ImportValue': 'x' }, Export: { Name: 'x' } } },
    };
    expect(codes(auditOne(template))).toEqual(['AIF-SOV-902']);
  });

  test('a value with very many alternatives cannot be proven', () => {
    const choice = (a: unknown, b: unknown) => ({ 'Fn::If': ['C', a, b] });
    const Region = { 'Fn::Join': ['', Array.from({ length: 30 }, (_, i) => choice(`a${i}`, `b${i}`))] };
    expect(codes(auditOne({ Resources: { T: { Type: 'AWS::New::Type', Properties: { Region } } } }))).toEqual([
      'AIF-SOV-902',
    ]);
  });

  test('exports that double are judged before the limit of a test', () => {
    const Outputs = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `O${i}`,
        {
          Value: { 'Fn::Join': ['', [{ 'Fn::ImportValue': `e${i + 1}` }, { 'Fn::ImportValue': `e${i + 1}` }]] },
          Export: { Name: `e${i}` },
        },
      ]),
    );
    expect(
      codes(
        auditOne({
          Resources: { T: { Type: 'AWS::New::Type', Properties: { Region: { 'Fn::ImportValue': 'e0' } } } },
          Outputs,
        }),
      ),
    ).toEqual(['AIF-SOV-902']);
  });

  test('what is nested too deeply to be read is reported', () => {
    let value: unknown = 'us-east-1';
    for (let i = 0; i < 5000; i++) value = { a: value };
    expect(codes(auditOne({ Resources: { T: { Type: 'AWS::New::Type', Properties: value } } }))).toEqual([
      'AIF-SOV-401',
    ]);
  });

  test.each([
    'arn:'.repeat(250_000),
    `arn:${'${'.repeat(300_000)}`,
    'a.'.repeat(400_000),
    '{{resolve:'.repeat(90_000),
    'aws.'.repeat(200_000),
    `https://${'a@'.repeat(300_000)}`,
    '\n'.repeat(500_000),
  ])('a hostile text is judged before the limit of a test (%#)', (text) => {
    const findings = auditOne({
      Resources: {
        T: {
          Type: 'AWS::New::Type',
          Properties: { Url: text, Image: text, Region: text, AvailabilityZone: text, modelId: text },
        },
      },
    });
    expect(findings.every((finding) => finding.logicalId === 'T')).toBe(true);
  });

  // Work that grows with the square of the resources would take minutes, and run into the limit of a test.
  test('twenty thousand resources are judged without work that grows with their square', () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [
        `Q${i}`,
        {
          Type: 'AWS::SQS::Queue',
          Properties: {
            KmsMasterKeyId: { 'Fn::GetAtt': ['K', 'Arn'] },
            QueueName: { 'Fn::Sub': '${AWS::Region}-q' },
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Q0', 'Arn'] } },
            Tags: [{ Key: 'a', Value: 'b' }],
          },
        },
      ]),
    );
    expect(
      auditOne({ Resources: { ...Resources, K: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } } } }),
    ).toEqual([]);
  });

  test('the same templates give the same findings, whatever their order', () => {
    const a = {
      name: 'A',
      template: { Resources: { B: { Type: 'AWS::S3::Bucket' }, A: { Type: 'AWS::SQS::Queue' } } },
    };
    const b = { name: 'B', template: { Resources: { C: { Type: 'AWS::EC2::EIP' } } } };
    expect(auditTemplates(policy(), [a, b])).toEqual(auditTemplates(policy(), [b, a]));
  });
});

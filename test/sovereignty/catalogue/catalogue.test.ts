import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../../lib/sovereignty/audit';
import { RULES } from '../../../lib/sovereignty/rules';
import { policy } from '../fixtures';
import { BUCKET, KEY, type Leak } from './leak';
import { LEAKS } from './leaks';

/** Resources that keep the policy, of three stacks, and one more. */
function assembly(planted?: Leak) {
  const bucket = {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  };
  const sound = {
    Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
    Bucket: bucket,
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: KEY } },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
    Objects: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: BUCKET } },
  };
  const extra = planted === undefined ? {} : { Planted: { Type: planted.type, Properties: planted.properties } };
  return ['A', 'B', 'C'].map((name) => ({
    name,
    account: '111122223333',
    region: 'eusc-de-east-1',
    fromAssembly: true,
    template: {
      Parameters: { P: { Type: 'String' } },
      Resources: name === 'B' ? { ...sound, ...extra } : sound,
    },
  }));
}

describe('the catalogue of leaks', () => {
  test('is planted into an assembly without findings', () => {
    expect(auditTemplates(policy(), assembly())).toEqual([]);
  });

  test.each(LEAKS)('$id: $type is found where it was planted, as AIF-SOV-$code', (planted) => {
    const sound = new Set(
      auditTemplates(policy(planted.props), assembly()).map(({ template, logicalId }) => `${template} ${logicalId}`),
    );
    const found = auditTemplates(policy(planted.props), assembly(planted)).filter(
      ({ template, logicalId }) => !sound.has(`${template} ${logicalId}`),
    );
    expect(new Set(found.map(({ template, logicalId }) => `${template} ${logicalId}`))).toEqual(new Set(['B Planted']));
    expect(found.map(({ code }) => code)).toContain(`AIF-SOV-${planted.code}`);
  });
});

describe('the rules', () => {
  test('are each named by a test, by their code or its last digits', () => {
    const folder = join(__dirname, '..');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const tests = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    const untested = RULES.map(({ code }) => code).filter(
      (code) => !tests.includes(`'${code.slice(-3)}'`) && !tests.includes(code),
    );
    expect(untested).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { auditOne, auditResource, codes } from '../fixtures';

const TRAIL = 'AWS::CloudTrail::Trail';
const STORE = 'AWS::CloudTrail::EventDataStore';

function found(type: string, properties: object, props: object = {}): string[] {
  return codes(auditResource(type, properties, props)).filter((code) => /-50[123]$/.test(code));
}

describe('a trail', () => {
  test('records, with digests of its files', () => {
    expect(found(TRAIL, { EnableLogFileValidation: true, IsLogging: true })).toEqual([]);
    expect(found(TRAIL, { IsLogging: true })).toEqual(['AIF-SOV-502']);
    expect(found(TRAIL, { EnableLogFileValidation: true, IsLogging: false })).toEqual(['AIF-SOV-502']);
  });

  test('may be an event data store that is protected and kept long enough', () => {
    const sound = { MultiRegionEnabled: false, RetentionPeriod: 731 };
    expect(found(STORE, sound)).toEqual([]);
    expect(found(STORE, { ...sound, TerminationProtectionEnabled: false })).toEqual(['AIF-SOV-502']);
    expect(found(STORE, { ...sound, IngestionEnabled: false })).toEqual(['AIF-SOV-502']);
    expect(found(STORE, { ...sound, RetentionPeriod: 90 })).toEqual(['AIF-SOV-501']);
    expect(found(STORE, sound, { maximumLogRetentionDays: 400 })).toEqual(['AIF-SOV-501']);
  });
});

describe('the bucket of a trail', () => {
  const locked = (retention: object) => ({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: retention } },
  });
  const codesWith = (bucket: object, name: unknown = { Ref: 'Logs' }, props: object = { immutableLogs: true }) => {
    const template = {
      Resources: {
        Logs: { Type: 'AWS::S3::Bucket', Properties: bucket },
        Trail: {
          Type: TRAIL,
          Properties: { S3BucketName: name, EnableLogFileValidation: true, IsLogging: true },
        },
      },
    };
    const found = auditOne(template, props).filter(({ logicalId }) => logicalId === 'Trail');
    return codes(found).filter((code) => /503|905/.test(code));
  };

  test('keeps every object for as long as logs are kept', () => {
    expect(codesWith(locked({ Mode: 'COMPLIANCE', Days: 365 }))).toEqual([]);
    expect(codesWith(locked({ Mode: 'COMPLIANCE', Years: 1 }))).toEqual([]);
    expect(codesWith(locked({ Mode: 'COMPLIANCE', Days: 90 }))).toEqual(['AIF-SOV-503']);
    expect(codesWith(locked({ Mode: 'GOVERNANCE', Days: 365 }))).toEqual(['AIF-SOV-503']);
    expect(codesWith({})).toEqual(['AIF-SOV-503']);
    expect(codesWith({}, { Ref: 'Logs' }, {})).toEqual([]);
  });

  test('cannot be proven to keep anything when it is not of the app', () => {
    expect(codesWith({}, 'somewhere')).toEqual(['AIF-SOV-905']);
  });
});

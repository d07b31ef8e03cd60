import { describe, expect, test } from 'vitest';
import { auditOne } from './fixtures';

const HANDLER = 'AWS679f53fac002430cb0da5b7982bd22872D164C4C';

function findings(properties: object, type = 'Custom::AWS'): string[] {
  const template = {
    Parameters: { P: { Type: 'String' } },
    Resources: {
      [HANDLER]: { Type: 'AWS::New::Type' },
      Call: { Type: type, Properties: { ServiceToken: { 'Fn::GetAtt': [HANDLER, 'Arn'] }, ...properties } },
    },
  };
  return auditOne(template).map(({ code, path }) => `${code.slice(-3)} ${path}`);
}

const call = (service: string, action: string, rest: object = {}) => JSON.stringify({ service, action, ...rest });

describe('calls of custom resources', () => {
  test.each([
    ['S3', 'putBucketReplication'],
    ['@aws-sdk/client-s3', 'PutBucketReplicationCommand'],
    ['client-cloudfront', 'createDistribution'],
    ['EC2', 'CreateInternetGateway'],
    ['Global Accelerator', 'createAccelerator'],
    ['RDS', 'copyDBClusterSnapshot'],
    ['KMS', 'replicateKey'],
  ])('%s.%s is found', (service, action) => {
    expect(findings({ Create: call(service, action) })).toEqual(['405 Properties.Create.action']);
  });

  test.each(['Create', 'Update', 'Delete'])('are found in %s', (phase) => {
    expect(findings({ [phase]: call('KMS', 'disableKey') })).toEqual([`405 Properties.${phase}.action`]);
  });

  test('are found where the text is joined with tokens, and under another type', () => {
    const Create = {
      'Fn::Join': [
        '',
        ['{"service":"S3","action":"putBucketReplication","parameters":{"Bucket":"', { Ref: HANDLER }, '"}}'],
      ],
    };
    expect(findings({ Create }, 'Custom::Mine')).toEqual(['405 Properties.Create.action']);
  });

  test('are held against the Regions and addresses of the policy', () => {
    const Create = call('SQS', 'sendMessage', {
      region: 'us-east-1',
      parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q' },
    });
    expect(findings({ Create })).toEqual(['041 Properties.Create.parameters.QueueUrl', '020 Properties.Create.region']);
  });

  test.each(['Custom::AWS', 'Custom::Mine'])('that anyone may choose at deployment cannot be proven (%s)', (type) => {
    expect(findings({ Create: { Ref: 'P' } }, type)).toEqual(['905 Properties.Create']);
    const Create = { 'Fn::Join': ['', ['{"service":"S3","action":"', { Ref: 'P' }, '"}']] };
    expect(findings({ Create }, type)).toEqual(['905 Properties.Create']);
  });

  test('find out that the handler fetches the latest SDK', () => {
    expect(findings({ InstallLatestAwsSdk: 'true' })).toEqual(['405 Properties.InstallLatestAwsSdk']);
  });

  test('that stay in the Region are no findings', () => {
    expect(
      findings({ Create: call('SSM', 'getParameter', { parameters: { Name: 'x' } }), InstallLatestAwsSdk: 'false' }),
    ).toEqual([]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CustomResource, Stack } from 'aws-cdk-lib';
import { IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { OpenIdConnectProvider } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import { TriggerFunction } from 'aws-cdk-lib/triggers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CDK_HANDLERS } from '../../lib/catalog/cdk-handlers';
import { auditTemplates } from '../../lib/sovereignty/audit';
import type { Finding } from '../../lib/sovereignty/finding';
import { readTemplates } from '../../lib/sovereignty/read-templates';
import { ACCOUNT, HOME, policy } from './fixtures';

const folder = mkdtempSync(join(tmpdir(), 'handlers-'));
const INLINE = {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = () => {}'),
};
let findings: readonly Finding[] = [];

/** An app that has the AWS CDK add its handlers. */
beforeAll(() => {
  const outdir = join(folder, 'cdk.out');
  const app = new App({ outdir, analyticsReporting: false });
  const env = { account: ACCOUNT, region: HOME };
  const stack = new Stack(app, 'Stack', { env, crossRegionReferences: true });
  const far = new Stack(app, 'Far', { env: { ...env, region: 'eusc-de-west-1' }, crossRegionReferences: true });
  const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true });
  const vpc = new Vpc(stack, 'Vpc', {
    ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
    subnetConfiguration: [{ name: 'inner', subnetType: SubnetType.PRIVATE_ISOLATED }],
    restrictDefaultSecurityGroup: true,
  });
  const bucket = new Bucket(stack, 'Bucket', {
    autoDeleteObjects: true,
    removalPolicy: RemovalPolicy.DESTROY,
    encryptionKey,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  });
  const queue = new Queue(stack, 'Queue', { encryptionMasterKey: encryptionKey });
  bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(queue));
  const farKey = new Key(far, 'Key', { enableKeyRotation: true });
  new StringParameter(stack, 'FarKey', { stringValue: farKey.keyArn });
  const files = join(folder, 'files');
  mkdirSync(files);
  writeFileSync(join(files, 'a.txt'), 'a');
  new BucketDeployment(stack, 'Deployment', { destinationBucket: bucket, sources: [Source.asset(files)] });
  new LogRetention(stack, 'Retention', { logGroupName: '/x', retention: RetentionDays.ONE_YEAR });
  new OpenIdConnectProvider(stack, 'Oidc', { url: `https://oidc.eks.${HOME}.amazonaws.eu/id/A` });
  const onEventHandler = new LambdaFunction(stack, 'Mine', { ...INLINE, vpc });
  const provider = new Provider(stack, 'Provider', { onEventHandler, isCompleteHandler: onEventHandler });
  new CustomResource(stack, 'Custom', { serviceToken: provider.serviceToken });
  new TriggerFunction(stack, 'Trigger', { ...INLINE, vpc });
  new AwsCustomResource(stack, 'Call', {
    onUpdate: {
      service: 'S3',
      action: 'putBucketReplication',
      region: 'us-east-1',
      parameters: { Bucket: bucket.bucketName },
      physicalResourceId: PhysicalResourceId.of('call'),
    },
    installLatestAwsSdk: true,
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: [bucket.bucketArn] }),
  });
  app.synth();
  findings = auditTemplates(policy(), readTemplates([outdir]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (finding: Finding) => CDK_HANDLERS.find(({ madeBy }) => finding.help.includes(madeBy));

describe('handlers that the AWS CDK adds', () => {
  test('are called what they are, with what makes them and how to do without', () => {
    const functions = findings.filter(({ resourceType }) => resourceType === 'AWS::Lambda::Function');
    const recognized = functions.flatMap((finding) => of(finding)?.madeBy ?? []);
    expect(functions.length - recognized.length).toBe(0);
    expect([...new Set(recognized)].sort()).toEqual([
      '`addEventNotification` of a bucket',
      '`autoDeleteObjects: true` of a bucket',
      '`crossRegionReferences: true` of a stack',
      '`logRetention` of a function or a database, or `new LogRetention(…)`',
      '`new AwsCustomResource(…)`, or a construct that calls an API with one',
      '`new BucketDeployment(…)` or `new DeployTimeSubstitutedFile(…)`',
      '`new OpenIdConnectProvider(…)`, also in EKS clusters',
      '`new Provider(…)`',
      '`new Trigger(…)` or `new TriggerFunction(…)`',
      '`restrictDefaultSecurityGroup`, which a feature flag turns on for every `Vpc`',
    ]);
  });

  test('are no exception: each one outside the network is found', () => {
    const found = findings.filter(({ code }) => code === 'AIF-SOV-103').map(({ message }) => message);
    expect(found.length).toBeGreaterThan(10);
    expect(found.every((message) => message.includes('of the AWS CDK'))).toBe(true);
  });

  test('are found under the construct that the manifest names', () => {
    expect(findings.map(({ constructPath }) => constructPath)).toContain(
      'Stack/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler',
    );
  });

  test('make calls that are read', () => {
    const calls = findings.filter(({ constructPath }) => constructPath === 'Stack/Call/Resource/Default');
    expect(calls.map(({ code, path }) => `${code.slice(-3)} ${path}`)).toEqual([
      '405 Properties.Create.action',
      '020 Properties.Create.region',
      '405 Properties.InstallLatestAwsSdk',
      '405 Properties.Update.action',
      '020 Properties.Update.region',
    ]);
  });
});

describe('the table of handlers', () => {
  test('has marks of letters and digits, each one once', () => {
    const marks = CDK_HANDLERS.map(({ mark }) => mark);
    expect(marks.filter((mark) => !/^[A-Za-z0-9]+$/.test(mark))).toEqual([]);
    expect(new Set(marks).size).toBe(marks.length);
  });
});

import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { describe, expect, test } from 'vitest';
import { DataClass, type Hosting, PrivateRegion, type PrivateRegionProps } from '../../lib/region';
import { aiFactory, expectCode, ordinaryRegion, stackOf } from './fixture';

function privateRegion(hosting: Hosting, overrides: Partial<PrivateRegionProps> = {}) {
  const stack = stackOf(hosting);
  const region = new PrivateRegion(stack, 'Region', { siteId: 'bravo', hosting, ...overrides });
  return { stack, region, template: () => Template.fromStack(stack) };
}

function statementsOf(template: Template): { [key: string]: unknown }[] {
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));
  return key?.Properties.KeyPolicy.Statement;
}

describe('keys', () => {
  test('rotate, outlive the stack and can be rescued for 30 days', () => {
    const { region, template } = privateRegion(ordinaryRegion());

    region.key(DataClass.TRAINING_DATA);

    template().hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    template().hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/bravo/trainingData' });
  });

  test('are created once a class, when something first asks for them', () => {
    const { region, template } = privateRegion(ordinaryRegion(), { dataClasses: [DataClass.BACKUPS] });

    expect(region.key(DataClass.BACKUPS)).toBe(region.key(DataClass.BACKUPS));
    region.key(DataClass.LOGS);

    template().resourceCountIs('AWS::KMS::Key', 2);
  });

  test('keep their logical ids whatever order they are asked for in', () => {
    const idsAfter = (...classes: DataClass[]) => {
      const { region, template } = privateRegion(ordinaryRegion());
      for (const dataClass of classes) {
        region.key(dataClass);
      }
      return Object.keys(template().findResources('AWS::KMS::Key')).sort();
    };

    expect(idsAfter(DataClass.LOGS, DataClass.BACKUPS)).toEqual(idsAfter(DataClass.BACKUPS, DataClass.LOGS));
  });

  test('live in the stack of the private region, also when another stack asks', () => {
    const app = new App();
    const hosting = ordinaryRegion();
    const home = stackOf(hosting, 'home', app);
    const other = stackOf(hosting, 'other', app);
    const region = new PrivateRegion(home, 'Region', { siteId: 'bravo', hosting });

    new logs.LogGroup(other, 'LogGroup', { encryptionKey: region.key(DataClass.LOGS) });

    Template.fromStack(home).resourceCountIs('AWS::KMS::Key', 1);
    Template.fromStack(other).resourceCountIs('AWS::KMS::Key', 0);
  });

  test('are administered through IAM alone', () => {
    const { region, template } = privateRegion(ordinaryRegion());

    region.key(DataClass.MODEL_WEIGHTS);

    expect(statementsOf(template())).toEqual([
      expect.objectContaining({
        Action: 'kms:*',
        Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } },
      }),
    ]);
  });

  test('of logs let CloudWatch Logs of this Region in, for log groups of this account', () => {
    const { region, template } = privateRegion(aiFactory());

    region.key(DataClass.LOGS);

    expect(statementsOf(template())).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'logs.xa-north-1.private.example' },
        Condition: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': {
              'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:xa-north-1:111122223333:log-group:*']],
            },
          },
        },
      }),
    );
  });

  test.each([
    ['EC2 Auto Scaling', 'AutoScaling', 'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'],
    ['AWS PCS', 'ParallelComputing', 'pcs.amazonaws.com/AWSServiceRoleForPCS'],
  ])('of metadata let %s start encrypted nodes, without naming a role that may not exist', (_, sid, name) => {
    const { region, template } = privateRegion(ordinaryRegion());
    const role = `:iam::111122223333:role/aws-service-role/${name}`;
    const isService = {
      'aws:PrincipalAccount': '111122223333',
      'aws:PrincipalArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, role]] },
    };

    region.key(DataClass.METADATA);

    const statements = statementsOf(template());
    expect(statements).toContainEqual(
      expect.objectContaining({ Sid: `${sid}Volumes`, Condition: { StringEquals: isService } }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: `${sid}Grants`,
        Action: 'kms:CreateGrant',
        Condition: { StringEquals: isService, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    );
  });

  test('say by a tag what class of data they encrypt', () => {
    const { template } = privateRegion(ordinaryRegion(), { dataClasses: [DataClass.LOGS] });
    template().hasResourceProperties('AWS::KMS::Key', { Tags: [{ Key: 'ai-factory:data-class', Value: 'logs' }] });
  });

  test('that were made beforehand are used as they are, and the others are made', () => {
    const arn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { region, template } = privateRegion(ordinaryRegion(), {
      dataClasses: [DataClass.LOGS, DataClass.MODEL_WEIGHTS],
      keyArns: { modelWeights: arn },
    });
    expect(region.key(DataClass.MODEL_WEIGHTS).keyArn).toBe(arn);
    template().resourceCountIs('AWS::KMS::Key', 1);
  });

  test('fail when they are given for no class of data', () => {
    expectCode('AIF-REGION-021', () => privateRegion(ordinaryRegion(), { keyArns: { weights: 'arn' } }));
  });

  test('can be given a shorter time of rescue', () => {
    const { template } = privateRegion(ordinaryRegion(), {
      keyDeletionWindow: Duration.days(7),
      dataClasses: [DataClass.LOGS],
    });

    template().hasResourceProperties('AWS::KMS::Key', { PendingWindowInDays: 7 });
  });
});

describe('the block on public access', () => {
  test('is on in an AI Factory, in both directions', () => {
    privateRegion(aiFactory()).template().hasResourceProperties('AWS::EC2::VPCBlockPublicAccessOptions', {
      InternetGatewayBlockMode: 'block-bidirectional',
    });
  });

  test('is off in an ordinary Region unless asked for', () => {
    const type = 'AWS::EC2::VPCBlockPublicAccessOptions';

    privateRegion(ordinaryRegion()).template().resourceCountIs(type, 0);
    privateRegion(ordinaryRegion(), { blockPublicAccess: true }).template().resourceCountIs(type, 1);
  });

  test('fails when another private region of the account and Region holds it', () => {
    const hosting = aiFactory();
    const { stack } = privateRegion(hosting);

    expectCode('AIF-REGION-016', () => new PrivateRegion(stack, 'Other', { siteId: 'other', hosting }));
    expect(
      () => new PrivateRegion(stack, 'Third', { siteId: 'third', hosting, blockPublicAccess: false }),
    ).not.toThrow();
  });
});

test('tags reach everything below but placement groups, which a tag would replace', () => {
  const { region, template } = privateRegion(ordinaryRegion(), {
    dataClasses: [DataClass.LOGS],
    tags: { owner: 'platform' },
  });

  new ec2.CfnPlacementGroup(region, 'PlacementGroup', { strategy: 'cluster' });

  template().hasResourceProperties('AWS::KMS::Key', { Tags: Match.arrayWith([{ Key: 'owner', Value: 'platform' }]) });
  template().hasResourceProperties('AWS::EC2::PlacementGroup', { Tags: Match.absent() });
});

test('logs are kept for a year by default', () => {
  expect(privateRegion(ordinaryRegion()).region.logRetention).toBe(logs.RetentionDays.ONE_YEAR);
});

describe('a private region', () => {
  test('fails when the site id is unusable', () => {
    expectCode('AIF-REGION-015', () => privateRegion(ordinaryRegion(), { siteId: 'Bravo_1' }));
    expectCode('AIF-REGION-015', () => privateRegion(ordinaryRegion(), { siteId: 'aws' }));
  });

  test('fails when another one of the app has the same id in the same account and Region', () => {
    const hosting = ordinaryRegion();
    const app = new App();
    const region = (stack: string, siteId: string, there = hosting) =>
      new PrivateRegion(stackOf(there, stack, app), 'Region', { siteId, hosting: there });

    region('first', 'bravo');
    region('second', 'charlie');
    region('abroad', 'bravo', aiFactory({ zones: [{ name: 'xa-north-1a' }] }));

    expectCode('AIF-REGION-020', () => region('third', 'bravo'));
  });

  test.each([Duration.days(6), Duration.days(31), Duration.hours(200)])(
    'fails when keys can be rescued for %s',
    (window) => {
      expectCode('AIF-REGION-019', () => privateRegion(ordinaryRegion(), { keyDeletionWindow: window }));
    },
  );

  test('fails in a stack that may be deployed anywhere', () => {
    const hosting = ordinaryRegion();

    expectCode('AIF-REGION-010', () => new PrivateRegion(new Stack(), 'Region', { siteId: 'bravo', hosting }));
  });
});

describe('an imported private region', () => {
  const arn = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';

  test('hands out the keys that it is given', () => {
    const hosting = ordinaryRegion();
    const region = PrivateRegion.fromPrivateRegionAttributes(stackOf(hosting), 'Region', {
      siteId: 'bravo',
      hosting,
      keyArns: { [DataClass.LOGS]: arn },
    });

    expect(region.key(DataClass.LOGS).keyArn).toBe(arn);
  });

  test('fails when a key is not given', () => {
    const hosting = ordinaryRegion();
    const region = PrivateRegion.fromPrivateRegionAttributes(stackOf(hosting), 'Region', {
      siteId: 'bravo',
      hosting,
      keyArns: {},
    });

    expectCode('AIF-REGION-017', () => region.key(DataClass.LOGS));
  });
});

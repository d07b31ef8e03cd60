import { Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { ImageRepository } from '../../lib/storage';
import { aiFactory, TestSite } from './fixture';

const DIGEST = `sha256:${'0'.repeat(63)}a`;

function newRepository(props: { repositoryName?: string; keepImages?: number } = {}, site = new TestSite()) {
  const repository = new ImageRepository(site.stack, 'Vllm', {
    region: site.region,
    repositoryName: 'vllm',
    ...props,
  });
  return { site, repository };
}

describe('a repository', () => {
  test('is named after the site, encrypted with the metadata key, scanned, and never moves a tag', () => {
    const { site } = newRepository();
    Template.fromStack(site.stack).hasResource('AWS::ECR::Repository', {
      Properties: {
        RepositoryName: 'demo/vllm',
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
        EncryptionConfiguration: {
          EncryptionType: 'KMS',
          KmsKey: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*metadata') },
        },
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test.each([
    [undefined, 50],
    [3, 3],
  ])('asked to keep %s untagged images keeps %s, and every tagged one', (keepImages, countNumber) => {
    const { site } = newRepository({ keepImages });
    Template.fromStack(site.stack).hasResourceProperties('AWS::ECR::Repository', {
      LifecyclePolicy: {
        LifecyclePolicyText: Match.serializedJson({
          rules: [
            {
              rulePriority: 1,
              description: 'Remove old untagged images',
              selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber },
              action: { type: 'expire' },
            },
          ],
        }),
      },
    });
  });

  test('gives the address of an image without a literal account, Region or domain', () => {
    const { site, repository } = newRepository();
    expect(site.stack.resolve(repository.imageUri(DIGEST))).toEqual({
      'Fn::Join': [
        '',
        [
          { Ref: 'AWS::AccountId' },
          '.dkr.ecr.',
          { Ref: 'AWS::Region' },
          '.',
          { Ref: 'AWS::URLSuffix' },
          `/demo/vllm@${DIGEST}`,
        ],
      ],
    });
  });

  test('lets others pull its images and nothing else', () => {
    const { site, repository } = newRepository();
    repository.grantPull(new iam.Role(site.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
            Resource: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] },
          },
          { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        ],
      },
    });
  });
});

test('a repository that was made elsewhere can be used by its name', () => {
  const { stack } = new TestSite();
  const repository = ImageRepository.fromImageRepositoryName(stack, 'Shared', 'other/vllm');
  repository.grantPull(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));

  expect(stack.resolve(repository.imageUri(DIGEST))['Fn::Join'][1]).toContain(`/other/vllm@${DIGEST}`);
  expect(() => repository.imageUri('latest')).toThrow(/AIF-STO-003/);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Resource: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':repository/other/vllm$')])] },
        }),
      ]),
    },
  });
});

test('the repository can be reached through an escape hatch', () => {
  expect(newRepository().repository.node.defaultChild).toBeInstanceOf(ecr.CfnRepository);
});

describe('fails when', () => {
  test.each(['latest', 'sha256:abc', `sha256:${'A'.repeat(64)}`, `sha512:${'a'.repeat(64)}`])(
    'an image is named %s',
    (digest) => {
      expect(() => newRepository().repository.imageUri(digest)).toThrow(/AIF-STO-003/);
    },
  );

  test.each(['Vllm', 'vllm/', '-vllm', 'v llm', 'a'.repeat(256)])('the name is %s', (repositoryName) => {
    expect(() => newRepository({ repositoryName })).toThrow(/AIF-STO-004/);
  });

  test.each([0, -1, 1.5])('%s untagged images are kept', (keepImages) => {
    expect(() => newRepository({ keepImages })).toThrow(/AIF-STO-005/);
  });

  test('the site has no ECR', () => {
    expect(() => newRepository({}, new TestSite(aiFactory(2, ['ecr'])))).toThrow(/AIF-REGION-/);
  });
});

test('values that are only known at deployment are not checked', () => {
  const { repository } = newRepository({
    repositoryName: Lazy.string({ produce: () => 'vllm' }),
    keepImages: Lazy.number({ produce: () => 5 }),
  });
  expect(() => repository.imageUri(Lazy.string({ produce: () => DIGEST }))).not.toThrow();
});

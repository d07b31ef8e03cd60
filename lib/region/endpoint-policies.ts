import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IPrivateRegion } from './private-region';

/**
 * Repositories of the images that AWS runs on EKS nodes: the pause container and the add-ons.
 *
 * They belong to accounts of AWS that differ by Region, so they are let through by name, for pulling only
 * (https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html).
 */
const EKS_REPOSITORIES = ['eks/*', 'amazon-k8s-cni', 'amazon-k8s-cni-init', 'amazon/aws-network-policy-agent'];

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/**
 * The policy of a private endpoint: principals of the site's accounts, calling for resources of the site's accounts.
 *
 * Credentials from elsewhere get no further than the endpoint, and data cannot be sent to resources of strangers. `IfExists`, because
 * many actions have no resource and hence no owner: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount.
 * The exceptions are what nodes and models cannot start without.
 */
export function endpointPolicy(scope: IConstruct, region: IPrivateRegion, shortName: string): iam.PolicyDocument {
  const accounts = [...new Set([region.hosting.account, ...region.trustedAccounts])].sort();
  const own = new iam.PolicyStatement({
    sid: 'OwnPrincipalsAndResources',
    principals: [new iam.StarPrincipal()],
    actions: ['*'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:PrincipalAccount': accounts },
      StringEqualsIfExists: { 'aws:ResourceAccount': accounts },
    },
  });
  return new iam.PolicyDocument({ statements: [own, ...exceptions(Stack.of(scope), accounts, shortName)] });
}

function exceptions(stack: Stack, accounts: string[], shortName: string): iam.PolicyStatement[] {
  switch (shortName) {
    case 'ecr.api':
    case 'ecr.dkr':
      return [eksImages(stack, accounts)];
    case 's3':
      return [imageLayers(stack)];
    case 'ssm':
      return [publicParameters(stack, accounts)];
    case 'sts':
      return [webIdentities(stack, accounts)];
    default:
      return [];
  }
}

function eksImages(stack: Stack, accounts: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'PullImagesOfEks',
    principals: [new iam.StarPrincipal()],
    actions: PULL,
    resources: EKS_REPOSITORIES.map((name) =>
      stack.formatArn({ service: 'ecr', account: '*', resource: 'repository', resourceName: name }),
    ),
    conditions: { StringEquals: { 'aws:PrincipalAccount': accounts } },
  });
}

/**
 * Layers of every image, of the site's own repositories too, lie in a bucket of AWS and are read with a URL that an account of AWS
 * has signed: neither principal nor resource is the site's
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms).
 */
function imageLayers(stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'ReadImageLayers',
    principals: [new iam.StarPrincipal()],
    actions: ['s3:GetObject'],
    resources: [
      stack.formatArn({
        service: 's3',
        region: '',
        account: '',
        resource: `prod-${stack.region}-starport-layer-bucket`,
        resourceName: '*',
      }),
    ],
  });
}

/** Parameters that AWS publishes, such as the ids of node images; they belong to no account (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html). */
function publicParameters(stack: Stack, accounts: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'ReadPublicParameters',
    principals: [new iam.StarPrincipal()],
    actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    resources: [stack.formatArn({ service: 'ssm', account: '', resource: 'parameter', resourceName: 'aws/service/*' })],
    conditions: { StringEquals: { 'aws:PrincipalAccount': accounts } },
  });
}

/** A pod that assumes a role with its service account token is no principal yet, so only the role can be checked. */
function webIdentities(stack: Stack, accounts: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AssumeOwnRolesWithWebIdentity',
    principals: [new iam.StarPrincipal()],
    actions: ['sts:AssumeRoleWithWebIdentity'],
    resources: accounts.map((account) =>
      stack.formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName: '*' }),
    ),
  });
}

import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { IPrivateRegion } from './private-region';

/**
 * Repositories of the images that AWS runs on EKS nodes: the pause container and the add-ons.
 *
 * They belong to accounts of AWS that differ by Region, so they are let through by name, for pulling only
 * (https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html).
 */
const EKS_REPOSITORIES = ['amazon-k8s-cni', 'amazon-k8s-cni-init', 'amazon/aws-network-policy-agent', 'eks/*'];

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** A statement of a policy, as IAM writes it. */
interface Statement {
  readonly Action: string | string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string[] } };
  readonly Effect: 'Allow';
  readonly Principal: '*';
  readonly Resource: string | string[];
  readonly Sid: string;
}

/**
 * The policy of a private endpoint: principals of the site's accounts, calling for resources of the site's accounts.
 *
 * Credentials from elsewhere get no further than the endpoint, and data cannot be sent to resources of strangers. `IfExists`, because
 * many actions have no resource and hence no owner: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount.
 * The exceptions are what nodes and models cannot start without.
 *
 * Plain data, because a cell has a dozen of them: objects of the AWS CDK that nobody adds to would be a fiftieth of the time of a synthesis.
 */
export function endpointPolicy(scope: IConstruct, region: IPrivateRegion, shortName: string): object {
  const accounts = [...new Set([region.hosting.account, ...region.trustedAccounts])].sort();
  const own: Statement = {
    Action: '*',
    Condition: {
      StringEquals: { 'aws:PrincipalAccount': accounts },
      StringEqualsIfExists: { 'aws:ResourceAccount': accounts },
    },
    Effect: 'Allow',
    Principal: '*',
    Resource: '*',
    Sid: 'OwnPrincipalsAndResources',
  };
  return { Statement: [own, ...exceptions(Stack.of(scope), accounts, shortName)], Version: '2012-10-17' };
}

function exceptions(stack: Stack, accounts: string[], shortName: string): Statement[] {
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

function eksImages(stack: Stack, accounts: string[]): Statement {
  return {
    Action: PULL,
    Condition: { StringEquals: { 'aws:PrincipalAccount': accounts } },
    Effect: 'Allow',
    Principal: '*',
    Resource: EKS_REPOSITORIES.map((name) =>
      stack.formatArn({ service: 'ecr', account: '*', resource: 'repository', resourceName: name }),
    ),
    Sid: 'PullImagesOfEks',
  };
}

/**
 * Layers of every image, of the site's own repositories too, lie in a bucket of AWS and are read with a URL that an account of AWS
 * has signed: neither principal nor resource is the site's
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms).
 */
function imageLayers(stack: Stack): Statement {
  return {
    Action: 's3:GetObject',
    Effect: 'Allow',
    Principal: '*',
    Resource: stack.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: `prod-${stack.region}-starport-layer-bucket`,
      resourceName: '*',
    }),
    Sid: 'ReadImageLayers',
  };
}

/** Parameters that AWS publishes, such as the ids of node images; they belong to no account (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html). */
function publicParameters(stack: Stack, accounts: string[]): Statement {
  return {
    Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    Condition: { StringEquals: { 'aws:PrincipalAccount': accounts } },
    Effect: 'Allow',
    Principal: '*',
    Resource: stack.formatArn({ service: 'ssm', account: '', resource: 'parameter', resourceName: 'aws/service/*' }),
    Sid: 'ReadPublicParameters',
  };
}

/** A pod that assumes a role with its service account token is no principal yet, so only the role can be checked. */
function webIdentities(stack: Stack, accounts: string[]): Statement {
  return {
    Action: 'sts:AssumeRoleWithWebIdentity',
    Effect: 'Allow',
    Principal: '*',
    Resource: accounts.map((account) =>
      stack.formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName: '*' }),
    ),
    Sid: 'AssumeOwnRolesWithWebIdentity',
  };
}

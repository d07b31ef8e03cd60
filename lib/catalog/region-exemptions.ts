/** Services that answer from one place of the partition and that a lock on Regions can let through. The list is closed. */
export enum RegionExemption {
  /** IAM and STS. */
  IDENTITY = 'identity',
  /** Reading what account and organization say about themselves. */
  ACCOUNT_READ = 'accountRead',
  /** Hosted zones, private ones too. */
  PRIVATE_DNS = 'privateDns',
  /** The list of buckets, and the block of public access of the account. */
  BUCKET_LIST = 'bucketList',
  /** Events about the health of the account. */
  HEALTH = 'health',
  /** Reading costs. */
  COST_READ = 'costRead',
  /** Subscriptions to models of third parties. */
  MARKETPLACE = 'marketplace',
  /** Support cases, with whatever is attached to them. */
  SUPPORT = 'support',
}

/** Actions of a service that answers from one place of the partition, wherever the caller is. */
export interface ExemptActions {
  /** Actions that a lock on Regions has to let through. */
  readonly actions: readonly string[];
  /** Why it cannot be used from the Region of the site, and what of the site it gets to know. */
  readonly why: string;
}

/**
 * Everything that a lock on Regions can let through, and nothing else: the list is closed.
 *
 * It is much shorter than the lists in circulation. Those exempt AWS KMS, AWS Config, CloudFront, Global Accelerator, public ECR, chat
 * applications and multi-Region access points, each of which moves data, and often Amazon Bedrock, whose cross-Region inference is what a
 * lock on Regions is for. None of these is here, and Amazon Bedrock will never be.
 *
 * Sources: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html and
 * https://docs.aws.amazon.com/controltower/latest/userguide/primary-region-deny-policy.html, read 2026-11-22.
 */
export const REGION_EXEMPTIONS: { readonly [exemption in RegionExemption]: ExemptActions } = {
  identity: {
    actions: ['iam:*', 'sts:*'],
    why: 'IAM has one endpoint in a partition, and so has the global endpoint of STS. They know names of roles and policies, and no data.',
  },
  accountRead: {
    actions: ['account:Get*', 'account:List*', 'organizations:Describe*', 'organizations:List*'],
    why: 'Account and organization have one endpoint in a partition. Reading what they know of the account moves nothing.',
  },
  privateDns: {
    actions: ['route53:*'],
    why: 'Hosted zones, private ones too, are administered at one endpoint in a partition. It knows names and addresses of the site.',
  },
  bucketList: {
    actions: ['s3:GetAccountPublicAccessBlock', 's3:ListAllMyBuckets', 's3:PutAccountPublicAccessBlock'],
    why: 'The list of buckets and the block of public access belong to the account, not to a Region.',
  },
  health: {
    actions: ['health:Describe*'],
    why: 'Events about the health of the account are read at one endpoint in a partition.',
  },
  costRead: {
    actions: ['budgets:Describe*', 'budgets:ViewBudget', 'ce:Describe*', 'ce:Get*', 'ce:List*', 'pricing:*'],
    why: 'Costs are known at one endpoint in a partition. They name resources and how much they are used.',
  },
  marketplace: {
    actions: ['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe', 'aws-marketplace:ViewSubscriptions'],
    why: 'A subscription to a model of a third party is made at one endpoint in a partition.',
  },
  support: {
    actions: ['support:*'],
    why: 'Cases are kept at one endpoint in a partition, with whatever their authors write and attach. Off unless the site asks for it.',
  },
};

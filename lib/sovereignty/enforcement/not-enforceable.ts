/** Something that the policy asks for and no policy document of AWS can enforce. */
export interface NotEnforceable {
  /** What nothing refuses. */
  readonly what: string;
  /** Why. */
  readonly why: string;
  /** What covers it instead: a code of a check of templates, or what people have to do. */
  readonly coveredBy: string;
  /** Where AWS says so. */
  readonly source: string;
}

/** What no document here enforces, so that nobody believes it does. */
export const NOT_ENFORCEABLE: readonly NotEnforceable[] = [
  {
    what: 'Calls of the management account of the organization',
    why: 'Neither service nor resource control policies bind the account that owns the organization.',
    coveredBy: 'Nothing of a site runs in the management account; the boundary limits roles there as anywhere.',
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  {
    what: 'Calls of service-linked roles',
    why: 'Policies of an organization do not bind them, and they cannot carry a boundary.',
    coveredBy: 'AIF-SOV-022 and AIF-SOV-101: what such a role would do is asked for by a resource in a template.',
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  {
    what: 'Volumes outside an Outpost',
    why: 'ec2:CreateVolume has no condition key for the Outpost.',
    coveredBy: 'AIF-SOV-060; an instance on an Outpost makes the volumes of its launch template there.',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
  },
  {
    what: 'Instances that EC2 Auto Scaling starts outside an Outpost',
    why: 'Its service-linked role starts them, and it starts them where the group says.',
    coveredBy: 'AIF-SOV-060, and networks of the site without other subnets.',
    source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html',
  },
  {
    what: 'Where CopySnapshot and CopyImage put data of an Outpost',
    why: 'Amazon EBS documents that policies cannot enforce it. The denial that is written is not relied on.',
    coveredBy: 'Amazon EBS itself, which does not copy off an Outpost.',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  },
  {
    what: 'Bedrock, SageMaker, EBS, RDS, EKS and S3 on Outposts against strangers',
    why: 'Resource control policies do not know these services.',
    coveredBy: 'AIF-SOV-301 and AIF-SOV-302, and the policies of private endpoints (AIF-SOV-120).',
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  },
  {
    what: 'Keys of AWS (aws/…) against strangers and destruction',
    why: 'Resource control policies do not cover keys that AWS manages, and their policies cannot be changed.',
    coveredBy: 'AIF-SOV-201 and AIF-SOV-202.',
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  },
  {
    what: 'Retention of prompts where nobody has set it',
    why: 'A Region without a setting follows each model, and no type of CloudFormation makes the setting. Only its loosening is denied.',
    coveredBy: 'One call of PutAccountDataRetention with mode none in each account and Region, as a runbook.',
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
  },
  {
    what: 'Metadata of resources: names, tags, metrics, log groups of services, snapshots of an Outpost in the console',
    why: 'The control planes of services keep it in the Region, and no action stands for it.',
    coveredBy: 'Names and tags that hold no data.',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  },
  {
    what: 'What is in the asset bucket of cdk bootstrap',
    why: 'Whoever may publish assets may publish any file. Without that bucket cdk deploy could not publish at all.',
    coveredBy: 'The roles of cdk bootstrap, which are the only ones to be given access to it.',
    source: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
  },
  {
    what: 'Roles that are taken with a web identity or SAML',
    why: 'Such an identity belongs to no account, so that no key tells whether it belongs to the organization.',
    coveredBy: 'AIF-SOV-302.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
  },
  {
    what: 'The citizenship and place of the people who operate AWS',
    why: 'It is a commitment in contracts and attestations, and no setting.',
    coveredBy: 'Evidence of the provider.',
    source:
      'https://docs.aws.amazon.com/whitepapers/latest/security-design-of-aws-nitro-system/security-design-of-aws-nitro-system.html',
  },
];

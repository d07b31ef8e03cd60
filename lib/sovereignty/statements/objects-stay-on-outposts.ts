import { type EnforcedSite, inAllowedRegions, unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const OBJECTS_STAY_ON_OUTPOSTS: EnforcementStatement = {
  id: 'ObjectsOnOutposts',
  title: 'Objects are kept on Outposts',
  denies:
    'Making buckets of any kind in the Region, and writing objects into them. Objects of S3 on Outposts have their own actions and ARNs.',
  letsThrough:
    'The asset buckets of `cdk bootstrap` in the account of the caller, without which `cdk deploy` publishes nothing; the buckets that the site names, such as that for logs; platform and break-glass roles.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.a'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3onoutposts.html',
    'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  ],
  statements: (site) =>
    site.keepsObjectsOnOutposts
      ? [
          {
            actions: ['s3:CreateBucket', 's3:PutObject', 's3:ReplicateObject'],
            notResources: bucketsInUse(site),
            conditions: unless(site, 'platform', 'breakGlass'),
          },
          {
            actions: ['s3express:CreateBucket', 's3tables:CreateTableBucket', 's3vectors:CreateVectorBucket'],
            conditions: unless(site, 'platform', 'breakGlass'),
          },
        ]
      : [],
};

function bucketsInUse(site: EnforcedSite): string[] {
  const assets = inAllowedRegions(site, `cdk-${site.bootstrapQualifier}-assets-\${aws:PrincipalAccount}-{region}`);
  return [...assets, ...site.regionalBuckets].flatMap((name) => [
    `arn:${site.partition}:s3:::${name}`,
    `arn:${site.partition}:s3:::${name}/*`,
  ]);
}

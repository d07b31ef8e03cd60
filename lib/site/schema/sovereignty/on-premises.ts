import { z } from 'zod';
import { BUCKET_NAMES, OUTPOST_ARN, SUBNET_ARN, ZONE_NAME } from '../../../catalog/policy-shapes';

const outpostArn = z.string().regex(OUTPOST_ARN, {
  error:
    'must be the ARN of an Outpost, such as arn:aws-eusc:outposts:eusc-de-east-1:111122223333:outpost/op-0123456789abcdef0',
});

const subnetArn = z.string().regex(SUBNET_ARN, {
  error:
    'must be the ARN of a subnet, such as arn:aws-eusc:ec2:eusc-de-east-1:111122223333:subnet/subnet-0123456789abcdef0',
});

/** What is in the building of the site besides its Region. */
export const onPremises = z
  .strictObject({
    outpostArns: z
      .array(outpostArn)
      .default([])
      .meta({
        title: 'Outposts',
        description: 'ARNs of the Outposts of the site. Snapshots of their volumes stay on them.',
        examples: [['arn:aws-eusc:outposts:eusc-de-east-1:111122223333:outpost/op-0123456789abcdef0']],
      }),
    outpostSubnetArns: z
      .array(subnetArn)
      .default([])
      .meta({
        title: 'Subnets of Outposts',
        description:
          'ARNs of subnets on Outposts. With any listed, instances may be in no other subnet of the accounts.',
        examples: [['arn:aws-eusc:ec2:eusc-de-east-1:111122223333:subnet/subnet-0123456789abcdef0']],
      }),
    localZones: z
      .array(z.string().regex(ZONE_NAME, { error: 'must be the name or id of a zone' }))
      .default([])
      .meta({
        title: 'Local Zones',
        description:
          'Names of Local Zones, such as Dedicated Local Zones, and their ids too where directory buckets are in them. Snapshots of their volumes stay in them.',
        examples: [['eu-central-1-ham-1a']],
      }),
    keepObjectsOnOutposts: z.boolean().default(false).meta({
      title: 'Keep objects on Outposts',
      description: 'Whether objects are kept on Outposts only: no bucket of any kind is made in the Region.',
    }),
    regionalBuckets: z
      .array(z.string().regex(BUCKET_NAMES, { error: 'must be the name of a bucket, * for any characters' }))
      .default([])
      .meta({
        title: 'Buckets in the Region',
        description: 'Names of buckets that may be in the Region all the same, such as that for logs.',
        examples: [['agency-audit-*']],
      }),
  })
  .meta({
    title: 'On premises',
    description:
      'Outposts and Local Zones that other templates of the owner use. The Region of an AI Factory is on premises without being listed.',
  });

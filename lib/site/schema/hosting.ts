import { z } from 'zod';
import { SERVICE_PRINCIPAL_SUFFIX } from '../../catalog/partitions';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../../catalog/services';
import { accountId, fullDomainName } from './primitives';

const zone = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(64)
      .meta({
        title: 'Zone name',
        description: 'The Availability Zone as this account names it.',
        examples: ['eu-central-1a'],
      }),
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case letters, digits and hyphens' })
      .optional()
      .meta({
        title: 'Zone id',
        description:
          'The id of the zone, which is the same in every account, as ec2 describe-availability-zones prints it.',
        examples: ['euc1-az2'],
      }),
    slot: z.int().min(0).max(7).optional().meta({
      title: 'Address slot',
      description:
        'Which eighth of a cell network belongs to this zone, 0 to 7. By default the letter at the end of the name decides: a is 0, b is 1. Never change it: the subnets would be replaced.',
    }),
  })
  .meta({ title: 'Zone' });

const zones = z
  .array(zone)
  .min(1)
  .max(8)
  .meta({
    title: 'Zones',
    description: 'The Availability Zones to use. Listed here because a Region must never decide it at deployment.',
    examples: [[{ name: 'eu-central-1a' }, { name: 'eu-central-1b' }]],
  });

const account = accountId.meta({
  title: 'Account',
  description: 'The AWS account that the stacks are deployed to, in quotes.',
  examples: ['111122223333'],
});

const bootstrapQualifier = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,10}$/, { error: 'must be 1 to 10 letters, digits, hyphens or underscores' })
  .optional()
  .meta({
    title: 'Bootstrap qualifier',
    description: 'The qualifier that the account was bootstrapped with, when it is not the default of the AWS CDK.',
    examples: ['bravo'],
  });

const s3PrefixListId = z
  .string()
  .regex(/^pl-[0-9a-f]{8,17}$/, { error: 'must be the id of a prefix list, such as pl-0123456789abcdef0' })
  .optional()
  .meta({
    title: 'S3 prefix list',
    description:
      'Id of the prefix list of Amazon S3 in this Region, as ec2 describe-managed-prefix-lists prints it. With it, cells reach S3 through a gateway endpoint, which costs nothing; without it through an interface endpoint, because closed security groups have to name what they let traffic out to.',
    examples: ['pl-0123456789abcdef0'],
  });

const s3ExpressPrefixListId = z
  .string()
  .regex(/^pl-[0-9a-f]{8,17}$/, { error: 'must be the id of a prefix list, such as pl-0123456789abcdef0' })
  .optional()
  .meta({
    title: 'S3 Express prefix list',
    description:
      'Id of the prefix list of Amazon S3 Express One Zone in this Region, as ec2 describe-managed-prefix-lists prints it. Needed for directory buckets, which are reached through a gateway endpoint only.',
    examples: ['pl-0123456789abcdef1'],
  });

const blockPublicAccess = {
  title: 'Block public access for the whole account',
  description:
    'Turns on VPC Block Public Access, in both directions, for every VPC of the account in this Region, including those that other teams own.',
};

const serviceStatus = z.enum(['local', 'parentRegion', 'unavailable', 'unconfirmed']);

const serviceCatalogue = z
  .strictObject(
    Object.fromEntries(
      SERVICE_IDS.map((service) => [
        service,
        serviceStatus
          .optional()
          .meta({ title: SERVICES[service].name, description: `Where ${SERVICES[service].name} is to be had.` }),
      ]),
    ) as { [id in ServiceId]: z.ZodOptional<typeof serviceStatus> },
  )
  .meta({
    title: 'Service catalogue',
    description:
      'What AWS has confirmed for this factory: local (runs on site), parentRegion (calls leave the site), unavailable, or unconfirmed. A service that is not listed is unconfirmed.',
    examples: [{ ec2: 'local', s3: 'local', sagemaker: 'unconfirmed' }],
  });

const aiFactory = z
  .strictObject({
    kind: z
      .literal('aiFactory')
      .meta({ title: 'AWS AI Factory', description: 'A private, Region-like installation in your own data centre.' }),
    partition: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/, { error: 'must be lower-case letters and hyphens, such as aws' })
      .meta({
        title: 'Partition',
        description: 'The word after arn: in the ARNs of this factory. Ask AWS; the AWS CDK cannot know it.',
        examples: ['aws'],
      }),
    region: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)+-\d+$/, { error: 'must look like a Region code, such as xa-north-1' })
      .meta({
        title: 'Region code',
        description: 'The Region code of this factory. Ask AWS.',
        examples: ['xa-north-1'],
      }),
    dnsSuffix: fullDomainName.meta({
      title: 'DNS suffix',
      description: 'The domain of the service endpoints (AWS::URLSuffix). Ask AWS.',
      examples: [SERVICE_PRINCIPAL_SUFFIX],
    }),
    endpointServicePrefix: z
      .string()
      .regex(/^[a-z0-9]+(\.[a-z0-9-]+)*$/, { error: 'must be a reversed domain name, such as com.amazonaws' })
      .meta({
        title: 'Endpoint service prefix',
        description:
          'What VPC endpoint service names start with, before the Region code, as ec2 describe-vpc-endpoint-services prints them.',
        examples: ['com.amazonaws'],
      }),
    servicePrincipalSuffix: fullDomainName.default(SERVICE_PRINCIPAL_SUFFIX).meta({
      title: 'Service principal suffix',
      description: 'The domain in IAM service principals. The default holds in every public partition.',
    }),
    account,
    zones,
    services: serviceCatalogue,
    acceptUnconfirmed: z.array(z.enum(SERVICE_IDS)).default([]).meta({
      title: 'Accepted unconfirmed services',
      description:
        'Unconfirmed services to plan with all the same. Deployment fails if the factory turns out not to have them.',
    }),
    blockPublicAccess: z.boolean().default(true).meta(blockPublicAccess),
    bootstrapQualifier,
    s3PrefixListId,
    s3ExpressPrefixListId,
  })
  .meta({
    title: 'AI Factory',
    description: 'Nothing about a private Region can be looked up, so everything is stated here.',
  });

const region = z
  .strictObject({
    kind: z
      .literal('region')
      .meta({ title: 'AWS Region', description: 'An ordinary Region, to rehearse the same site description.' }),
    region: z
      .string()
      .min(1)
      .max(32)
      .meta({
        title: 'Region',
        description: 'A Region of any partition: aws, aws-us-gov, aws-eusc, aws-cn or an isolated one.',
        examples: ['eu-central-1'],
      }),
    partition: z.string().min(1).max(32).optional().meta({
      title: 'Partition',
      description: 'Only for a Region that is newer than this release: the partition that it belongs to.',
    }),
    account,
    zones,
    blockPublicAccess: z.boolean().default(false).meta(blockPublicAccess),
    bootstrapQualifier,
    s3PrefixListId,
    s3ExpressPrefixListId,
  })
  .meta({ title: 'Region', description: 'An ordinary AWS Region.' });

export const hosting = z
  .discriminatedUnion('kind', [aiFactory, region])
  .meta({ title: 'Hosting', description: 'Where the site runs. `kind` decides which other keys there are.' });

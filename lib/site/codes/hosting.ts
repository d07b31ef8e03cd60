import type { CodeDefinition } from '../../errors';

/** The codes of the place that hosts a site. */
export const HOSTING_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-HOST-101',
    title: 'The Region exists',
    explanation:
      'The partition, and with it every ARN and every endpoint, follows from the Region. The AWS CDK takes any Region that it does not know for one of the commercial partition, so a slip would go unnoticed.',
    remedy: 'Correct the Region, or state its partition if it is newer than this release.',
    sources: ['https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json'],
  },
  {
    code: 'AIF-HOST-102',
    title: 'The partition exists and has the Region in it',
    explanation: 'A partition that does not fit the Region yields ARNs that name nothing.',
    remedy: 'Delete `partition` for a Region that this release knows; otherwise correct it.',
    sources: ['https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json'],
  },
  {
    code: 'AIF-HOST-103',
    title: 'The DNS suffix fits the partition',
    explanation:
      'The factory states a public partition and another DNS suffix than the public Regions of that partition. Nothing published rules that out, but it is more often a slip.',
    remedy: 'Confirm both with AWS.',
    sources: ['https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json'],
  },
  {
    code: 'AIF-HOST-104',
    title: 'The factory has every service that the site uses',
    explanation: 'Deployment would stop at the first resource of the missing service.',
    remedy: 'Remove what needs the service, or correct its status.',
    sources: ['https://www.aboutamazon.com/news/aws/aws-data-centers-ai-factories'],
  },
  {
    code: 'AIF-HOST-105',
    title: 'Services that the site uses run on the site',
    explanation:
      'The service runs in the parent Region, so every call to it leaves the site, with what it carries. Under `residency-strict` this is an error, under `residency-standard` a warning.',
    remedy: 'Remove what needs the service, or decide that what leaves may leave.',
  },
  {
    code: 'AIF-HOST-106',
    title: 'In a Region, clusters and databases have two zones',
    explanation:
      'An Amazon EKS control plane needs subnets in two Availability Zones, and so does a subnet group of Amazon RDS, also for a database without standby.',
    remedy: 'Add a second zone. Nodes stay in the home zone.',
    sources: [
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    ],
  },
  {
    code: 'AIF-HOST-107',
    title: 'Whether one zone is enough for a factory is confirmed',
    explanation:
      'In public Regions a cluster and a database need two zones. How many an AI Factory has, and whether its services accept one, is not published.',
    remedy: 'Ask AWS.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html'],
  },
  {
    code: 'AIF-HOST-108',
    title: 'Every zone has an address slot',
    explanation:
      'Each zone owns one eighth of a cell range, so that adding a zone never moves the subnets of another. Names that end in a digit and a letter from a to h give it; others do not.',
    remedy: 'State `slot`.',
  },
  {
    code: 'AIF-HOST-109',
    title: 'No two zones have the same address slot',
    explanation: 'The subnets of both zones would have the same addresses.',
    remedy: 'State another `slot` for the zone that has no subnets yet.',
  },
  {
    code: 'AIF-HOST-110',
    title: 'A zone is listed once',
    explanation: 'Two entries with one name or one zone id are the same zone.',
    remedy: 'Delete one of them.',
  },
  {
    code: 'AIF-HOST-111',
    title: 'Zones are Availability Zones of the Region',
    explanation:
      'The name of an Availability Zone is the code of its Region and a letter. Local Zones and Wavelength Zones have longer names and lack services that the stacks need.',
    remedy: 'List Availability Zones of the Region.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html'],
  },
  {
    code: 'AIF-HOST-112',
    title: 'Only unconfirmed services are accepted as unconfirmed',
    explanation:
      'The service has another status by now, so the entry has no effect and hides that the question is answered.',
    remedy: 'Delete the entry.',
  },
  {
    code: 'AIF-HOST-113',
    title: 'Every service that the site uses is confirmed, or accepted without',
    explanation:
      'Which services an AI Factory has is not published. A site that relies on one that nobody has confirmed may fail half-way through its deployment, so this takes an explicit word.',
    remedy: 'List the service in `hosting.services`, or name it in `hosting.acceptUnconfirmed`.',
    sources: ['https://www.aboutamazon.com/news/aws/aws-data-centers-ai-factories'],
  },
  {
    code: 'AIF-HOST-114',
    title: 'The endpoint service prefix is what comes before the Region code',
    explanation:
      'The name of an endpoint service is the prefix, the Region code and the name of the service, as in com.amazonaws.eu-central-1.ec2. With a prefix that has the Region code in it, or that is the DNS suffix as it stands, no endpoint would be found.',
    remedy: 'Write the domain backwards and without Region code, such as com.amazonaws.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html'],
  },
];

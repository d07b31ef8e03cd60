import type { CodeDefinition } from '../../errors';

const VPC_CIDR_BLOCKS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

/** What the errors of cell networks mean. */
export const NETWORK_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-NET-101',
    title: 'A range is written in CIDR notation and starts where its prefix says',
    explanation:
      'Subnets and routes are computed from the ranges at synthesis, so neither a token nor an address inside the range will do.',
    remedy: 'Write the first address and the prefix length, such as 10.64.0.0/16.',
  },
  {
    code: 'AIF-NET-102',
    title: 'A cell range is a /16 to /20',
    explanation: 'A narrower one leaves subnets below the minimum of /28, a wider one is more than a VPC can have.',
    remedy: 'Give the cell a range from /16 to /20.',
    sources: [VPC_CIDR_BLOCKS],
  },
  {
    code: 'AIF-NET-103',
    title: 'A node range is a /16 to /20',
    explanation: 'A wider one is more than a VPC can have; in a narrower one some hundred nodes run out of addresses.',
    remedy: 'Give the nodes a range from /16 to /20; 100.64.0.0/17 is the default.',
    sources: [VPC_CIDR_BLOCKS],
  },
  {
    code: 'AIF-NET-104',
    title: 'The node range can join the network of the cell',
    explanation:
      'AWS lets a VPC have ranges of one private block only: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. The shared range 100.64.0.0/10 goes with each of them.',
    remedy: 'Take the node range from 100.64.0.0/10, or from the private block of the cell range.',
    sources: [VPC_CIDR_BLOCKS],
  },
  {
    code: 'AIF-NET-105',
    title: 'The two ranges of a cell do not overlap',
    explanation: 'An address can be in one subnet only.',
    remedy: 'Give the nodes a range of their own.',
    sources: [VPC_CIDR_BLOCKS],
  },
  {
    code: 'AIF-NET-106',
    title: 'The ranges of a cell do not overlap those of the premises',
    explanation:
      'Inside the cell its own addresses win, so the machines on premises that have them too could not be reached.',
    remedy: 'Give the cell ranges that are free on premises. Different cells may share a node range: nobody routes it.',
  },
  {
    code: 'AIF-NET-107',
    title: 'A cell of a site with several zones says which one its nodes live in',
    explanation: 'A fabric cannot cross zones, and moving nodes to another zone replaces their subnet.',
    remedy: 'Set `homeZone`.',
  },
  {
    code: 'AIF-NET-108',
    title: 'The home zone is a zone of the site',
    explanation: 'The cell has subnets in the zones of the hosting only.',
    remedy: 'Use a zone of the hosting, or add the zone there.',
  },
  {
    code: 'AIF-NET-109',
    title: 'The id of a cell fits the names made from it',
    explanation: 'Names of the network and its subnets are made from the id.',
    remedy: 'Use 2 to 24 lower-case letters, digits and single hyphens, starting with a letter.',
  },
  {
    code: 'AIF-NET-110',
    title: 'Every DNS forwarding rule has its own id',
    explanation: 'Logical ids come from the ids of rules, so that their order means nothing.',
    remedy: 'Rename one of the rules.',
  },
  {
    code: 'AIF-NET-111',
    title: 'Every domain is forwarded by one rule',
    explanation: 'Route 53 Resolver refuses to associate two rules for a domain with one VPC.',
    remedy: 'List the servers of both in one rule.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateResolverRule.html'],
  },
  {
    code: 'AIF-NET-112',
    title: 'A DNS forwarding rule names one to six servers by IPv4 address',
    explanation: 'Route 53 Resolver forwards to addresses, and to six of them at most.',
    remedy: 'Give 1 to 6 IPv4 addresses.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html'],
  },
  {
    code: 'AIF-NET-113',
    title: 'A private endpoint is asked for by the short name of its service',
    explanation: 'The full name depends on the place and is made from the short one.',
    remedy: 'Give what follows the Region code in the name of the endpoint service, such as ecr.api.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html'],
  },
  {
    code: 'AIF-NET-114',
    title: 'An imported network has one subnet of every kind in every zone',
    explanation: 'Endpoints, databases and control planes are spread over all zones of the hosting.',
    remedy: 'Give as many subnet ids as the hosting has zones, sorted by slot.',
  },
  {
    code: 'AIF-NET-124',
    title: 'Directory buckets are reached with the id of their prefix list',
    explanation:
      'S3 Express One Zone has gateway endpoints only, and a closed security group has to name what it lets traffic out to. Without the id, every call would hang.',
    remedy:
      'Give `s3ExpressPrefixListId` to the hosting: the id that `aws ec2 describe-managed-prefix-lists` prints for the name that ends in .s3express.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-az-networking.html'],
  },
  {
    code: 'AIF-NET-125',
    title: 'A network forwards names itself or uses the rules of another network',
    explanation:
      'Two rules for one domain cannot be associated with a network, and a second forwarder takes one of the four Resolver endpoints of the account.',
    remedy: 'Give all rules to the network that forwards, and `dnsRules` to the others.',
    sources: [
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver',
    ],
  },
  {
    code: 'AIF-NET-126',
    title: 'The name of a DNS forwarding rule fits Route 53 Resolver',
    explanation:
      'A rule is called after its site, its network and its id. Route 53 Resolver takes 64 letters, digits, hyphens and underscores.',
    remedy: 'Use letters, digits and hyphens in the id of the rule, and shorten it.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRule.html'],
  },
  {
    code: 'AIF-NET-127',
    title: 'An inbound resolver knows who may ask',
    explanation:
      'The security group lets DNS in from the on-premises ranges of the network. Without any, nobody could ask.',
    remedy: 'Give `onPremisesCidrs` to the network.',
  },
  {
    code: 'AIF-NET-128',
    title: 'Every cell of a site has an id of its own',
    explanation:
      'Clusters, their log groups and the folders of flow logs are called after site and cell. The second cell of the same id would fail halfway through its deployment.',
    remedy: 'Rename one of the cells, or use the network of the other with `CellNetwork.fromCellNetworkAttributes`.',
  },
];

import type { CodeDefinition } from '../../errors';

const VPC_RANGES = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

/** The codes of addresses. */
export const NETWORK_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-NET-001',
    title: 'A range is written with its first address',
    explanation:
      'An address with bits behind the prefix, such as 10.0.0.1/16, may be a slip in the address or in the prefix.',
    remedy: 'Write the first address of the range.',
    sources: ['https://www.rfc-editor.org/rfc/rfc4632'],
  },
  {
    code: 'AIF-NET-002',
    title: 'Cells and node ranges have a prefix from /16 to /20, training pools have room for them',
    explanation:
      'AWS allows no VPC range wider than /16. Below /20 the subnets of a cell, of which there is room for eight zones, would be narrower than the /28 that AWS demands. A training pool gives each of its cells a /20, and a /17 or a /16 for nodes, so its own ranges are as wide at least.',
    remedy: 'Choose a prefix in between. A /16 for the site with a /20 for each cell leaves room for sixteen cells.',
    sources: [VPC_RANGES],
  },
  {
    code: 'AIF-NET-003',
    title: 'The range of the site is private',
    explanation: 'Public addresses belong to somebody. Their owner would become unreachable from the site.',
    remedy: 'Use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
    sources: ['https://www.rfc-editor.org/rfc/rfc1918'],
  },
  {
    code: 'AIF-NET-004',
    title: 'Cells lie inside the range of the site',
    explanation: 'Routers and firewalls around the site are told its one range. A cell outside it would be cut off.',
    remedy: 'Choose a part of the site range, or widen it.',
  },
  {
    code: 'AIF-NET-005',
    title: 'Cells do not overlap',
    explanation: 'Two cells with the same addresses cannot both be reached.',
    remedy: 'Give each cell a range of its own.',
  },
  {
    code: 'AIF-NET-006',
    title: 'Node ranges of cells do not overlap',
    explanation: 'Cells whose node ranges overlap can never be connected to each other.',
    remedy: 'Give each cell a `nodeCidr` of its own.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html'],
  },
  {
    code: 'AIF-NET-007',
    title: 'The node range is apart from the site and from the premises',
    explanation: 'Nodes and pods could not reach what has the same addresses as they have.',
    remedy: 'Choose a part of 100.64.0.0/10 that nobody around the site uses.',
    sources: ['https://www.rfc-editor.org/rfc/rfc6598'],
  },
  {
    code: 'AIF-NET-008',
    title: 'The node range can be added to the network of a cell',
    explanation:
      'The node range is a second range of the VPC. AWS accepts a part of 100.64.0.0/10, or of the private block that the first range is in, and refuses other private blocks.',
    remedy: 'Use a part of 100.64.0.0/10.',
    sources: [VPC_RANGES],
  },
  {
    code: 'AIF-NET-009',
    title: 'The range of the site is free',
    explanation: 'The site takes addresses that are in use on the premises. One of both would be unreachable.',
    remedy: 'Choose another range for the site.',
  },
  {
    code: 'AIF-NET-010',
    title: 'Where there are several zones, one is the home zone',
    explanation:
      'Accelerators that work together have to stand in one zone, because a fabric cannot cross zones. Which one it is decides where capacity is bought, so it is not guessed.',
    remedy: 'State `network.homeZone`, or a home zone for each cell.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html'],
  },
  {
    code: 'AIF-NET-011',
    title: 'DNS servers are outside the site',
    explanation:
      'Names under the domain are asked of servers on the premises. A server inside the site would ask back.',
    remedy: 'Name a server on the premises.',
  },
  {
    code: 'AIF-NET-012',
    title: 'A domain is forwarded once',
    explanation: 'A network accepts one forwarding rule for a domain. Deployment would stop at the second.',
    remedy: 'Put all servers of the domain into one rule.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html'],
  },
  {
    code: 'AIF-NET-013',
    title: 'The service range is one that EKS takes',
    explanation:
      'Amazon EKS takes virtual addresses of Kubernetes services from a private range with a prefix from /12 to /24, and refuses others.',
    remedy: 'Write a private range such as 172.20.0.0/16.',
    sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html'],
  },
  {
    code: 'AIF-NET-014',
    title: 'The service range is apart from every other range',
    explanation:
      'Nodes answer for the service range themselves. What has an address in it elsewhere cannot be reached from them, and EKS refuses a range that overlaps the network of the cluster.',
    remedy: 'Write a range that nothing around the site uses.',
    sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html'],
  },
  {
    code: 'AIF-NET-015',
    title: 'On-premises ranges are the ranges of an organisation',
    explanation:
      'Security groups of the site let these ranges in. A range wider than /8, such as 0.0.0.0/0, lets in most of the internet.',
    remedy: 'List the ranges that are in use.',
  },
  {
    code: 'AIF-NET-016',
    title: 'Name resolution has a direction',
    explanation:
      'Resolvers for names on the premises, or for those who ask from there, cost money by the hour. A section that asks for neither was left unfinished.',
    remedy: 'Forward a domain, allow questions from the premises, or delete the section.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver.html'],
  },
  {
    code: 'AIF-NET-017',
    title: 'Flow logs are kept as logs',
    explanation:
      'The data class decides key, residency and retention. Records of who talked to whom are logs, whatever else a store is for.',
    remedy: 'Name a store of `dataClass: logs`.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html'],
  },
  {
    code: 'AIF-NET-018',
    title: 'Direct Connect leads to ranges on the premises',
    explanation:
      'Routes to the premises are written down and not learnt, so that a mistake on the premises cannot redirect the traffic of the factory. Without ranges there are no routes.',
    remedy: 'List the ranges in `network.onPremises`.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-dcg-attachments.html'],
  },
  {
    code: 'AIF-NET-019',
    title: 'The attachment of the Direct Connect gateway is known from the second deployment on',
    explanation:
      'AWS makes the attachment when the gateway is associated, and CloudFormation does not return its id. Routes to the premises need it, so they follow in a second deployment.',
    remedy: 'Deploy, write the id that `aws ec2 describe-transit-gateway-attachments` prints, and deploy again.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-dcg-attachments.html'],
  },
  {
    code: 'AIF-NET-020',
    title: 'Only ranges of the site are announced to the premises',
    explanation: 'The premises would send traffic for other ranges here, where nothing answers.',
    remedy: 'Announce the range of the site, or parts of it.',
    sources: ['https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html'],
  },
  {
    code: 'AIF-NET-021',
    title: 'Ranges on the premises fit into a route table',
    explanation:
      'Every range becomes a route in the route tables of each cell. AWS documents 500 routes in a table for newer Regions and 50 in older texts; a private Region may have either.',
    remedy: 'Summarise ranges, or have the quota raised before deployment.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html'],
  },
  {
    code: 'AIF-NET-022',
    title: 'Somebody may ask the inbound resolver',
    explanation:
      'The inbound resolver lets in what the site lists as ranges on the premises, and nobody else. Without any it would cost money and answer nobody.',
    remedy: 'List the ranges that ask in `network.onPremises`, or delete `inbound`.',
  },
  {
    code: 'AIF-NET-023',
    title: 'DNS servers on the premises can be reached',
    explanation:
      'Routes to the premises are written down for the ranges of `network.onPremises`. A server outside them would never be asked, and names under its domain would not be found.',
    remedy: 'List the range of the server, or correct its address.',
    sources: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-outbound-queries.html'],
  },
];

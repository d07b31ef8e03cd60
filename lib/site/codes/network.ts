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
    title: 'Cells and node ranges have a prefix from /16 to /20',
    explanation:
      'AWS allows no VPC range wider than /16. Below /20 the subnets of a cell, of which there is room for eight zones, would be narrower than the /28 that AWS demands.',
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
];

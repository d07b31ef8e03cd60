import type { CodeDefinition } from '../../errors';

const DIRECT_CONNECT =
  'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html';

/** What the errors of transit gateways mean. */
export const TRANSIT_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-NET-115',
    title: 'A transit gateway has a private autonomous system number',
    explanation:
      'Numbers outside the private ranges belong to someone on the internet, and AWS refuses them. The number can never be changed.',
    remedy: 'Use 64512 to 65534, or 4200000000 to 4294967294, and another number than the Direct Connect gateway has.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html'],
  },
  {
    code: 'AIF-NET-116',
    title: 'Cells of a transit gateway lie in the range of the site',
    explanation:
      'Other cells and the premises know one range, that of the site. Answers to a cell outside it would not find their way.',
    remedy: 'Take the range of the cell from the range of the site.',
  },
  {
    code: 'AIF-NET-117',
    title: 'A Direct Connect gateway is named by its id',
    explanation: 'The id consists of 32 hexadecimal digits in five groups. The name or ARN of the gateway will not do.',
    remedy: 'Give what `aws directconnect describe-direct-connect-gateways` prints as directConnectGatewayId.',
    sources: [
      'https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateDirectConnectGatewayAssociation.html',
    ],
  },
  {
    code: 'AIF-NET-118',
    title: 'The attachment of a Direct Connect gateway is named by its id',
    explanation: 'Routes lead to attachments, and the ids of attachments start with tgw-attach-.',
    remedy:
      'Give what `aws ec2 describe-transit-gateway-attachments --filters Name=resource-type,Values=direct-connect-gateway` prints as TransitGatewayAttachmentId.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-dcg-attachments.html'],
  },
  {
    code: 'AIF-NET-119',
    title: 'One to 200 ranges are announced to the premises',
    explanation:
      'A transit gateway announces exactly the allowed prefixes to a Direct Connect gateway, and 200 of them at most.',
    remedy: 'Announce the range of the site, or summaries of it.',
    sources: ['https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html', DIRECT_CONNECT],
  },
  {
    code: 'AIF-NET-120',
    title: 'What is announced to the premises does not overlap what is there',
    explanation: 'The premises would send traffic for their own machines to the factory.',
    remedy: 'Give the site a range that is free on the premises, and announce nothing else.',
    sources: ['https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html'],
  },
  {
    code: 'AIF-NET-129',
    title: 'Cells of a transit gateway have ranges of their own',
    explanation:
      'A transit gateway has one route to an address. With a range twice it refuses the second route; where ranges merely overlap, traffic for a part of the wider one goes to the other cell.',
    remedy:
      'Give every cell a range of its own from the range of the site. Node ranges are not routed and may be the same.',
    sources: [
      'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview',
    ],
  },
];

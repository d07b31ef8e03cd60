import type { CodeDefinition } from '../../errors';

const VPC_QUOTAS = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

/** What the warnings about quotas of networks mean. AWS raises these quotas on request, so none of them is an error. */
export const NETWORK_QUOTA_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-NET-121',
    title: 'A route table has no more routes than the quota allows',
    explanation:
      'A cell has a route to every on-premises range, one to the site, and its own. Older statements of the quota say 50 routes, newer ones 500; which holds in a private Region is not published.',
    remedy:
      'Give fewer, wider on-premises ranges, or have the quota "Routes per route table" raised before the deployment.',
    sources: [VPC_QUOTAS],
  },
  {
    code: 'AIF-NET-122',
    title: 'A security group has no more rules than the quota allows',
    explanation:
      'Every range that may call, and every server that may be called, is a rule: one for HTTPS, two for DNS. AWS allows 60 in each direction until the quota is raised.',
    remedy:
      'Give fewer, wider on-premises ranges or fewer DNS servers, or have the quota "Inbound or outbound rules per security group" raised before the deployment.',
    sources: [VPC_QUOTAS],
  },
  {
    code: 'AIF-NET-123',
    title: 'A network has no more interface endpoints than the quota allows',
    explanation: 'AWS allows 50 interface endpoints in a network until the quota is raised.',
    remedy:
      'Ask for endpoints of services in use only, or have the quota "Interface VPC endpoints per VPC" raised before the deployment.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html'],
  },
];

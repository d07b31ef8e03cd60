import type { CodeDefinition } from '../errors';

/** The codes of planning. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-PLAN-001',
    title: 'Only a validated site is planned',
    explanation:
      'Planning relies on what validation has checked: references that exist, a known partition, zones with an address slot.',
    remedy: 'Call `parseSite` first and plan only when it reports no error.',
  },
  {
    code: 'AIF-PLAN-002',
    title: 'A cluster has at most 30 pools',
    explanation: 'Amazon EKS allows 30 managed node groups in a cluster by default, and every pool is one.',
    remedy: 'Join pools of the same instance type, or move some of them to another cell.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html'],
  },
  {
    code: 'AIF-PLAN-003',
    title: 'A pool has at most 450 nodes',
    explanation:
      'Amazon EKS allows 450 nodes in a managed node group by default, and every pool is one. The racks that the pool names hold more.',
    remedy: 'Split the rack pool in two and give each a pool of its own.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html'],
  },
  {
    code: 'AIF-PLAN-004',
    title: 'The node range of a cell holds all its nodes and pods',
    explanation:
      'With prefix delegation a node takes its own address and at least two prefixes of 16 addresses for pods: 33 addresses. Nodes beyond that start but get no pods.',
    remedy: 'Give the cell a wider node range, or fewer nodes.',
    sources: ['https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html'],
  },
  {
    code: 'AIF-PLAN-005',
    title: 'An AI Factory starts at about 3,000 accelerators',
    explanation:
      'AWS staff quote about 3,000 accelerators as the starting size. A smaller one is worth a question before it is planned further.',
    remedy: 'Ask AWS whether this size is offered; a smaller site may suit an Outposts rack or a Dedicated Local Zone.',
    sources: ['https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty'],
  },
  {
    code: 'AIF-HALL-001',
    title: 'The racks of a hall draw no more power than the hall gives',
    explanation:
      'The sum of the peak draw of all racks in the hall is above what the hall offers. Breakers would open under load.',
    remedy: 'Move racks to another hall, order fewer, or state the figures of your supplier in `racks[].powerKw`.',
  },
  {
    code: 'AIF-HALL-002',
    title: 'The liquid loop of a hall carries the heat that its racks put into it',
    explanation:
      'A liquid-cooled rack puts most of its heat into the loop. When the loop is too small, accelerators slow down and then stop.',
    remedy: 'Raise the capacity of the loop, or place fewer liquid-cooled racks in the hall.',
  },
  {
    code: 'AIF-HALL-003',
    title: 'The air of a hall carries the heat that its racks put into it',
    explanation:
      'Air-cooled racks put all their heat into the air, liquid-cooled ones the rest that the loop does not take.',
    remedy: 'Raise the capacity of the air handling, or place fewer racks in the hall.',
  },
  {
    code: 'AIF-HALL-004',
    title: 'Every rack has a position',
    explanation: 'The hall has fewer rack positions than racks that stand in it.',
    remedy: 'Move racks to another hall or correct `rackPositions`.',
  },
  {
    code: 'AIF-HALL-005',
    title: 'The floor carries the racks',
    explanation: 'A loaded rack presses on its footprint with more than the floor of the hall is rated for.',
    remedy:
      'Spread the load with a plinth and state the resulting figure, choose another hall, or have the floor reinforced.',
  },
  {
    code: 'AIF-HALL-006',
    title: 'A figure that no source publishes is stated by the site',
    explanation:
      'The design does not say what a rack weighs or draws, so the check against the hall would pass without checking anything.',
    remedy: 'Ask your supplier and state `racks[].powerKw` or `racks[].weightKg`.',
  },
];

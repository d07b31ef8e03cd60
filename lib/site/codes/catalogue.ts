import type { CodeDefinition } from '../../errors';

/** The codes of hardware that a site describes itself. */
export const CATALOGUE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-CAT-001',
    title: 'A kind of hardware is described once',
    explanation: 'Two descriptions under one name leave it open which figures are meant.',
    remedy: 'Delete one of them.',
  },
  {
    code: 'AIF-CAT-002',
    title: 'Adapters are on network cards that exist, one on a card',
    explanation:
      'EC2 refuses a launch template that puts an Elastic Fabric Adapter on a card that the instance type does not have, or two on one card. It does so only when the first node starts.',
    remedy: 'Correct the cards, or the number of network cards.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html'],
  },
  {
    code: 'AIF-CAT-003',
    title: 'An image is for the processor and the accelerators of its instance type',
    explanation:
      'A node that starts from an image for another processor does not start at all; one without the drivers of its accelerators starts without accelerators.',
    remedy: 'Choose the AMI type that EKS has for both.',
    sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html'],
  },
  {
    code: 'AIF-CAT-004',
    title: 'File systems are reached over a fabric that is there',
    explanation:
      'Amazon FSx for Lustre talks to instances over their Elastic Fabric Adapters, and to the memory of GPUs over nothing else.',
    remedy: 'Describe the adapters, or leave the property out.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html'],
  },
  {
    code: 'AIF-CAT-005',
    title: 'A rack design consists of an instance type that somebody describes',
    explanation:
      'How many accelerators a server has, how it reaches the fabric and which servers belong together follows from its instance type. Of some types AWS has published the name and not the figures.',
    remedy: 'Correct the name, or describe the type in `catalogue.instanceTypes` with what your supplier says.',
    sources: ['https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html'],
  },
  {
    code: 'AIF-CAT-006',
    title: 'A rack design adds up',
    explanation:
      'A rack has as many accelerators as its servers have, whole UltraServers and whole domains of accelerators. Otherwise the plan counts hardware that is not there.',
    remedy: 'Correct the figure that the message names.',
    sources: ['https://aws.amazon.com/ec2/ultraservers/'],
  },
  {
    code: 'AIF-CAT-007',
    title: 'Racks are of a design that somebody describes',
    explanation: 'What stands in a rack, what it draws and what it weighs comes from its design.',
    remedy: 'Correct the name, or describe the design in `catalogue.rackDesigns`.',
  },
];

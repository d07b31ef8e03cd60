import type { CodeDefinition } from '../../errors';

/** The codes of what runs on a site. */
export const WORKLOAD_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-RACK-001',
    title: 'Racks belong to one pool',
    explanation: 'A server runs one node. Two pools on the same racks would ask for twice the nodes that there are.',
    remedy: 'Split the rack pool in two.',
  },
  {
    code: 'AIF-POOL-001',
    title: 'A pool has racks, or an instance type and a number of nodes',
    explanation: 'Without one or the other nobody knows what to launch.',
    remedy: 'Add what the message names.',
  },
  {
    code: 'AIF-POOL-002',
    title: 'A pool states what its racks give, or leaves it out',
    explanation:
      'The racks decide which instance type their servers are and how many there are. The pool says otherwise.',
    remedy: 'Delete the key, or delete `racks`.',
  },
  {
    code: 'AIF-POOL-003',
    title: 'Accelerated instance types are in the catalogue',
    explanation:
      'How many accelerators a node has, which network cards reach the fabric and which nodes belong together comes from the catalogue. Guessing it would leave accelerators unused.',
    remedy: 'Correct the name, or use a release that knows the type.',
    sources: ['https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html'],
  },
  {
    code: 'AIF-POOL-004',
    title: 'UltraServers are used whole',
    explanation:
      'The instances of an UltraServer are joined by one accelerator interconnect and are launched together.',
    remedy: 'Choose a multiple of the number in the message.',
    sources: ['https://aws.amazon.com/ec2/ultraservers/'],
  },
  {
    code: 'AIF-POOL-005',
    title: 'Every cluster has a pool for the pods that keep it running',
    explanation:
      'CoreDNS and other add-ons become healthy only on a node that takes them. They tolerate the taints that accelerated pools have by default, and no others.',
    remedy: 'Add a small pool without taints.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'],
  },
  {
    code: 'AIF-DATA-001',
    title: 'The version of a database engine is known',
    explanation:
      'Settings that refuse unencrypted connections belong to a parameter group, whose family follows from the version.',
    remedy: 'Use a version that the message lists, or a newer release of cdk-ai-factory.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html'],
  },
  {
    code: 'AIF-DATA-002',
    title: 'A standby has a zone to stand in',
    explanation: 'A standby lives in another zone than the database, and the site has one.',
    remedy: 'Write `multiZone: false`, or add a zone.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html'],
  },
  {
    code: 'AIF-MODEL-001',
    title: 'Accelerated instance types of models are in the catalogue',
    explanation:
      'A name that nobody knows is most often a slip, which deployment would find half an hour later. Of a family that the catalogue has, this is an error; of another one, such as an older one, a warning.',
    remedy: 'Correct the name, or use a release that knows the type.',
    sources: ['https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html'],
  },
  {
    code: 'AIF-MODEL-002',
    title: 'Weights are kept as weights',
    explanation:
      'The data class decides key, residency and retention. Weights in a store of another class have the rules of that class.',
    remedy: 'Move the weights to a store of `dataClass: modelWeights`.',
  },
  {
    code: 'AIF-MODEL-003',
    title: 'The environment of a model has a size that SageMaker takes',
    explanation:
      'SageMaker takes 100 variables with values of 1,024 bytes each, 32 KiB in all. Letters outside ASCII count double or more.',
    remedy: 'Put large settings in a file beside the weights.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html'],
  },
  {
    code: 'AIF-MODEL-004',
    title: 'The environment of a model is written out',
    explanation:
      'A placeholder such as ${AWS::Region} is filled in by some tools. Here nothing does, so the container would get the placeholder.',
    remedy: 'Write the value itself.',
  },
  {
    code: 'AIF-MODEL-005',
    title: 'The environment of a model has no secrets',
    explanation:
      'Environment variables stand in the site description, in the template and in what SageMaker shows of the model. The name or the value looks like a password, a token or a key.',
    remedy: 'Let the container fetch the secret from AWS Secrets Manager. If it is none, the warning can stay.',
    sources: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  },
];

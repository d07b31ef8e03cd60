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
    remedy: 'Correct the name, or describe the type in `catalogue.instanceTypes`.',
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
    code: 'AIF-POOL-006',
    title: 'A pool is made of racks with servers',
    explanation:
      'Storage and network racks have no servers that could be launched. Of some racks with accelerators AWS has not published which instance type they become.',
    remedy: 'Name another rack pool, or describe the design with its instance type in `catalogue.rackDesigns`.',
  },
  {
    code: 'AIF-POOL-007',
    title: 'Grace Blackwell is on Kubernetes 1.33 or later',
    explanation:
      'Jobs on such UltraServers are given an NVLink domain by dynamic resource allocation, which EKS has from Kubernetes 1.33 on.',
    remedy: 'Raise `compute.kubernetes.version`. A cluster that exists is raised one minor version at a time.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-nvidia-ultraserver.html'],
  },
  {
    code: 'AIF-POOL-008',
    title: 'Kubernetes is described for somebody',
    explanation: 'There is no pool in `compute`, and no training pool on Kubernetes, so no cluster is built.',
    remedy: 'Add a pool, or delete `compute`.',
  },
  {
    code: 'AIF-POOL-009',
    title: 'A capacity reservation holds what is launched into it',
    explanation:
      'A reservation has instances of one type, a Capacity Block 64 at most. A cell of a training pool has its reservation for itself, so that it never waits for what another one has taken.',
    remedy: 'Name a reservation of the right type and size for each, or let the site reserve capacity.',
    sources: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html',
    ],
  },
  {
    code: 'AIF-POOL-010',
    title: 'Nodes have labels that EKS and HyperPod take',
    explanation:
      'EKS refuses node groups with labels of the domains of Kubernetes and of its own, which it sets itself. HyperPod takes 50 labels on a group, four of them of the library.',
    remedy: 'Choose another label, without a domain or with one of yours; or delete some.',
    sources: [
      'https://github.com/eksctl-io/eksctl/issues/4007',
      'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterKubernetesConfig.html',
    ],
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
    remedy: 'Correct the name, or describe the type in `catalogue.instanceTypes`.',
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
  {
    code: 'AIF-MODEL-006',
    title: 'SageMaker endpoints take the instance type of a model',
    explanation:
      'Endpoints have a list of instance types of their own, and refuse others when they are created. The list is part of the catalogue, with its date.',
    remedy:
      'Choose another instance type. Where AWS has added the type since, describe it in `catalogue.instanceTypes`.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html'],
  },
];

import type { CodeDefinition } from '../errors';

const PRODUCTION_VARIANT = 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html';
const CONTAINER_DEFINITION = 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html';

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-MDL-001',
    title: 'The type of an instance is a SageMaker type',
    explanation: 'SageMaker has its own names of instance types, which start with `ml.`.',
    remedy: 'Put `ml.` before the name of the instance type, such as `ml.g6.xlarge`.',
    sources: [PRODUCTION_VARIANT],
  },
  {
    code: 'AIF-MDL-002',
    title: 'An endpoint runs on at least one instance',
    explanation: 'SageMaker takes whole numbers of instances from 1.',
    remedy: 'Set `instances` to 1 or more.',
    sources: [PRODUCTION_VARIANT],
  },
  {
    code: 'AIF-MDL-003',
    title: 'Weights lie in a folder',
    explanation:
      'SageMaker loads every object under a prefix, and takes a prefix only when it ends with a slash. Without one, the prefix `v1` would also match `v10`.',
    remedy: 'End `weights.prefix` with a slash, such as `assistant/v3/`.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3ModelDataSource.html'],
  },
  {
    code: 'AIF-MDL-004',
    title: 'Starting may take 60 to 3600 seconds',
    explanation:
      'SageMaker takes timeouts from 60 to 3600 whole seconds for loading weights and for the first health check.',
    remedy: 'Give `startupTimeout` as a duration from 1 to 60 minutes.',
    sources: [PRODUCTION_VARIANT],
  },
  {
    code: 'AIF-MDL-005',
    title: 'The environment of a container is within the limits of SageMaker',
    explanation:
      'SageMaker takes up to 100 variables, 32 KB in all. Names are letters, digits and underscores and do not start with a digit; names and values have up to 1024 bytes each.',
    remedy: 'Rename, shorten or drop what the message names. Larger settings belong in a file beside the weights.',
    sources: [CONTAINER_DEFINITION],
  },
  {
    code: 'AIF-MDL-006',
    title: 'A volume has 1 to 512 GiB, on instances that take a volume',
    explanation:
      'Weights are kept on an EBS volume of 1 to 512 GiB. Instances with local storage keep them there, and SageMaker refuses an endpoint that asks for a volume as well.',
    remedy: 'Leave `volumeSize` out for instances with local storage, and stay within 512 GiB for others.',
    sources: [PRODUCTION_VARIANT, 'https://github.com/aws/sagemaker-python-sdk/pull/4828'],
  },
  {
    code: 'AIF-MDL-007',
    title: 'The name of an endpoint is one that SageMaker accepts',
    explanation:
      'The name is the id of the site, a hyphen and the id of the model. SageMaker takes up to 63 letters, digits and hyphens; lower case keeps the name and the ARN alike.',
    remedy: 'Choose a `modelId` of lower-case letters, digits and single hyphens.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html'],
  },
  {
    code: 'AIF-MDL-008',
    title: 'In an AWS Region, a model endpoint has subnets in two zones',
    explanation:
      'SageMaker asks for subnets in at least two zones for hosting in a VPC, even with one instance. Whether an AI Factory with a single zone has this limit too is not published, so it is not refused there.',
    remedy: 'Describe at least two zones of the Region.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html'],
  },
  {
    code: 'AIF-MDL-009',
    title: 'Every model endpoint of a site has an id of its own',
    explanation:
      'The endpoint and its log group are called after site and id. The second endpoint of the same id would fail halfway through its deployment.',
    remedy: 'Rename one of them, or use the other with `ModelEndpoint.fromModelEndpointName`.',
  },
];

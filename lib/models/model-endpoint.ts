import { Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { hasLocalStorage } from '../catalog/model-instance-types';
import { DataClass, type ICellNetwork, requireOwnId } from '../region';
import { ImportedModelEndpoint } from './imported-model-endpoint';
import { endpointArn, grantInvoke } from './invocation';
import { checkModelEndpoint } from './model-endpoint-checks';
import { modelExecutionRole } from './model-execution-role';
import type { ModelImage, ModelWeights } from './model-source';
import { rollingUpdate } from './rolling-update';

/** A model that clients can call. */
export interface IModelEndpoint extends IConstruct {
  /** Name to invoke the model by, `<site id>-<model id>`. */
  readonly endpointName: string;
  /** ARN of the endpoint. */
  readonly endpointArn: string;

  /**
   * Allows to invoke the model, with streamed answers too.
   *
   * The caller also needs a way to the private endpoint `sagemaker.runtime`: `network.allowToEndpoints(caller)`.
   */
  grantInvoke(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `ModelEndpoint`. */
export interface ModelEndpointProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** Names the endpoint: `<site id>-<model id>`. */
  readonly modelId: string;
  /** The serving container. */
  readonly image: ModelImage;
  /** The weights. */
  readonly weights: ModelWeights;
  /** The SageMaker instance type, such as `ml.g6.xlarge`. */
  readonly instanceType: string;
  /**
   * Number of instances. With two or more, an update replaces a tenth of them at a time; with one, it needs a second for a while.
   *
   * @default 1
   */
  readonly instances?: number;
  /**
   * Environment variables of the container. Anyone who may describe the model can read them, so never a secret.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };
  /**
   * How long loading the weights, and then passing the first health check, may take. 60 to 3600 seconds each.
   *
   * @default Duration.minutes(30)
   */
  readonly startupTimeout?: Duration;
  /**
   * Size of the volume that weights are loaded to, 1 to 512 GiB. Only for instance types without local storage.
   *
   * @default - the size that SageMaker gives the instance type
   */
  readonly volumeSize?: Size;
  /**
   * Whether the instances keep weights on local NVMe storage, which encrypts itself, so that SageMaker takes neither a volume size
   * nor a key for them.
   *
   * @default - what this release knows of the instance type; false when it does not know the type
   */
  readonly localStorage?: boolean;
  /**
   * The machine image with the accelerator's driver, such as `al2023-ami-sagemaker-inference-gpu-4-1`.
   *
   * @default - SageMaker's choice for the instance type
   */
  readonly inferenceAmiVersion?: string;
}

/** There is one variant, and its name never changes, as updates in place require. */
const VARIANT = 'AllTraffic';

/**
 * A model on SageMaker that is served from the site alone: image and weights come from the site's stores, and the container has no
 * network, so it can neither load nor send anything else.
 *
 * The endpoint is updated in place. The model and its configuration are replaced at every change, which is why they have no names.
 */
export class ModelEndpoint extends Construct implements IModelEndpoint {
  /** Uses a model endpoint that was made elsewhere, in the account and Region of the stack. */
  public static fromModelEndpointName(scope: Construct, id: string, endpointName: string): IModelEndpoint {
    return new ImportedModelEndpoint(scope, id, endpointName);
  }

  public readonly endpointName: string;
  public readonly endpointArn: string;
  /** The role with which SageMaker runs the model. */
  public readonly role: iam.IRole;

  /**
   * @throws AIF-MDL-001 when the instance type is not one of SageMaker
   * @throws AIF-MDL-002 when there is no instance
   * @throws AIF-MDL-003 when the prefix of the weights is not a folder
   * @throws AIF-MDL-004 when the startup timeout is out of bounds
   * @throws AIF-MDL-005 when the environment is out of bounds
   * @throws AIF-MDL-006 when a volume is out of bounds, or the instance type takes none
   * @throws AIF-MDL-007 when the name of the endpoint is refused by SageMaker
   * @throws AIF-MDL-008 when an AWS Region is used with a single zone
   * @throws AIF-MDL-009 when another model endpoint of the site has the id
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   * @throws AIF-STO-002 when the prefix has a wildcard or starts with a slash
   * @throws AIF-STO-003 when the image is not named by its digest
   */
  public constructor(scope: Construct, id: string, props: ModelEndpointProps) {
    super(scope, id);
    const { network, image, weights, instanceType } = props;
    const { region } = network;
    const instances = props.instances ?? 1;
    const startupTimeout = props.startupTimeout ?? Duration.minutes(30);
    const localStorage = props.localStorage ?? hasLocalStorage(instanceType);
    this.endpointName = `${region.siteId}-${props.modelId}`;
    checkModelEndpoint(this, {
      hosting: region.hosting,
      endpointName: this.endpointName,
      instanceType,
      instances,
      prefix: weights.prefix,
      environment: props.environment ?? {},
      startupTimeout,
      localStorage,
      volumeSize: props.volumeSize,
    });
    requireOwnId(this, region, {
      what: 'model endpoint',
      id: props.modelId,
      code: 'AIF-MDL-009',
      help: 'Give this one an id of its own, or use the other with ModelEndpoint.fromModelEndpointName.',
    });
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.models]);

    // The volume holds a copy of the weights, so it gets their key.
    const volumeKey = localStorage ? undefined : weights.objectStore.key;
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Model endpoint ${this.endpointName}`,
      allowAllOutbound: false,
    });
    // SageMaker loads weights through the subnets of the model; it pulls the image and writes logs on its own network.
    network.useEndpoints(['s3', 'sagemaker.runtime']);
    network.allowToEndpoints(securityGroup);
    // SageMaker writes to this group, and would create it without key and retention if it were not there first.
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/sagemaker/Endpoints/${this.endpointName}`,
      encryptionKey: region.key(DataClass.LOGS),
      retention: region.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { role, permissions } = modelExecutionRole(this, 'Role', {
      network,
      image,
      weights,
      securityGroup,
      logGroup,
      volumeKey,
    });
    this.role = role;

    const model = new sagemaker.CfnModel(this, 'Model', {
      executionRoleArn: role.roleArn,
      enableNetworkIsolation: true,
      vpcConfig: {
        subnets: network.serviceSubnets.map((subnet) => subnet.subnetId),
        securityGroupIds: [securityGroup.securityGroupId],
      },
      primaryContainer: {
        image: image.repository.imageUri(image.digest),
        // The mode for ECR; `Vpc` is for registries that customers run in a VPC.
        imageConfig: { repositoryAccessMode: 'Platform' },
        environment: props.environment,
        modelDataSource: {
          s3DataSource: {
            s3Uri: weights.objectStore.bucket.s3UrlForObject(weights.prefix),
            s3DataType: 'S3Prefix',
            compressionType: 'None',
          },
        },
      },
    });
    const configuration = new sagemaker.CfnEndpointConfig(this, 'Configuration', {
      kmsKeyId: volumeKey?.keyArn,
      productionVariants: [
        {
          variantName: VARIANT,
          modelName: model.attrModelName,
          instanceType,
          initialInstanceCount: instances,
          initialVariantWeight: 1,
          volumeSizeInGb: props.volumeSize?.toGibibytes(),
          inferenceAmiVersion: props.inferenceAmiVersion,
          modelDataDownloadTimeoutInSeconds: startupTimeout.toSeconds(),
          containerStartupHealthCheckTimeoutInSeconds: startupTimeout.toSeconds(),
          routingConfig: { routingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
        },
      ],
    });
    const endpoint = new sagemaker.CfnEndpoint(this, 'Resource', {
      endpointName: this.endpointName,
      endpointConfigName: configuration.attrEndpointConfigName,
      deploymentConfig: rollingUpdate(instances),
    });
    // SageMaker checks the role when the model is made, and uses all of this when instances start.
    permissions.applyBefore(model);
    endpoint.node.addDependency(logGroup, securityGroup, network);

    this.endpointArn = endpointArn(this, this.endpointName);
  }

  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return grantInvoke(this, grantee);
  }

  /** A metric of the endpoint, by the name that SageMaker gives it. */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/SageMaker',
      dimensionsMap: { EndpointName: this.endpointName, VariantName: VARIANT },
      metricName,
      ...props,
    }).attachTo(this);
  }

  /**
   * Requests.
   *
   * @default - sum over 5 minutes
   */
  public metricInvocations(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Invocations', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * Requests that were answered with a client error.
   *
   * @default - sum over 5 minutes
   */
  public metricInvocation4XXErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Invocation4XXErrors', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * Requests that were answered with a server error.
   *
   * @default - sum over 5 minutes
   */
  public metricInvocation5XXErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Invocation5XXErrors', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * Time that the container took to answer, in microseconds.
   *
   * @default - average over 5 minutes
   */
  public metricModelLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ModelLatency', { statistic: cloudwatch.Stats.AVERAGE, ...props });
  }
}

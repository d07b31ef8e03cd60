import { CfnOutput, Duration } from 'aws-cdk-lib';
import { ModelEndpoint } from '../models';
import type { ModelPlan } from '../plan';
import type { CellNetwork } from '../region';
import type { ImageRepository, ObjectStore } from '../storage';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** Where models find what they are made of, by the ids of the site. */
export interface SiteStorage {
  readonly objectStores: ReadonlyMap<string, ObjectStore>;
  readonly imageRepositories: ReadonlyMap<string, ImageRepository>;
}

/** A model endpoint in a stack of its own. */
export function buildModelEndpoint(
  stack: SiteStack,
  plan: ModelPlan,
  network: CellNetwork,
  storage: SiteStorage,
): ModelEndpoint {
  const endpoint = new ModelEndpoint(stack, 'Endpoint', {
    network,
    modelId: plan.id,
    image: {
      repository: planned(
        storage.imageRepositories.get(plan.imageRepository),
        'image repository',
        plan.imageRepository,
      ),
      digest: plan.imageDigest,
    },
    weights: {
      objectStore: planned(storage.objectStores.get(plan.objectStore), 'object store', plan.objectStore),
      prefix: plan.prefix,
    },
    instanceType: plan.instanceType,
    instances: plan.instances,
    environment: { ...plan.environment },
    startupTimeout: Duration.seconds(plan.startupTimeoutSeconds),
  });
  new CfnOutput(stack, 'EndpointName', {
    value: endpoint.endpointName,
    description: `Name to invoke model ${plan.id} by`,
  });
  return endpoint;
}

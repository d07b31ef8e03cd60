import { LOCAL_STORAGE_FAMILIES } from '../../catalog/encryption-models';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_KEY } from './unprovable';

const FAMILIES = new Set(LOCAL_STORAGE_FAMILIES);

export const ENDPOINT_VOLUMES_HAVE_A_KEY: SovereigntyRule = {
  code: 'AIF-SOV-203',
  severity: 'fatal',
  title: 'Volumes of model endpoints are encrypted with a key of the site',
  explanation:
    'The volume of an endpoint holds model artifacts and requests. Instances with local storage encrypt it in hardware, and Amazon SageMaker refuses a key for them.',
  remedy: 'Name an AWS KMS key of the site, or use instance types with local storage only.',
  sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html'],
  frameworks: ['NIST.800-53r5 SC-28(1)', 'C5:2020 CRY-03'],
  concerns: (type) => type === 'AWS::SageMaker::EndpointConfig',
  *check(resource) {
    const types = ['ProductionVariants[].InstanceType', 'ShadowProductionVariants[].InstanceType'].flatMap((path) =>
      resource.values(path),
    );
    if (types.some((type) => FAMILIES.has(familyOf(type)))) return;
    if (types.length === 0 && resource.has('ProductionVariants') && !resource.has('KmsKeyId')) return;
    for (const slot of resource.select('KmsKeyId')) {
      for (const text of resource.texts(slot)) {
        if (text === undefined) {
          yield { path: slot.path, message: 'the endpoint configuration names no key for its volumes' };
        } else if (resource.holes.isUnknown(text)) {
          const message = `the key is ${resource.holes.show(text)}, which can be any key`;
          yield { path: slot.path, message, unprovable: UNPROVABLE_KEY };
        }
      }
    }
  },
};

/** `ml.p6e-gb200.36xlarge` is of the family `p6e-gb200`. */
function familyOf(instanceType: string): string {
  const parts = instanceType.split('.');
  return (parts[0] === 'ml' ? parts[1] : parts[0]) ?? '';
}

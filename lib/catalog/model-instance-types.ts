import { INSTANCE_TYPES } from './instance-types';
import type { Source } from './source';

/** Where it is stated that instances with local storage take no volume and no volume key, and which ones they are. */
export const LOCAL_STORAGE_SOURCES: readonly Source[] = [
  {
    url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html',
    date: '2026-11-22',
  },
  { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/InstanceStorage.html', date: '2026-11-22' },
  { url: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html', date: '2026-11-22' },
  { url: 'https://github.com/aws/sagemaker-python-sdk/pull/4828', date: '2024-08-12' },
];

/** Families with local NVMe storage whose types are not in the catalogue of accelerated types, or not all of them. */
const OTHER_FAMILIES = ['dl1'];

const FAMILIES_WITH_LOCAL_STORAGE: ReadonlySet<string> = new Set([
  ...OTHER_FAMILIES,
  ...[...INSTANCE_TYPES.values()].filter((type) => type.nvmeGB > 0).map((type) => familyOf(type.name)),
]);

/** In EC2's naming convention a `d` after the generation digit marks local NVMe storage: m5d, c6gd, g4dn, p4de. */
const LOCAL_STORAGE_IN_NAME = /^[a-z]+\d+[a-z]*d/;

/**
 * Whether the instances behind a SageMaker instance type keep a model's files on local NVMe storage, in place of an EBS volume.
 *
 * The instance encrypts such storage itself, with a key that exists only in its hardware. False for families that this release
 * does not know.
 */
export function hasLocalStorage(instanceType: string): boolean {
  const family = familyOf(instanceType.replace(/^ml\./, ''));
  return FAMILIES_WITH_LOCAL_STORAGE.has(family) || LOCAL_STORAGE_IN_NAME.test(family);
}

function familyOf(instanceType: string): string {
  return instanceType.replace(/\..*$/, '');
}

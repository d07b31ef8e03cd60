import type { CodeDefinition } from '../errors';
import { CATALOGUE_CODES } from './codes/catalogue';
import { ENFORCEMENT_CODES } from './codes/enforcement';
import { FILE_CODES } from './codes/file';
import { HOSTING_CODES } from './codes/hosting';
import { NETWORK_CODES } from './codes/network';
import { REFERENCE_CODES } from './codes/references';
import { SHAPE_CODES } from './codes/shape';
import { SOVEREIGNTY_CODES } from './codes/sovereignty';
import { STORAGE_CODES } from './codes/storage';
import { TRAINING_CODES } from './codes/training';
import { WORKLOAD_CODES } from './codes/workloads';
import { YAML_CODES } from './codes/yaml';

/** Every code that reading a site description can produce. */
export const CODES: readonly CodeDefinition[] = [
  ...FILE_CODES,
  ...YAML_CODES,
  ...SHAPE_CODES,
  ...REFERENCE_CODES,
  ...HOSTING_CODES,
  ...NETWORK_CODES,
  ...CATALOGUE_CODES,
  ...WORKLOAD_CODES,
  ...TRAINING_CODES,
  ...STORAGE_CODES,
  ...SOVEREIGNTY_CODES,
  ...ENFORCEMENT_CODES,
];

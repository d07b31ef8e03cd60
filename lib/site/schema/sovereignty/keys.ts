import { z } from 'zod';
import { DATA_CLASSES } from '../../../catalog/data-classes';
import { KeyOrigin } from '../../../catalog/sovereignty-words';

/** Where keys have to come from. */
export const keyOrigin = z
  .enum(KeyOrigin)
  .optional()
  .meta({
    title: 'Key origin',
    description:
      'Where keys have to come from. CloudFormation makes keys of AWS_KMS only, so that for any other origin the keys are made beforehand and listed in keyArns.\n\nAWS_KMS: AWS KMS makes them.\n\nEXTERNAL: their material is imported.\n\nAWS_CLOUDHSM: hardware modules of the site hold them.\n\nEXTERNAL_KEY_STORE: a key manager outside AWS holds them.',
    examples: ['EXTERNAL_KEY_STORE'],
  });

const keyArn = z
  .string()
  .regex(/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/(?!mrk-)[A-Za-z0-9-]+$/, {
    error:
      'must be the ARN of a key that is in one Region only, such as arn:aws-eusc:kms:eusc-de-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  })
  .optional();

/** Keys that were made beforehand, by class of data. */
export const keyArns = z
  .strictObject({
    trainingData: keyArn.meta({ title: 'Key of training data', description: DATA_CLASSES.trainingData }),
    promptsAndOutputs: keyArn.meta({
      title: 'Key of prompts and outputs',
      description: DATA_CLASSES.promptsAndOutputs,
    }),
    modelWeights: keyArn.meta({ title: 'Key of model weights', description: DATA_CLASSES.modelWeights }),
    backups: keyArn.meta({ title: 'Key of backups', description: DATA_CLASSES.backups }),
    logs: keyArn.meta({ title: 'Key of logs', description: DATA_CLASSES.logs }),
    metadata: keyArn.meta({ title: 'Key of metadata', description: DATA_CLASSES.metadata }),
  })
  .optional()
  .meta({
    title: 'Keys made beforehand',
    description:
      'ARNs of keys that exist already, by class of data. The site makes the keys of the other classes. Their policies have to let the services in that use them.',
  });

import { z } from 'zod';
import { DATA_CLASSES } from '../../../catalog/data-classes';
import { Residency } from '../../../catalog/sovereignty-words';

const place = z.enum(Residency).optional();

/** Where data of each class may be. */
export const residency = z
  .strictObject({
    trainingData: place.meta({ title: 'Training data', description: DATA_CLASSES.trainingData }),
    promptsAndOutputs: place.meta({ title: 'Prompts and outputs', description: DATA_CLASSES.promptsAndOutputs }),
    modelWeights: place.meta({ title: 'Model weights', description: DATA_CLASSES.modelWeights }),
    backups: place.meta({ title: 'Backups', description: DATA_CLASSES.backups }),
    logs: place.meta({ title: 'Logs', description: DATA_CLASSES.logs }),
    metadata: place.meta({
      title: 'Metadata',
      description: `${DATA_CLASSES.metadata} Every service keeps some, so that onPremises asks every service that the site uses to run on site.`,
    }),
  })
  .meta({
    title: 'Residency',
    description:
      'Where data of each class may be. By default as the preset says.\n\nregion: anywhere in the allowed Regions.\n\nonPremises: in the building of the site only. At an AI Factory the services that hold the class have to be local; an ordinary Region has nothing on premises.',
    examples: [{ modelWeights: 'onPremises', trainingData: 'onPremises' }],
  });

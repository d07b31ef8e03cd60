import { z } from 'zod';
import { id, quantity } from './primitives';

const address = z
  .strictObject({
    line1: z
      .string()
      .min(1)
      .max(180)
      .meta({ title: 'Address line 1', examples: ['1 Harbour Road'] }),
    line2: z.string().min(1).max(60).optional().meta({ title: 'Address line 2' }),
    city: z.string().min(1).max(50).meta({ title: 'City' }),
    stateOrRegion: z.string().min(1).max(50).optional().meta({ title: 'State or region' }),
    postalCode: z
      .string()
      .regex(/^[A-Za-z0-9 -]{1,20}$/, {
        error: 'must be up to 20 letters, digits, spaces and hyphens, in quotes when it is all digits',
      })
      .meta({
        title: 'Postal code',
        description: 'In quotes, because YAML reads bare digits as a number.',
        examples: ['10115'],
      }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'must be two upper-case letters (ISO 3166-1 alpha-2)' })
      .meta({
        title: 'Country',
        description: 'ISO 3166-1 alpha-2 code of the country that the building stands in.',
        examples: ['DE'],
      }),
  })
  .meta({ title: 'Address', description: 'Where the building stands.' });

/** The most of one hall in kW: a gigawatt. More is most often watts. */
const MOST_KW = 1_000_000;

const hall = z
  .strictObject({
    id: id.meta({ title: 'Hall id', examples: ['hall-1'] }),
    powerKw: quantity.max(MOST_KW).meta({
      title: 'Power in kW',
      description: 'IT power that the hall can give its racks, with redundancy already taken off.',
      examples: [6000],
    }),
    liquidCoolingKw: z.number().min(0).max(MOST_KW).default(0).meta({
      title: 'Liquid cooling in kW',
      description: 'Heat that the liquid loop of the hall can carry away.',
    }),
    airCoolingKw: z.number().min(0).max(MOST_KW).default(0).meta({
      title: 'Air cooling in kW',
      description: 'Heat that the air handling of the hall can carry away.',
    }),
    floorLoadKgPerM2: quantity
      .max(10_000)
      .optional()
      .meta({
        title: 'Floor load in kg/m²',
        description: 'What the floor carries where racks stand.',
        examples: [1900],
      }),
    rackPositions: z
      .int()
      .min(1)
      .optional()
      .meta({ title: 'Rack positions', description: 'How many racks have a place in the hall.' }),
  })
  .meta({ title: 'Hall' });

export const facility = z
  .strictObject({
    address: address.optional(),
    halls: z.array(hall).max(200).default([]).meta({ title: 'Halls', description: 'The rooms that racks stand in.' }),
  })
  .meta({
    title: 'Facility',
    description: 'The building: its halls, and the power, cooling and floor that they offer.',
  });

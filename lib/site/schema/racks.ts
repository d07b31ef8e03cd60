import { z } from 'zod';
import { RACK_DESIGNS } from '../../catalog/rack-designs';
import { count, id, quantity, reference } from './primitives';

export const rackPool = z
  .strictObject({
    id: id.meta({ title: 'Rack pool id', examples: ['train'] }),
    design: z.enum(Object.keys(RACK_DESIGNS).sort()).meta({
      title: 'Rack design',
      description: 'What the racks are. A design gives nodes, accelerators, power, weight and cooling.',
      examples: ['nvl72-gb200'],
    }),
    count: count.max(20_000).meta({ title: 'Number of racks', examples: [42] }),
    hall: reference('a hall in `facility.halls`').meta({
      description: 'The hall that the racks stand in.',
      examples: ['hall-1'],
    }),
    powerKw: quantity.max(250).optional().meta({
      title: 'Power of one rack in kW',
      description:
        'Peak draw, when your supplier states another figure than the design. No rack built today draws more than 250 kW.',
    }),
    weightKg: quantity.max(1800).optional().meta({
      title: 'Weight of one rack in kg',
      description:
        'When your supplier states another figure than the design. No rack built today weighs more than 1,800 kg.',
    }),
  })
  .meta({ title: 'Rack pool', description: 'Racks of one design in one hall.' });

import { z } from 'zod';
import { RACK_DESIGNS } from '../../catalog/rack-designs';
import { rackDesignId } from './catalogue';
import { count, id, quantity, reference } from './primitives';

export const rackPool = z
  .strictObject({
    id: id.meta({ title: 'Rack pool id', examples: ['train'] }),
    design: rackDesignId.meta({
      title: 'Rack design',
      description:
        'What the racks are: a design of this release, or one of `catalogue.rackDesigns`. It gives nodes, accelerators, power, weight and cooling.',
      examples: [
        'nvl72-gb200',
        ...Object.keys(RACK_DESIGNS)
          .filter((id) => id !== 'nvl72-gb200')
          .sort(),
      ],
    }),
    count: count.max(20_000).meta({ title: 'Number of racks', examples: [42] }),
    hall: reference('a hall in `facility.halls`').meta({
      description: 'The hall that the racks stand in.',
      examples: ['hall-1'],
    }),
    powerKw: quantity.max(1000).optional().meta({
      title: 'Power of one rack in kW',
      description:
        'Peak draw, when your supplier states another figure than the design. Of a design of several racks, that of all of them.',
    }),
    weightKg: quantity.max(5000).optional().meta({
      title: 'Weight of one rack in kg',
      description:
        'When your supplier states another figure than the design. Of a design of several racks, that of all of them.',
    }),
    footprintM2: quantity.max(100).optional().meta({
      title: 'Footprint of one rack in m²',
      description:
        'Width times depth, when your supplier states another figure than the design; or the area of the plinth that it stands on.',
    }),
    liquidShare: z.number().min(0).max(1).optional().meta({
      title: 'Share of liquid cooling',
      description:
        'Share of the heat that goes into the liquid loop, 0 to 1, when your supplier states another figure than the design.',
    }),
  })
  .meta({ title: 'Rack pool', description: 'Racks of one design in one hall.' });

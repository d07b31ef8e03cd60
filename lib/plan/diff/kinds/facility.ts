import type { AcceleratedInstanceType } from '../../../catalog/instance-types';
import type { HallPlan, RackPoolPlan } from '../../site-plan';
import { inList, Kind, type Thing } from '../kind';
import { always, IN_THE_PLAN } from '../meanings';

const RACK = new Kind<Pick<RackPoolPlan, 'id' | 'design' | 'count' | 'hall'>>({
  thing: 'rack pool',
  all: ({ racks }) => racks.map(({ id, design, count, hall }) => ({ id, design, count, hall })),
  rules: IN_THE_PLAN,
  added: { effect: 'nothing' },
  removed: () => ({ effect: 'nothing' }),
  path: (site, id) => inList(site.racks, id, 'racks'),
});

const HALL = new Kind<Omit<HallPlan, 'racks' | 'powerUsedKw' | 'liquidUsedKw' | 'airUsedKw'>>({
  thing: 'hall',
  all: ({ halls }) =>
    halls.map(({ id, rackPositions, powerKw, liquidCoolingKw, airCoolingKw }) => ({
      id,
      ...(rackPositions === undefined ? {} : { rackPositions }),
      powerKw,
      liquidCoolingKw,
      airCoolingKw,
    })),
  rules: IN_THE_PLAN,
  added: { effect: 'nothing' },
  removed: () => ({ effect: 'nothing' }),
  path: (site, id) => inList(site.facility.halls, id, 'facility', 'halls'),
});

const INSTANCE_TYPE = new Kind<Thing & Omit<AcceleratedInstanceType, 'name'>>({
  thing: 'instance type',
  all: ({ instanceTypes }) => instanceTypes.map(({ name, ...facts }) => ({ id: name, ...facts })),
  rules: always('inPlace', 'nodes take other interfaces or another image when they are replaced'),
  added: { effect: 'nothing' },
  removed: () => ({ effect: 'nothing' }),
  path: () => ['catalogue', 'instanceTypes'],
});

/** What stands in the building. AWS learns of it by the pools that consist of it. */
export const FACILITY_KINDS = [HALL, RACK, INSTANCE_TYPE] as const;

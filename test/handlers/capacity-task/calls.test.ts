import { describe, expect, test } from 'vitest';
import type { Properties } from '../../../lib/handlers/capacity-task/desired';
import type { Fault, OutpostsServer } from '../../support/outposts/outposts-server';
import { type Arrangement, ORDER_ID, propertiesOf, Scenario } from '../../support/outposts/scenario';
import { useServer } from '../../support/outposts/use-server';

let server: OutpostsServer;
useServer((started) => {
  server = started;
});

const THERE = { 'm5.xlarge': 8 };
const WANTED = { 'm5.xlarge': 4, 'm5.large': 8 };

const OBSERVE = ['GetOutpost', 'ListCapacityTasks', 'ListAssets'];
const TRY = ['StartCapacityTask (dry run)', 'GetCapacityTask'];
const START = ['StartCapacityTask'];
const WAIT = ['GetCapacityTask'];
/** Which tasks there are since a start that nobody knows about; the dry run is one of them. */
const LOOK = ['ListCapacityTasks', 'GetCapacityTask'];

interface Row {
  /** What there is when the deployment begins. */
  readonly observed?: Arrangement & { readonly active?: { readonly [type: string]: number }; readonly age?: number };
  readonly desired?: { readonly [type: string]: number };
  readonly properties?: Partial<Properties>;
  readonly faults?: readonly (Fault | undefined)[];
  /** Tasks that are looked at several times in a row are named once. */
  readonly calls: readonly string[];
  /** The status that is reported, or the code of the failure. */
  readonly result: string;
}

const ROWS: { readonly [what: string]: Row } = {
  'the slots are as described': { desired: THERE, calls: OBSERVE, result: 'UNCHANGED' },
  'the slots are as described, and types without a slot are named': {
    desired: { ...THERE, 'm5.large': 0 },
    calls: OBSERVE,
    result: 'UNCHANGED',
  },
  'the slots differ': { calls: [...OBSERVE, ...TRY, ...START, ...WAIT], result: 'COMPLETED' },
  'the slots differ, and a dry run is an answer only': {
    observed: { dryRunsAreTasks: false },
    calls: [...OBSERVE, 'StartCapacityTask (dry run)', ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'one asset differs': {
    desired: { 'm5.4xlarge': 1 },
    properties: { AssetId: '1000000002' },
    calls: [...OBSERVE, ...TRY, ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'one asset is as described': {
    desired: { 'm5.xlarge': 4 },
    properties: { AssetId: '1000000002' },
    calls: OBSERVE,
    result: 'UNCHANGED',
  },
  'an order has never been configured': {
    observed: { lifeCycleStatus: 'PENDING' },
    properties: { OrderId: ORDER_ID },
    calls: ['GetOutpost', 'ListCapacityTasks', 'ListCapacityTasks', ...TRY, ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'a task has only to be accepted': {
    observed: { durations: { inProgress: 3_600_000 } },
    properties: { WaitFor: 'ACCEPTED' },
    calls: [...OBSERVE, ...TRY, ...START, ...WAIT],
    result: 'IN_PROGRESS',
  },
  'a task waits for evacuation, and has only to be accepted': {
    observed: { blockers: { 'i-0123456789abcdef0': 86_400_000 } },
    properties: { WaitFor: 'ACCEPTED', TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION' },
    calls: [...OBSERVE, ...TRY, ...START, 'GetCapacityTask'],
    result: 'WAITING_FOR_EVACUATION',
  },
  'a task waits for evacuation that is soon over': {
    observed: { blockers: { 'i-0123456789abcdef0': 60_000 } },
    properties: { TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION' },
    calls: [...OBSERVE, ...TRY, ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'the same task is under way': {
    observed: { active: WANTED },
    calls: ['GetOutpost', 'ListCapacityTasks', ...WAIT],
    result: 'COMPLETED',
  },
  'another task is under way': {
    observed: { active: { 'm5.large': 1 } },
    calls: ['GetOutpost', 'ListCapacityTasks', 'GetCapacityTask'],
    result: 'AIF-OUT-106',
  },
  'another task is under way, towards slots that are not there yet': {
    observed: { active: { 'm5.large': 1 } },
    desired: THERE,
    calls: ['GetOutpost', 'ListCapacityTasks', 'GetCapacityTask'],
    result: 'AIF-OUT-106',
  },
  'somebody else starts a task between the look and the start': {
    faults: [undefined, undefined, undefined, undefined, undefined, 'overtaken'],
    calls: [...OBSERVE, ...TRY, ...START, 'ListCapacityTasks', 'GetCapacityTask'],
    result: 'AIF-OUT-106',
  },
  'a conflict has gone when one looks for it': {
    faults: [undefined, undefined, undefined, undefined, undefined, 'conflict'],
    calls: [...OBSERVE, ...TRY, ...START, ...LOOK, 'ListAssets', ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'the Outpost is not active': {
    observed: { lifeCycleStatus: 'RETIRING' },
    calls: ['GetOutpost'],
    result: 'AIF-OUT-102',
  },
  'the Outpost does not exist': {
    properties: { OutpostArn: 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-00000000000000000' },
    calls: ['GetOutpost'],
    result: 'AIF-OUT-104',
  },
  'the asset does not exist': { properties: { AssetId: '1999999999' }, calls: OBSERVE, result: 'AIF-OUT-104' },
  'the order does not exist': {
    properties: { OrderId: 'oo-00000000000000000' },
    calls: [
      'GetOutpost',
      'ListCapacityTasks',
      'ListCapacityTasks',
      'StartCapacityTask (dry run)',
      'GetOutpostSupportedInstanceTypes',
    ],
    result: 'AIF-OUT-105',
  },
  'a type is not supported': {
    desired: { 'p5.48xlarge': 1 },
    calls: [...OBSERVE, 'StartCapacityTask (dry run)', 'GetOutpostSupportedInstanceTypes'],
    result: 'AIF-OUT-105',
  },
  'the slots do not fit': {
    desired: { 'm5.4xlarge': 3 },
    calls: [...OBSERVE, ...TRY, 'GetOutpostSupportedInstanceTypes'],
    result: 'AIF-OUT-105',
  },
  'instances are in the way': {
    observed: { blockers: { 'i-0123456789abcdef0': 86_400_000 } },
    calls: [...OBSERVE, ...TRY, ...START, 'GetCapacityTask', 'ListBlockingInstancesForCapacityTask'],
    result: 'AIF-OUT-107',
  },
  'a task takes longer than a deployment waits': {
    observed: { durations: { inProgress: 3_600_000 } },
    calls: [...OBSERVE, ...TRY, ...START, ...WAIT],
    result: 'AIF-OUT-109',
  },
  'a dry run takes longer than a deployment waits': {
    observed: { durations: { requested: 3_600_000 } },
    calls: [...OBSERVE, 'StartCapacityTask (dry run)', ...WAIT],
    result: 'AIF-OUT-109',
  },
  'the service is throttling everything for a while': {
    faults: [
      'throttled',
      undefined,
      'throttled',
      undefined,
      'throttled',
      undefined,
      'throttled',
      undefined,
      undefined,
      'throttled',
    ],
    calls: [
      'GetOutpost',
      'GetOutpost',
      'ListCapacityTasks',
      'ListCapacityTasks',
      'ListAssets',
      'ListAssets',
      'StartCapacityTask (dry run)',
      'StartCapacityTask (dry run)',
      'GetCapacityTask',
      'StartCapacityTask',
      'StartCapacityTask',
      ...WAIT,
    ],
    result: 'COMPLETED',
  },
  'the service fails while it is read': {
    faults: ['internal', 'unreachable', 'malformed', 'empty'],
    desired: THERE,
    calls: ['GetOutpost', 'GetOutpost', 'GetOutpost', 'GetOutpost', ...OBSERVE],
    result: 'UNCHANGED',
  },
  'the service fails for good': {
    faults: Array.from({ length: 100 }, () => 'internal' as const),
    calls: Array.from({ length: 8 }, () => 'GetOutpost'),
    result: 'AIF-OUT-110',
  },
  'the answer to a start is lost': {
    faults: [undefined, undefined, undefined, undefined, undefined, 'lost'],
    calls: [...OBSERVE, ...TRY, ...START, 'ListCapacityTasks', ...WAIT],
    result: 'COMPLETED',
  },
  'the answer to a start is lost, and the task is over when one looks': {
    observed: { durations: { inProgress: 0, requested: 0 } },
    faults: [undefined, undefined, undefined, undefined, 'lost'],
    calls: [...OBSERVE, 'StartCapacityTask (dry run)', ...START, 'ListCapacityTasks', ...WAIT],
    result: 'COMPLETED',
  },
  'the answer to a start is lost, and the task has failed when one looks': {
    observed: { durations: { requested: 0 }, blockers: { 'i-0123456789abcdef0': 86_400_000 } },
    faults: [undefined, undefined, undefined, undefined, 'lost'],
    calls: [
      ...OBSERVE,
      'StartCapacityTask (dry run)',
      ...START,
      'ListCapacityTasks',
      ...WAIT,
      'ListBlockingInstancesForCapacityTask',
    ],
    result: 'AIF-OUT-107',
  },
  'a start does not arrive': {
    faults: [undefined, undefined, undefined, undefined, undefined, 'unreachable'],
    calls: [...OBSERVE, ...TRY, ...START, ...LOOK, 'ListAssets', ...START, ...WAIT],
    result: 'COMPLETED',
  },
  'the answer to a dry run is lost': {
    faults: [undefined, undefined, undefined, 'lost'],
    calls: [...OBSERVE, 'StartCapacityTask (dry run)', 'ListCapacityTasks', 'ListAssets', ...TRY, ...START, ...WAIT],
    result: 'COMPLETED',
  },
};

describe('calls', () => {
  test.each(Object.entries(ROWS))('when %s', async (_what, row) => {
    const { active, ...arrangement } = row.observed ?? {};
    const scenario = new Scenario(server, arrangement);
    if (active !== undefined) scenario.somebodyStarts(active);
    scenario.fail(...(row.faults ?? []));

    const { Status, Reason, Data } = await scenario.create(propertiesOf(row.desired ?? WANTED, row.properties));

    const code = /\[(AIF-OUT-\d{3})\]$/.exec(Reason ?? '')?.[1];
    expect({
      calls: withoutRepetition(server.calls),
      result: Status === 'SUCCESS' ? Data?.CapacityTaskStatus : code,
    }).toEqual({
      calls: row.calls,
      result: row.result,
    });
    expect(scenario.started.length).toBeLessThanOrEqual(1);
  });

  test.each(Object.entries(ROWS).filter(([, { result }]) => ['UNCHANGED', 'COMPLETED'].includes(result)))(
    'write nothing the second time when %s',
    async (_what, row) => {
      const { active, ...arrangement } = row.observed ?? {};
      const scenario = new Scenario(server, arrangement);
      if (active !== undefined) scenario.somebodyStarts(active);
      scenario.fail(...(row.faults ?? []));
      const properties = propertiesOf(row.desired ?? WANTED, row.properties);
      await scenario.create(properties);
      scenario.fail();

      expect(await scenario.create(properties)).toMatchObject({ Data: { CapacityTaskStatus: 'UNCHANGED' } });

      expect(server.writes).toEqual([]);
    },
  );
});

function withoutRepetition(calls: readonly string[]): string[] {
  return calls.filter((call, index) => call !== 'GetCapacityTask' || call !== calls[index - 1]);
}

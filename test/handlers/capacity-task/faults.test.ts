import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault, OutpostsServer } from '../../support/outposts/outposts-server';
import { type Arrangement, propertiesOf, Scenario } from '../../support/outposts/scenario';
import { useServer } from '../../support/outposts/use-server';

let server: OutpostsServer;
useServer((started) => {
  server = started;
});

const BEFORE = { 'm5.xlarge': 8 };
const AFTER = { 'm5.xlarge': 4, 'm5.large': 8 };
const PREVIOUS = propertiesOf({ 'm5.xlarge': 7, 'm5.large': 2 });
const MINUTE = 60_000;
const THREE_DAYS = 3 * 24 * 60 * MINUTE;

const fault: fc.Arbitrary<Fault | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault[]>(
      'throttled',
      'internal',
      'internal after effect',
      'unreachable',
      'lost',
      'malformed',
      'empty',
      'conflict',
      'overtaken',
    ),
  },
);

/** Long durations take many calls, so there are few of them. */
function rarely(long: number, ...short: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(long) }, { weight: 9, arbitrary: fc.constantFrom(...short) });
}

const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  dryRunsAreTasks: fc.boolean(),
  pageSize: fc.constantFrom(1, 2, 1000),
  durations: fc.record({
    requested: rarely(60 * MINUTE, 0, 4_000, 3 * MINUTE),
    inProgress: rarely(60 * MINUTE, 0, MINUTE),
    cancellation: fc.constantFrom(0, MINUTE),
  }),
  blockers: fc.oneof(
    fc.constant({}),
    fc.constantFrom(MINUTE, 11 * MINUTE, THREE_DAYS).map((time) => ({ 'i-0123456789abcdef0': time })),
  ),
});

const properties = fc
  .record({
    slots: fc.constantFrom(AFTER, BEFORE, { 'm5.4xlarge': 2 }, { 'm5.4xlarge': 3 }),
    WaitFor: fc.constantFrom('ACCEPTED' as const, 'COMPLETED' as const),
    TaskActionOnBlockingInstances: fc.constantFrom('FAIL_TASK' as const, 'WAIT_FOR_EVACUATION' as const),
  })
  .map(({ slots, ...rest }) => ({ slots, ...propertiesOf(slots, { ...rest, Revision: '2' }) }));

describe('whatever goes wrong', () => {
  test('a deployment converges and writes nothing when repeated, or fails and leaves nothing half-done; with one task at most', async () => {
    const results = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        arrangement,
        properties,
        fc.constantFrom('create' as const, 'update' as const),
        fc.array(fault, { maxLength: 24 }),
        fc.array(fault, { maxLength: 3 }),
        async (arranged, { slots, ...desired }, kind, faults, faultsOfRollback) => {
          const scenario = new Scenario(server, arranged);
          scenario.fail(...faults);

          const { Status, Reason, Data } =
            kind === 'create' ? await scenario.create(desired) : await scenario.update(PREVIOUS, desired);

          expect(scenario.started.length).toBeLessThanOrEqual(1);
          const [task] = scenario.started;
          if (Status === 'SUCCESS') {
            // It follows a task of its own, or there was nothing to do.
            expect(Data?.CapacityTaskId).toBe(task?.id ?? 'none');
          } else {
            // What CloudFormation does when the creation or the update of a resource fails.
            scenario.fail(...faultsOfRollback);
            const rolledBack =
              kind === 'create' ? await scenario.delete(desired) : await scenario.update(desired, PREVIOUS);
            expect(rolledBack).toMatchObject({ Status: 'SUCCESS' });
            expect(scenario.started.length).toBeLessThanOrEqual(1);
            const isUntroubled = faultsOfRollback.every((one) => one === undefined);
            expect(isUntroubled && task?.isCancellable === true).toBe(false);
          }
          await scenario.clock.sleep(THREE_DAYS);
          scenario.fail();
          const slotsLater = scenario.slots();
          const somebodyElse = scenario.service.tasks.some(({ request }) => request.startedBy === 'somebody else');
          const overtaken = somebodyElse ? [{ 'm5.large': 1 }] : [];
          expect([BEFORE, ...overtaken, ...(task?.status === 'COMPLETED' ? [slots] : [])]).toContainEqual(slotsLater);
          if (Data?.CapacityTaskStatus === 'COMPLETED') expect(task?.status).toBe('COMPLETED');
          expect(scenario.service.tasks.every((one) => one.isOver)).toBe(true);

          if (Status === 'SUCCESS' && !somebodyElse && task?.status !== 'FAILED') {
            expect(await scenario.create(desired)).toMatchObject({ Data: { CapacityTaskStatus: 'UNCHANGED' } });
            expect(server.writes).toEqual([]);
          }

          const result = Data?.CapacityTaskStatus ?? /AIF-OUT-\d+/.exec(Reason ?? '')?.[0] ?? 'without a code';
          results.set(result, (results.get(result) ?? 0) + 1);
        },
      ),
      { numRuns: 1000, seed: 20261122 },
    );
    // The faults reach every end that there is.
    expect([...results.keys()].sort()).toEqual([
      'AIF-OUT-105',
      'AIF-OUT-106',
      'AIF-OUT-107',
      'AIF-OUT-109',
      'AIF-OUT-110',
      'COMPLETED',
      'IN_PROGRESS',
      'REQUESTED',
      'UNCHANGED',
      'WAITING_FOR_EVACUATION',
    ]);
  }, 180_000);
});

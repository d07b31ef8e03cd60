import { describe, expect, test } from 'vitest';
import type { OutpostsServer } from '../../support/outposts/outposts-server';
import { ORDER_ID, OUTPOST_ARN, OUTPOST_ID, propertiesOf, Scenario } from '../../support/outposts/scenario';
import { useServer } from '../../support/outposts/use-server';

let server: OutpostsServer;
useServer((started) => {
  server = started;
});

const BEFORE = { 'm5.xlarge': 8 };
const AFTER = { 'm5.xlarge': 4, 'm5.large': 8 };
const HOUR = 3_600_000;
const NONE = { CapacityTaskId: 'none' };

describe('creating', () => {
  test('gives the id and the status of the task', async () => {
    const scenario = new Scenario(server, { dryRunsAreTasks: false });

    expect(await scenario.create(propertiesOf(AFTER))).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: OUTPOST_ID,
      Data: { CapacityTaskId: 'cap-00000000000000001', CapacityTaskStatus: 'COMPLETED' },
    });
    expect(scenario.slots()).toEqual(AFTER);
  });

  test('asks for exactly what is described', async () => {
    const scenario = new Scenario(server);
    const exclusions = { Instances: ['i-0123456789abcdef0'], AccountIds: ['111122223333'], Services: ['RDS' as const] };

    await scenario.create(
      propertiesOf({ 'm5.large': 0, 'm5.4xlarge': 1 }, { AssetId: '1000000002', InstancesToExclude: exclusions }),
    );

    expect(server.writes.map(({ input }) => input)).toEqual([
      {
        OutpostIdentifier: OUTPOST_ARN,
        AssetId: '1000000002',
        InstancePools: [
          { InstanceType: 'm5.large', Count: 0 },
          { InstanceType: 'm5.4xlarge', Count: 1 },
        ],
        InstancesToExclude: exclusions,
        DryRun: false,
        TaskActionOnBlockingInstances: 'FAIL_TASK',
      },
    ]);
    expect(scenario.slots('1000000001')).toEqual({ 'm5.xlarge': 4 });
  });

  test('looks often at first and then once a minute, and within the time that it has', async () => {
    const scenario = new Scenario(server, { dryRunsAreTasks: false, durations: { inProgress: HOUR } });

    await scenario.create(propertiesOf(AFTER));

    const { naps } = scenario.clock;
    expect(naps.slice(0, 5)).toEqual([0, 0, 0, 5_000, 5_000]);
    expect(Math.max(...naps)).toBe(60_000);
    expect(naps.reduce((sum, nap) => sum + nap, 0)).toBe(12.5 * 60_000);
  });

  test.each([
    [{}, OUTPOST_ID],
    [{ AssetId: '1000000001' }, `${OUTPOST_ID}/1000000001`],
    [{ OrderId: ORDER_ID }, `${OUTPOST_ID}/${ORDER_ID}`],
  ])('has the id of the place, whatever becomes of it: %o', async (place, id) => {
    const properties = propertiesOf({ 'm5.large': 8 }, place);
    expect(await new Scenario(server).create(properties)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });

    const broken = new Scenario(server);
    broken.fail(...Array.from({ length: 20 }, () => 'internal' as const));
    expect(await broken.create(properties)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
  });

  test('is not deceived by dry runs that somebody has completed for the same order', async () => {
    const scenario = new Scenario(server);
    scenario.somebodyStarts(AFTER, { orderId: ORDER_ID, dryRun: true });
    await scenario.clock.sleep(HOUR);

    await scenario.create(propertiesOf(AFTER, { OrderId: ORDER_ID }));

    expect(scenario.started.map(({ status }) => status)).toEqual(['COMPLETED']);
  });

  test('waits for a dry run and for a cancellation of somebody else', async () => {
    const scenario = new Scenario(server);
    scenario.somebodyStarts({ 'm5.large': 1 }, { dryRun: true });
    expect(await scenario.create(propertiesOf(AFTER))).toMatchObject({ Status: 'SUCCESS' });

    const other = new Scenario(server);
    other.somebodyStarts({ 'm5.large': 1 })?.cancel(other.clock.now());
    expect(await other.create(propertiesOf(AFTER))).toMatchObject({ Status: 'SUCCESS' });
  });
});

describe('failures', () => {
  async function reasonOf(scenario: Scenario, properties = propertiesOf(AFTER)): Promise<string | undefined> {
    const { Status, Reason } = await scenario.create(properties);
    expect(Status).toBe('FAILED');
    return Reason;
  }

  test('name the instances in the way, the first ten of them', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `i-000000000000000${String(index).padStart(2, '0')}`);
    const scenario = new Scenario(server, { blockers: Object.fromEntries(ids.map((id) => [id, HOUR])), pageSize: 5 });

    expect(await reasonOf(scenario)).toBe(
      'capacity task cap-00000000000000002 FAILED: BLOCKING_INSTANCES_NOT_EVACUATED, Instances are blocking the task.; ' +
        `blocking instances: ${ids.slice(0, 10).join(', ')} and 2 more [AIF-OUT-107]`,
    );
  });

  test('name the types that there could be slots for', async () => {
    expect(await reasonOf(new Scenario(server), propertiesOf({ 'p5.48xlarge': 1 }))).toBe(
      'ValidationException: Instance type p5.48xlarge is not supported on the Outpost.; ' +
        'not supported: p5.48xlarge; supported: m5.4xlarge, m5.large, m5.xlarge [AIF-OUT-105]',
    );
  });

  test('name the task that is in the way', async () => {
    const scenario = new Scenario(server);
    scenario.somebodyStarts({ 'm5.large': 1 });

    expect(await reasonOf(scenario)).toBe('capacity task cap-00000000000000001 is REQUESTED: 1 m5.large [AIF-OUT-106]');
  });

  test('are the same when finding out more fails too', async () => {
    const scenario = new Scenario(server);
    scenario.fail(undefined, undefined, undefined, undefined, ...Array.from({ length: 8 }, () => 'internal' as const));

    expect(await reasonOf(scenario, propertiesOf({ 'p5.48xlarge': 1 }))).toBe(
      'ValidationException: Instance type p5.48xlarge is not supported on the Outpost. [AIF-OUT-105]',
    );
  });

  test('say so when somebody cancels the task', async () => {
    const scenario = new Scenario(server, { durations: { requested: 5 * 60_000 }, dryRunsAreTasks: false });
    scenario.clock.in(60_000, () => scenario.started[0]?.cancel(scenario.clock.now()));

    expect(await reasonOf(scenario)).toBe(
      'capacity task cap-00000000000000001 is CANCELLATION_IN_PROGRESS [AIF-OUT-108]',
    );
  });

  test('have a code of their own when access is denied', async () => {
    const scenario = new Scenario(server);
    scenario.fail('denied');

    expect(await reasonOf(scenario)).toBe('AccessDeniedException: not authorized [AIF-OUT-103]');
  });

  test.each([{ Revision: '0' }, { Revision: '' }, { InstancePools: [{ InstanceType: 'm5.large', Count: 'many' }] }])(
    'have a code of their own when a number is none: %o',
    async (wrong) => {
      expect(await reasonOf(new Scenario(server), propertiesOf(AFTER, wrong))).toMatch(/\[AIF-OUT-101\]$/);
      expect(server.calls).toEqual([]);
    },
  );
});

describe('updating', () => {
  const old = propertiesOf(BEFORE);

  test('changes slots when the revision rises', async () => {
    const scenario = new Scenario(server);
    const { Data } = await scenario.update(old, propertiesOf(AFTER, { Revision: '2' }));

    expect(Data?.CapacityTaskStatus).toBe('COMPLETED');
    expect(scenario.slots()).toEqual(AFTER);
  });

  test('repairs slots that have drifted when the revision rises', async () => {
    const scenario = new Scenario(server);
    await scenario.update(propertiesOf(AFTER), propertiesOf(AFTER, { Revision: '2' }));

    expect(scenario.slots()).toEqual(AFTER);
  });

  test('calls nothing when slots and place are the same', async () => {
    const scenario = new Scenario(server);
    const { Data } = await scenario.update(propertiesOf(AFTER), propertiesOf(AFTER, { WaitFor: 'ACCEPTED' }));

    expect(Data).toEqual({ ...NONE, CapacityTaskStatus: 'UNCHANGED' });
    expect(server.calls).toEqual([]);
  });

  test('fails when slots are to change and the revision has not risen', async () => {
    const scenario = new Scenario(server);

    expect(await scenario.update(old, propertiesOf(AFTER))).toMatchObject({
      Status: 'FAILED',
      Reason:
        'the slots would change from 8 m5.xlarge to 8 m5.large, 4 m5.xlarge, but the revision is still 1 [AIF-OUT-111]',
    });
    // CloudFormation rolls back.
    expect(await scenario.update(propertiesOf(AFTER), old)).toMatchObject({
      Data: { CapacityTaskStatus: 'UNCHANGED' },
    });
    expect(server.writes).toEqual([]);
  });

  test('reports a difference and changes nothing where it cannot tell an update from a rollback', async () => {
    const scenario = new Scenario(server);
    const { Data } = await scenario.update(propertiesOf({ 'm5.large': 16 }), propertiesOf(AFTER));

    expect(Data).toEqual({ ...NONE, CapacityTaskStatus: 'DRIFTED' });
    expect(server.writes).toEqual([]);
  });

  test('fails when the place changes and the revision has not risen', async () => {
    const scenario = new Scenario(server);

    expect(await scenario.update(old, propertiesOf({ 'm5.large': 1 }, { AssetId: '1000000001' }))).toMatchObject({
      Status: 'FAILED',
      PhysicalResourceId: OUTPOST_ID,
      Reason: expect.stringContaining('AIF-OUT-111'),
    });
  });

  test('has another id when the place changes', async () => {
    const scenario = new Scenario(server);
    const properties = propertiesOf({ 'm5.large': 8 }, { AssetId: '1000000001', Revision: '2' });

    expect(await scenario.update(old, properties)).toMatchObject({ PhysicalResourceId: `${OUTPOST_ID}/1000000001` });
  });
});

describe('rolling back', () => {
  const old = propertiesOf(BEFORE);
  const properties = propertiesOf(AFTER, { Revision: '2', WaitFor: 'ACCEPTED' });

  test('starts no task back after one that has completed', async () => {
    const scenario = new Scenario(server);
    await scenario.update(old, properties);
    scenario.fail();

    expect(await scenario.update(properties, old)).toMatchObject({
      Status: 'SUCCESS',
      Data: { ...NONE, CapacityTaskStatus: 'ROLLED_BACK' },
    });
    expect(server.writes).toEqual([]);
    expect(scenario.slots()).toEqual(AFTER);
  });

  test('cancels a task whose work has not begun', async () => {
    const scenario = new Scenario(server, { durations: { requested: 5 * 60_000 }, dryRunsAreTasks: false });
    await scenario.update(old, properties);

    await scenario.update(properties, old);
    await scenario.clock.sleep(HOUR);

    expect(scenario.slots()).toEqual(BEFORE);
    expect(scenario.started.map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  test('succeeds when what is taken back could not even be read', async () => {
    const scenario = new Scenario(server);

    expect(await scenario.update(propertiesOf(AFTER, { Revision: 'two' }), old)).toMatchObject({
      Data: { CapacityTaskStatus: 'UNCHANGED' },
    });
    expect(server.calls).toEqual([]);
  });
});

describe('deleting', () => {
  test('leaves slots as they are', async () => {
    const scenario = new Scenario(server);
    await scenario.create(propertiesOf(AFTER));
    scenario.fail();

    expect(await scenario.delete(propertiesOf(AFTER))).toEqual({ Status: 'SUCCESS', PhysicalResourceId: OUTPOST_ID });
    expect(server.writes).toEqual([]);
    expect(scenario.slots()).toEqual(AFTER);
  });

  test('cancels a task that waits for evacuation', async () => {
    const scenario = new Scenario(server, { blockers: { 'i-0123456789abcdef0': 10 * HOUR } });
    const properties = propertiesOf(AFTER, {
      WaitFor: 'ACCEPTED',
      TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION',
    });
    await scenario.create(properties);
    scenario.fail('throttled', 'internal', undefined, 'lost', 'throttled');

    await scenario.delete(properties);

    expect(scenario.started.map(({ status }) => status)).toEqual(['CANCELLATION_IN_PROGRESS']);
  });

  test('leaves the task of somebody else alone', async () => {
    const scenario = new Scenario(server);
    scenario.somebodyStarts({ 'm5.large': 1 });

    await scenario.delete(propertiesOf(AFTER));

    expect(server.writes).toEqual([]);
  });

  test.each([
    ['a task has begun in the meantime', ['conflict']],
    ['the service does not answer', Array.from({ length: 30 }, () => 'internal' as const)],
    ['access is denied', ['denied']],
  ] as const)('succeeds when %s', async (_what, faults) => {
    const scenario = new Scenario(server, { durations: { requested: HOUR } });
    scenario.somebodyStarts(AFTER);
    scenario.fail(...(faults[0] === 'conflict' ? [undefined, undefined] : []), ...faults);

    expect(await scenario.delete(propertiesOf(AFTER))).toMatchObject({ Status: 'SUCCESS' });
    expect(scenario.log).toContainEqual({ notCancelled: expect.any(String) });
  });

  test('succeeds when the properties make no sense', async () => {
    const scenario = new Scenario(server);

    expect(await scenario.delete(propertiesOf(AFTER, { Revision: '-' }))).toMatchObject({ Status: 'SUCCESS' });
    expect(server.calls).toEqual([]);
  });
});

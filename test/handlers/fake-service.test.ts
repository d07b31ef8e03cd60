import {
  CancelCapacityTaskCommand,
  GetCapacityTaskCommand,
  GetOutpostCommand,
  ListCapacityTasksCommand,
  StartCapacityTaskCommand,
  type StartCapacityTaskInput,
} from '@aws-sdk/client-outposts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutpostsServer } from '../support/outposts/outposts-server';
import { OUTPOST_ARN, OUTPOST_ID, Scenario } from '../support/outposts/scenario';

let server: OutpostsServer;
beforeAll(async () => {
  server = await OutpostsServer.start();
});
afterAll(() => server.stop());

const START = { OutpostIdentifier: OUTPOST_ARN, InstancePools: [{ InstanceType: 'm5.large', Count: 1 }] };
const TASK_ID = 'cap-00000000000000001';

describe('the fake service refuses what AWS would refuse', () => {
  test.each<[string, StartCapacityTaskInput]>([
    ['an Outpost by another name', { ...START, OutpostIdentifier: 'outpost-1' }],
    ['an asset with letters', { ...START, AssetId: 'asset-0001' }],
    ['an order with another id', { ...START, OrderId: 'order-1' }],
    ['more slots than a pool can have', { ...START, InstancePools: [{ InstanceType: 'm5.large', Count: 10_000 }] }],
    ['a type without a size', { ...START, InstancePools: [{ InstanceType: 'm5', Count: 1 }] }],
    ['a pool without a number', { ...START, InstancePools: [{ InstanceType: 'm5.large', Count: undefined }] }],
    ['no pools', { ...START, InstancePools: undefined }],
    ['an instance with another id', { ...START, InstancesToExclude: { Instances: ['db-0123456789'] } }],
    ['an account without twelve digits', { ...START, InstancesToExclude: { AccountIds: ['1234'] } }],
  ])('%s', async (_what, input) => {
    new Scenario(server);

    await expect(server.client.send(new StartCapacityTaskCommand(input))).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('an Outpost that does not exist', async () => {
    new Scenario(server);

    await expect(
      server.client.send(new GetOutpostCommand({ OutpostId: 'op-00000000000000000' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('a second task, and cancelling one that has begun or is over', async () => {
    const scenario = new Scenario(server);
    const cancel = new CancelCapacityTaskCommand({ OutpostIdentifier: OUTPOST_ID, CapacityTaskId: TASK_ID });
    await server.client.send(new StartCapacityTaskCommand(START));

    await expect(server.client.send(new StartCapacityTaskCommand(START))).rejects.toMatchObject({
      name: 'ConflictException',
      ResourceId: OUTPOST_ID,
      ResourceType: 'OUTPOST',
    });
    await scenario.clock.sleep(10_000);
    await expect(server.client.send(cancel)).rejects.toMatchObject({ name: 'ConflictException' });
    await scenario.clock.sleep(3_600_000);
    await expect(server.client.send(cancel)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('the fake service answers like AWS', () => {
  test('with timestamps, in pages', async () => {
    const scenario = new Scenario(server, { pageSize: 1, durations: { requested: 0, inProgress: 0 } });
    scenario.somebodyStarts({ 'm5.large': 1 });
    scenario.somebodyStarts({ 'm5.large': 2 });

    const first = await server.client.send(new ListCapacityTasksCommand({ OutpostIdentifierFilter: OUTPOST_ID }));
    const { NextToken } = first;
    const second = await server.client.send(
      new ListCapacityTasksCommand({ OutpostIdentifierFilter: OUTPOST_ID, NextToken, MaxResults: 5 }),
    );

    expect(first.CapacityTasks).toMatchObject([{ CapacityTaskId: TASK_ID, CompletionDate: new Date('2026-01-01') }]);
    expect(second.CapacityTasks).toMatchObject([{ CapacityTaskId: 'cap-00000000000000002' }]);
    expect(second.NextToken).toBeUndefined();
  });

  test('with a task that waits for evacuation for 48 hours and then fails', async () => {
    const scenario = new Scenario(server, { blockers: { 'i-0123456789abcdef0': 60 * 3_600_000 } });
    scenario.somebodyStarts({ 'm5.large': 1 }, { waitsForEvacuation: true });
    const look = new GetCapacityTaskCommand({ OutpostIdentifier: OUTPOST_ID, CapacityTaskId: TASK_ID });

    await scenario.clock.sleep(47 * 3_600_000);
    expect(await server.client.send(look)).toMatchObject({ CapacityTaskStatus: 'WAITING_FOR_EVACUATION' });
    await scenario.clock.sleep(2 * 3_600_000);
    expect(await server.client.send(look)).toMatchObject({
      CapacityTaskStatus: 'FAILED',
      Failed: { Type: 'BLOCKING_INSTANCES_NOT_EVACUATED' },
    });
  });

  test('and never with what the model of the API does not allow', () => {
    expect(server.impossibleAnswers).toEqual([]);
  });
});

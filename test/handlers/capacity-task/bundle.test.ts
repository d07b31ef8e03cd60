import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OutpostsServer } from '../../support/outposts/outposts-server';
import { OUTPOST_ID, propertiesOf, Scenario } from '../../support/outposts/scenario';
import { ROOT } from '../../support/source-files';

const BUNDLE = join(ROOT, 'dist', 'handlers', 'capacity-task', 'index.js');

interface Delivery {
  readonly method: string | undefined;
  readonly contentType: string | undefined;
  readonly body: { readonly [name: string]: unknown };
}

let outposts: OutpostsServer;
let cloudFormation: Server;
const deliveries: Delivery[] = [];
const statuses: number[] = [];

beforeAll(async () => {
  outposts = await OutpostsServer.start();
  cloudFormation = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    deliveries.push({ method: request.method, contentType: request.headers['content-type'], body });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await outposts.stop();
  cloudFormation.closeAllConnections();
  await new Promise((resolve) => cloudFormation.close(resolve));
});

/** Runs the bundle as Lambda does: a process of its own, which has nothing but its environment. */
async function invoke(request: object): Promise<string> {
  const code = `require(process.argv[1]).handler(JSON.parse(process.argv[2]), { getRemainingTimeInMillis: () => 900000 })`;
  const address = `http://127.0.0.1:${(cloudFormation.address() as AddressInfo).port}/answer`;
  const event = JSON.stringify({
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Capacity',
    ResponseURL: address,
    ...request,
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code, BUNDLE, event], {
    cwd: '/',
    env: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL_OUTPOSTS: outposts.address,
    },
  });
  return stdout;
}

test('the bundle starts a task over the network and answers CloudFormation', async () => {
  const scenario = new Scenario(outposts, { dryRunsAreTasks: false, durations: { requested: 0, inProgress: 0 } });
  const slots = { 'm5.large': 8 };

  const log = await invoke({ RequestType: 'Create', ResourceProperties: propertiesOf(slots) });

  expect(deliveries.pop()).toEqual({
    method: 'PUT',
    contentType: undefined,
    body: {
      Status: 'SUCCESS',
      PhysicalResourceId: OUTPOST_ID,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Capacity',
      Data: { CapacityTaskId: 'cap-00000000000000001', CapacityTaskStatus: 'COMPLETED' },
    },
  });
  expect(scenario.slots()).toEqual(slots);
  expect(log).not.toContain('/answer');
  expect(
    log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).call)
      .filter(Boolean),
  ).toEqual(outposts.calls.map((call) => call.replace(' (dry run)', '')));
});

test('an answer that is not taken is given again, and fits what CloudFormation takes', async () => {
  new Scenario(outposts, { lifeCycleStatus: 'x'.repeat(20) });
  statuses.push(503);

  await invoke({ RequestType: 'Create', ResourceProperties: propertiesOf({ 'm5.large': 8 }) });

  expect(deliveries).toHaveLength(2);
  expect(deliveries[1]).toEqual(deliveries[0]);
  expect(deliveries[0]?.body).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/\[AIF-OUT-102\]$/) });
  expect(JSON.stringify(deliveries[0]?.body).length).toBeLessThan(4096);
});

test('the bundle is the same each time, readable, and small enough for Lambda to load', () => {
  const before = readFileSync(BUNDLE);
  const { mtimeMs } = statSync(BUNDLE);

  execFileSync(process.execPath, ['lib/handlers/bundle.mjs'], { cwd: ROOT });

  expect(readFileSync(BUNDLE).equals(before)).toBe(true);
  expect(statSync(BUNDLE).mtimeMs).toBe(mtimeMs);
  expect(before.toString()).not.toContain(ROOT);
  expect(before.length).toBeLessThan(2_000_000);
});

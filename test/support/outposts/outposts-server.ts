import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { OutpostsClient } from '@aws-sdk/client-outposts';
import { type Call, problemsOfInput, problemsOfOutput, readCall, statusOfError } from './api-model';
import { type FakeOutposts, ServiceError } from './fake-outposts';

/** What goes wrong with a call. */
export type Fault =
  /** The service refuses to look at it. */
  | 'throttled'
  /** A policy forbids it. */
  | 'denied'
  /** An internal error, before anything has happened. */
  | 'internal'
  /** An internal error, after everything has happened. */
  | 'internal after effect'
  /** The connection breaks before the call arrives. */
  | 'unreachable'
  /** The call arrives and the answer does not. */
  | 'lost'
  /** An answer that is not JSON. */
  | 'malformed'
  /** An answer without members. */
  | 'empty'
  /** A conflict that has gone when one looks for it. */
  | 'conflict'
  /** Somebody else starts another task at the last moment. */
  | 'overtaken';

/** A call that has arrived, and the HTTP status of its answer; 0 when there was none. */
export interface Arrival extends Call {
  readonly status: number;
}

const WRITES = ['StartCapacityTask', 'CancelCapacityTask'];

/** A server that speaks the protocol of AWS Outposts, with a state that tests arrange and look at. */
export class OutpostsServer {
  public readonly arrivals: Arrival[] = [];
  /** Answers of the fake service that the real one could not have given. */
  public readonly impossibleAnswers: string[] = [];
  private service: FakeOutposts | undefined;
  private faults: (Fault | undefined)[] = [];
  private overtake: (() => void) | undefined;
  private sdk: OutpostsClient | undefined;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  public static async start(): Promise<OutpostsServer> {
    const server = new OutpostsServer();
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  public async stop(): Promise<void> {
    this.sdk?.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The client of the AWS SDK for this server. It tries nothing again by itself. */
  public get client(): OutpostsClient {
    this.sdk ??= new OutpostsClient({
      endpoint: this.address,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
      maxAttempts: 1,
    });
    return this.sdk;
  }

  /** Serves a state from now on. Faults befall the calls in turn. */
  public reset(service: FakeOutposts, faults: readonly (Fault | undefined)[] = [], overtake?: () => void): void {
    this.service = service;
    this.faults = [...faults];
    this.overtake = overtake;
    this.arrivals.length = 0;
  }

  /** The names of the operations that were called. */
  public get calls(): string[] {
    return this.arrivals.map(({ operation, input }) => (input.DryRun === true ? `${operation} (dry run)` : operation));
  }

  /** The calls that could have changed something. */
  public get writes(): Arrival[] {
    return this.arrivals.filter(({ operation, input }) => WRITES.includes(operation) && input.DryRun !== true);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.address);
    const reply = this.reply(request.method ?? '', url, await text(request), request.headers.authorization ?? '');
    if (reply === 'cut') {
      response.destroy();
    } else {
      response.writeHead(reply.status, reply.headers).end(reply.body);
    }
  }

  private reply(method: string, url: URL, body: string, authorization: string): Reply {
    const call = readCall(method, url, body);
    if (call === undefined || !authorization.includes('/outposts/aws4_request')) {
      return replyOf(403, { Message: 'not signed' }, 'AccessDeniedException');
    }
    const reply = this.replyTo(call, this.faults.shift());
    this.arrivals.push({ ...call, status: reply === 'cut' ? 0 : reply.status });
    return reply;
  }

  private replyTo(call: Call, fault: Fault | undefined): Reply {
    switch (fault) {
      case 'throttled':
        return replyOf(429, { message: 'Rate exceeded' }, 'ThrottlingException');
      case 'denied':
        return replyOf(403, { Message: 'not authorized' }, 'AccessDeniedException');
      case 'internal':
        return INTERNAL;
      case 'unreachable':
        return 'cut';
      case 'conflict':
        if (!WRITES.includes(call.operation)) break;
        return replyOf(409, { Message: 'Active CapacityTask already found.' }, 'ConflictException');
      case 'overtaken':
        this.overtake?.();
        break;
      default:
    }
    const reply = this.perform(call);
    switch (fault) {
      case 'internal after effect':
        return INTERNAL;
      case 'lost':
        return 'cut';
      case 'malformed':
        return { ...replyOf(200, {}), body: '<html>a proxy</html>' };
      case 'empty':
        return replyOf(200, {});
      default:
        return reply;
    }
  }

  private perform(call: Call): Reply {
    try {
      const problems = problemsOfInput(call);
      if (problems.length > 0) throw new ServiceError('ValidationException', problems.join('\n'));
      if (this.service === undefined) throw new ServiceError('InternalServerException', 'no state');
      const body = this.service.perform(call);
      this.impossibleAnswers.push(...problemsOfOutput(call.operation, body));
      return replyOf(200, body);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return replyOf(statusOfError(error.name), { Message: error.message, ...error.details }, error.name);
    }
  }
}

/** An answer, or a connection that breaks before there is one. */
type Reply =
  | { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string }
  | 'cut';

function replyOf(status: number, body: object, error?: string): Exclude<Reply, 'cut'> {
  const headers = { 'content-type': 'application/json', ...(error === undefined ? {} : { 'x-amzn-errortype': error }) };
  return { status, headers, body: JSON.stringify(body) };
}

const INTERNAL = replyOf(500, { Message: 'internal' }, 'InternalServerException');

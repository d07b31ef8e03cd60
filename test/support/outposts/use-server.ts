import { afterAll, beforeAll, expect } from 'vitest';
import { OutpostsServer } from './outposts-server';

/** Gives the tests of a file a server. In the end it must not have answered in a way that the service never does. */
export function useServer(take: (server: OutpostsServer) => void): void {
  let server: OutpostsServer;
  beforeAll(async () => {
    server = await OutpostsServer.start();
    take(server);
  });
  afterAll(async () => {
    expect(server.impossibleAnswers).toEqual([]);
    await server.stop();
  });
}

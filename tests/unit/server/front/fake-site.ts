import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddressState, StoredAddress } from '@/lib/addresses/address-types';
import type { ContentVersion } from '@/lib/content-version/content-version';
import { Front } from '@/server/front/front';
import { readBody, startNextServer } from '@/server/front/next-server';

export type Seen = { method?: string; url?: string; headers: IncomingHttpHeaders; body: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export const authSecret = 'a-secret-for-tests-that-is-long-enough';

/** A front before something that stands for Next and the database; both do what the fields say. */
export class FakeSite {
  /** What Next was asked for. */
  seen: Seen[] = [];
  version: ContentVersion = { version: 1, takeDowns: 0 };
  fails = false;
  databaseIsAway = false;
  addresses: Record<string, AddressState> = {};
  front!: Front;
  #stop: (() => Promise<void>)[] = [];
  #port = 0;

  async start(): Promise<void> {
    const next = await startNextServer((request, response) => this.#answer(request, response));
    this.front = new Front({
      next,
      siteUrl: 'https://psg.example',
      authSecret,
      dev: false,
      trustProxy: false,
      findAddress: async (address) => this.#find(address),
      readContentVersion: async () => {
        if (this.databaseIsAway) throw new Error('away');
        return this.version;
      },
    });
    await this.front.start();
    const server = createServer(this.front.handle);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#stop = [
      async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
      async () => this.front.stop(),
      next.close,
    ];
  }

  async stop(): Promise<void> {
    for (const step of this.#stop) await step();
  }

  /** One request, without fetch's own ideas about encodings, redirects and addresses. */
  async ask(
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const question = ask(
        { port: this.#port, host: '127.0.0.1', path, method, headers, agent: false },
        resolve,
      );
      question.once('error', reject);
      question.end(body);
    });
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await readBody(answer) };
  }

  #find(address: StoredAddress): AddressState {
    if (this.databaseIsAway) throw new Error('away');
    const name = 'slug' in address ? address.slug : address.year;
    return this.addresses[name] ?? { state: 'unknown' };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBody(request)).toString();
    const { method, url, headers } = request;
    this.seen.push({ method, url, headers, body });
    if (url?.startsWith('/api')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url }));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'private, no-cache, no-store');
    response.setHeader('x-powered-by', 'something');
    const needsDatabase = url !== '/-/unavailable';
    if (needsDatabase && (this.fails || this.databaseIsAway)) response.statusCode = 500;
    if (url === '/dashboard/nothing') response.statusCode = 404;
    response.end(
      `<html><head><script>next</script></head><body>${url} ${this.version.version} ${'words '.repeat(200)}</body></html>`,
    );
  }
}

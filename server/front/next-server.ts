import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  Agent,
  createServer,
  request as startRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { log } from '@/lib/kernel/log';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type Question = {
  method?: string;
  /** Path and query. */
  address: string;
  headers: OutgoingHttpHeaders;
  body?: Readable | Buffer;
  /** Ends the question, for instance when the visitor has left. */
  signal?: AbortSignal;
};

/** Next, as the front sees it: an inner server that nobody else can reach. */
export type NextServer = {
  /** Asks Next, and gives its answer as soon as the status is known. Rejects where it can't answer. */
  ask(question: Question): Promise<IncomingMessage>;
  close(): Promise<void>;
};

// A page takes milliseconds; what has said nothing for so long never will. Development compiles it first.
const patienceMs = { production: 20_000, development: 300_000 };

/** Lets Next answer on a socket in a folder of its own, outside of the project, where only this account can look. */
export async function startNextServer(handle: Handle, { dev = false } = {}): Promise<NextServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error('A request failed', { url: request.url, error: String(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.keepAliveTimeout = 0;
  const { socketPath, remove } = await makeSocketPath();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 });

  return {
    ask: ({ method = 'GET', address, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const question = startRequest({ socketPath, path: address, method, headers, agent, signal });
        question.setTimeout(dev ? patienceMs.development : patienceMs.production, () =>
          question.destroy(new Error('Next does not answer')),
        );
        question.once('response', resolve);
        question.once('error', reject);
        if (body === undefined || Buffer.isBuffer(body)) question.end(body);
        else body.once('error', (error) => question.destroy(error)).pipe(question);
      }),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await remove();
    },
  };
}

async function makeSocketPath(): Promise<{ socketPath: string; remove(): Promise<void> }> {
  if (process.platform === 'win32')
    return { socketPath: `\\\\.\\pipe\\psg-${randomUUID()}`, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'psg-'));
  return { socketPath: join(folder, 'next'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The whole body of an answer, or an error where it breaks off or grows beyond `most` bytes. */
export async function readBody(stream: Readable, most = Infinity): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new TooLargeError();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

export class TooLargeError extends Error {}

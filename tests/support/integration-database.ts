import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server without a database's name; each test file uses a database of its own. */
    mongodbUri: string;
  }
}

/** Any MongoDB given by `MONGODB_URI`, or else the embedded server on a directory of its own. */
export default async function setup({ provide }: TestProject) {
  const given = process.env.MONGODB_URI;
  if (given) {
    provide('mongodbUri', given);
    return;
  }
  const { startEmbeddedServer } = await import('embedded-mongodb');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'psg-integration-'));
  const server = await startEmbeddedServer({ dataDirectory, port: 0 });
  provide('mongodbUri', server.uri('test'));
  return async () => {
    await server.close();
    await rm(dataDirectory, { recursive: true, force: true });
  };
}

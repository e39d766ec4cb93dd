import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Env } from '@/lib/kernel/env';

export type OpenDatabase = { uri: string; close(): Promise<void> };

export const databaseName = 'psg';

/**
 * The database that the configuration names, or else the embedded server on the data directory. The embedded
 * server's code is loaded only when it is needed.
 */
export async function openDatabase(env: Env): Promise<OpenDatabase> {
  if (env.MONGODB_URI) return { uri: env.MONGODB_URI, close: async () => {} };
  const dataDirectory = await prepareDataDirectory(env);
  const { startEmbeddedServer } = await import('embedded-mongodb');
  const server = await startEmbeddedServer({ dataDirectory: join(dataDirectory, 'database'), port: 0 });
  return { uri: server.uri(databaseName), close: () => server.close() };
}

/** Makes the data directory, readable by nobody else; returns its full path. */
export async function prepareDataDirectory(env: Env): Promise<string> {
  const directory = resolve(env.DATA_DIR);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
}

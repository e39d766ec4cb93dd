import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/index';

/** A folder for one test, removed at its end by `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'embedded-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Running {
  server: EmbeddedServer;
  client: MongoClient;
  /** Emptied before each test. */
  db: Db;
  directory: string;
}

/** Starts one server for all tests of a file; what it returns is filled when they run. */
export function useEmbeddedServer(): Running {
  const running = {} as Running;
  const folder = temporaryFolder();
  beforeAll(async () => {
    running.directory = folder.path;
    running.server = await startEmbeddedServer({ dataDirectory: folder.path });
    running.client = await new MongoClient(running.server.uri('test')).connect();
    running.db = running.client.db('test');
  });
  beforeEach(() => running.db.dropDatabase());
  afterAll(async () => {
    await running.client.close();
    await running.server.close();
    folder.remove();
  });
  return running;
}

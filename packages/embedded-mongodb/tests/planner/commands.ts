import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize, type Document } from 'bson';
import { afterAll, beforeAll } from 'vitest';
import { decode } from '../../src/bson-codec';
import { dispatch } from '../../src/commands/dispatch';
import { CommandError } from '../../src/errors';
import { Engine } from '../../src/server/engine';
import { checkIntegrity } from '../../src/storage/integrity';

export interface Commands {
  /** Sends a command as the wire would deliver it; throws a CommandError for a refusal. */
  run(command: Document): Promise<Document>;
  /** Runs a write and says whether it was done. */
  tried(command: Document): Promise<boolean>;
  /** All documents of a find. */
  find(command: Document): Promise<Document[]>;
  /** What does not fit between documents, indexes and totals. */
  problems(): string[];
}

/** Opens an engine on an empty folder for all tests of a file, without a socket in between. */
export function useCommands(): Commands {
  let directory: string;
  let engine: Engine;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'embedded-'));
    engine = Engine.open(directory);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function run(command: Document): Promise<Document> {
    const received = decode(serialize({ ...command, $db: 'test' }));
    const answer = await dispatch(engine, { command: received }, 1);
    return Buffer.isBuffer(answer) ? decode(answer) : answer;
  }

  async function tried(command: Document): Promise<boolean> {
    try {
      const answer = await run(command);
      return answer.writeErrors === undefined;
    } catch (error) {
      if (error instanceof CommandError) return false;
      throw error;
    }
  }

  async function find(command: Document): Promise<Document[]> {
    const { cursor } = await run({ ...command, batchSize: 100_000 });
    return (cursor as { firstBatch: Document[] }).firstBatch;
  }
  const problems = () => engine.read(checkIntegrity);
  return { run, tried, find, problems };
}

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'psg-open-'));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

/** Opens the site's database in a process of its own. */
async function openDatabaseAndTell(mongodbUri: string): Promise<{ answers: boolean; libraries: string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/support/open-database-and-tell.ts'],
    { env: { ...process.env, PSG_DATABASE_URI: '', MONGODB_URI: mongodbUri, DATA_DIR: dataDirectory } },
  );
  return JSON.parse(stdout) as { answers: boolean; libraries: string[] };
}

const ofTheEmbeddedServer = (library: string) => /lmdb/.test(library);

describe('the embedded server', () => {
  it('is not loaded where MONGODB_URI names a database', async () => {
    const { answers, libraries } = await openDatabaseAndTell(inject('mongodbUri'));
    expect(answers).toBe(true);
    expect(libraries.filter(ofTheEmbeddedServer)).toEqual([]);
    expect(await readdir(dataDirectory)).toEqual([]);
  });

  it('is loaded where there is none, which shows that the test above would notice', async () => {
    const { answers, libraries } = await openDatabaseAndTell('');
    expect(answers).toBe(true);
    expect(libraries.filter(ofTheEmbeddedServer)).not.toEqual([]);
    expect(await readdir(dataDirectory)).toContain('database');
  });
});

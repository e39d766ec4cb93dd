import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readTotals } from './storage/catalogue';
import { Environment } from './storage/environment';
import { checkIntegrity } from './storage/integrity';

const DATA_FILE = 'data.mdb';

export interface CheckResult {
  collections: number;
  documents: number;
  /** What does not fit; empty if all is well. */
  problems: string[];
}

/** Reads a whole data directory and compares documents, indexes and totals; may run beside a server. */
export const checkDirectory = (directory: string): Promise<CheckResult> =>
  withData(directory, (environment) =>
    environment.read((snapshot) => {
      const collections = snapshot.catalogue.all();
      const documents = collections.reduce((sum, { id }) => sum + readTotals(snapshot, id).count, 0);
      return { collections: collections.length, documents, problems: checkIntegrity(snapshot) };
    }),
  );

/**
 * Copies a data directory, which may be in use, into one new file.
 * @throws Error if the file exists, or if the copy does not pass the check
 */
export async function backUp(directory: string, file: string): Promise<CheckResult> {
  if (existsSync(file)) throw new Error(`${file} exists already`);
  return withData(directory, (environment) => putChecked(file, (folder) => environment.copyTo(folder)));
}

/**
 * Makes a data directory from a backup.
 * @throws Error if the directory holds data already, or if the backup does not pass the check
 */
export function restore(file: string, directory: string): Promise<CheckResult> {
  const target = join(directory, DATA_FILE);
  if (existsSync(target)) throw new Error(`${resolve(directory)} holds data already`);
  return putChecked(target, (folder) => copyFileSync(file, join(folder, DATA_FILE)));
}

/** Has a data file made in a folder of its own, checks it, and puts it in its place only then. */
async function putChecked(file: string, make: (folder: string) => unknown): Promise<CheckResult> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(dirname(file), '.unfinished-'));
  try {
    await make(folder);
    const result = await checkDirectory(folder);
    if (result.problems.length > 0) throw new Error(`the copy is not whole:\n${result.problems.join('\n')}`);
    const made = join(folder, DATA_FILE);
    // Its content is to be on disk before it gets its name, and then the name, too.
    flush(made);
    renameSync(made, file);
    flush(dirname(file));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function flush(path: string): void {
  const opened = openSync(path, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

/**
 * Gives the room of what was deleted back to the system.
 * @returns bytes of the data file before and after
 * @throws Error if another process has the directory open; one that opens it meanwhile waits and gets the new file
 */
export async function compact(directory: string): Promise<{ before: number; after: number }> {
  const file = join(directory, DATA_FILE);
  const before = await withData(directory, (environment) =>
    environment.alone(async () => {
      const { size } = statSync(file);
      await putChecked(file, (folder) => environment.copyTo(folder));
      // It tells of the old file.
      rmSync(join(directory, 'lock.mdb'));
      return size;
    }),
  );
  return { before, after: statSync(file).size };
}

/** Opens a data directory that must exist, for as long as it is used. */
async function withData<T>(directory: string, use: (environment: Environment) => T | Promise<T>): Promise<T> {
  if (!existsSync(join(directory, DATA_FILE))) throw new Error(`there is no data in ${resolve(directory)}`);
  const environment = Environment.open(directory);
  try {
    return await use(environment);
  } finally {
    await environment.close();
  }
}

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The description of the whole file stands behind the header of its first two pages. */
const META = 24;
const MAGIC = 0xbeefc0de;
const PAGE_SIZE_AT = META + 24;
const LAST_PAGE_AT = META + 120;
const HEAD_BYTES = LAST_PAGE_AT + 8;

/**
 * Looks at LMDB's file without opening it: LMDB maps it into memory, and a program that reads beyond the end of a file
 * cut short is ended by the system.
 * @throws Error that says what is wrong; nothing is changed
 */
export function assertWholeDataFile(directory: string): void {
  const path = join(directory, 'data.mdb');
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    // A first start that was interrupted.
    if (size === 0) return;
    const head = readAt(file, 0);
    if (head?.readUInt32LE(META) !== MAGIC) throw damaged(path, 'it does not begin as a data file does');
    const pageSize = head.readUInt32LE(PAGE_SIZE_AT);
    const heads = [head, readAt(file, pageSize)];
    const pages = 1 + Math.max(...heads.map((one) => Number(one?.readBigUInt64LE(LAST_PAGE_AT) ?? 1n)));
    // The last pages may be missing if nothing is in them.
    if (size < pages * pageSize && !isReadable(directory)) {
      throw damaged(path, `${pages * pageSize - size} bytes are missing at its end`);
    }
  } finally {
    closeSync(file);
  }
}

/** Tells whether the files of a data directory are still the ones that were there at first, if there were any. */
export function dataFileWatch(directory: string): () => boolean {
  const paths = ['data.mdb', 'lock.mdb'].map((name) => join(directory, name)).filter(existsSync);
  const numbers = () => paths.map((path) => (existsSync(path) ? statSync(path).ino : 0)).join();
  const before = numbers();
  return () => numbers() === before;
}

const damaged = (path: string, how: string) =>
  new Error(`${path} is damaged: ${how}. Nothing was changed; restore it from a backup.`);

function readAt(file: number, position: number): Buffer | undefined {
  const bytes = Buffer.alloc(HEAD_BYTES);
  return readSync(file, bytes, 0, HEAD_BYTES, position) === HEAD_BYTES ? bytes : undefined;
}

/** Reads everything in a process of its own, which the system ends instead of this one. */
function isReadable(directory: string): boolean {
  const script = `
    const { open } = await import(${JSON.stringify(import.meta.resolve('lmdb'))});
    const binary = { encoding: 'binary', keyEncoding: 'binary' };
    const root = open({ path: ${JSON.stringify(directory)}, readOnly: true, maxDbs: 6, ...binary });
    let bytes = 0;
    // All names first: opening a table ends the scan for the next name.
    for (const name of [...root.getKeys()]) {
      for (const { value } of root.openDB({ name: String(name), ...binary }).getRange({})) bytes += value.length;
    }
    process.exit(0);`;
  const args = ['--input-type=module', '-e', script];
  return spawnSync(process.execPath, args, { stdio: 'ignore', timeout: 600_000 }).status === 0;
}

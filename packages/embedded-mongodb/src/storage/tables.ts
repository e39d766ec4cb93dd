import { open, type Database, type RootDatabase } from 'lmdb';
import type { TableName } from './snapshot';

export type Table = Database<Buffer, Buffer>;
export type Tables = Record<TableName, Table>;
export type Root = RootDatabase<Buffer, Buffer>;

const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;
/** Smaller pages leave much of themselves empty: of documents of a kilobyte, four kilobytes would hold two. */
const PAGE_BYTES = 8192;
/** Room in the address space, not in memory. A file that outgrows it stays mapped twice until the next start. */
const MAP_BYTES = 2 ** 31;
/** Processors whose address space is smaller than a large map. */
const NARROW = ['arm', 'ia32', 'mipsel'];

export const openRoot = (directory: string): Root =>
  open<Buffer, Buffer>({
    path: directory,
    noSubdir: false,
    maxDbs: 6,
    pageSize: PAGE_BYTES,
    // Without room for that, LMDB maps the file piece by piece.
    ...(NARROW.includes(process.arch) ? {} : { mapSize: MAP_BYTES }),
    ...BINARY,
  });

/** The tables, made if they are missing. Long values are compressed, which LMDB can't be told later of a table. */
export function openTables(root: Root): Tables {
  const table = (name: string, compression: boolean) =>
    root.openDB<Buffer, Buffer>({ name, compression, ...BINARY });
  return {
    catalogue: table('catalogue', false),
    records: table('records-lz4', true),
    entries: table('entries-lz4', true),
    sessions: table('sessions', false),
  };
}

/** A table that is not made if it is missing. */
export function existingTable(root: Root, name: string): Table | undefined {
  try {
    const options = { name, create: false, ...BINARY };
    return root.openDB<Buffer, Buffer>(options);
  } catch {
    return undefined;
  }
}

/** Whether another process has the data directory open. */
export function isShared(root: Root): boolean {
  root.readerCheck();
  const lines = (root as unknown as { readerList(): string }).readerList().split('\n').slice(1);
  return lines.some((line) => line.trim() !== '' && Number.parseInt(line, 10) !== process.pid);
}

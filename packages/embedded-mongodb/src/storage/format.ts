import { asNumber, decode, encode } from '../bson-codec';
import type { CollectionInfo } from './catalogue';
import type { IndexDefinition } from './index-definition';
import { indexPrefix } from './record-keys';
import { clearRange, prefixRange, type TableName, type WriteTransaction } from './snapshot';
import { existingTable, isShared, type Root, type Table } from './tables';

/**
 * The layout of the data directory that this code writes. 2: the terms of text indexes stand in blocks; 3: and those in
 * segments, and long values are compressed; 4: segments know their records; 5: sparse indexes leave out what is not
 * there within arrays.
 */
const FORMAT = 5;
const FORMAT_KEY = Buffer.from('format');
/** The tables of older layouts, uncompressed, have the names of those that hold the same now. */
const OLDER_TABLES: TableName[] = ['records', 'entries'];

/**
 * Looks at the format before anything is written, so that a directory of a newer version stays as it is. It looks as a
 * writer does: whoever reads is among those who keep an older directory from being brought up to date.
 * @throws Error if the directory was written by a newer version
 */
export function assertNotNewer(root: Root): void {
  const stored = root.transactionSync(() => existingTable(root, 'catalogue')?.get(FORMAT_KEY));
  const format = readFormat(stored) ?? 0;
  if (format <= FORMAT) return;
  throw new Error(
    `this data directory was written by a newer version of the embedded server (its format is ${format}, this version knows ${FORMAT})`,
  );
}

function readFormat(stored: Buffer | undefined): number | undefined {
  return stored && (asNumber(decode(stored).format) ?? Infinity);
}

/**
 * Marks a new data directory with the layout's number, and brings one of an older layout up to it.
 * @throws Error if another process has one of an older layout open: it would go on writing as it used to
 */
export function prepareFormat(transaction: WriteTransaction, root: Root): void {
  const format = readFormat(transaction.get('catalogue', FORMAT_KEY));
  if (format === FORMAT) return;
  if (isShared(root))
    throw new Error('this data directory is of an older version, and in use: stop the older server first');
  for (const name of OLDER_TABLES) {
    const older = existingTable(root, name);
    if (older) moveAll(transaction, older, name);
  }
  const isOther = ({ isText, sparse }: IndexDefinition) => (isText ? (format ?? 0) < 4 : sparse);
  for (const info of transaction.catalogue.all())
    emptyIndexes(transaction, info, info.indexes.filter(isOther));
  transaction.put('catalogue', FORMAT_KEY, encode({ format: FORMAT }));
}

function moveAll(transaction: WriteTransaction, from: Table, to: TableName): void {
  for (const { key, value } of from.getRange()) transaction.put(to, key, value);
  from.dropSync();
}

/** They are built anew like any index whose build was broken off. */
function emptyIndexes(transaction: WriteTransaction, info: CollectionInfo, indexes: IndexDefinition[]): void {
  for (const { id } of indexes) clearRange(transaction, 'entries', prefixRange(indexPrefix(id)));
  const emptied = indexes.map((index) => index.withProgress(0));
  if (emptied.length > 0) transaction.catalogue.changeIndexes(transaction, info, emptied);
}

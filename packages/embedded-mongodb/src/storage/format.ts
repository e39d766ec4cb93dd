import { asNumber, decode, encode } from '../bson-codec';
import { indexPrefix } from './record-keys';
import { clearRange, prefixRange, type TableName, type WriteTransaction } from './snapshot';
import { existingTable, type Root, type Table } from './tables';

/**
 * The layout of the data directory that this code writes. 2: the terms of text indexes stand in blocks; 3: and those in
 * segments, and long values are compressed.
 */
const FORMAT = 3;
const FORMAT_KEY = Buffer.from('format');

/**
 * Looks at the format before anything is written, so that a directory of a newer version stays as it is.
 * @throws Error if the directory was written by a newer version
 */
export function assertNotNewer(root: Root): void {
  const format = readFormat(existingTable(root, 'catalogue')?.get(FORMAT_KEY)) ?? 0;
  if (format <= FORMAT) return;
  throw new Error(
    `this data directory was written by a newer version of the embedded server (its format is ${format}, this version knows ${FORMAT})`,
  );
}

function readFormat(stored: Buffer | undefined): number | undefined {
  return stored && (asNumber(decode(stored).format) ?? Infinity);
}

/** The tables of older layouts, uncompressed, by the names of those that hold the same now. */
export function olderTables(root: Root): Map<TableName, Table> {
  const names: TableName[] = ['records', 'entries'];
  const tables = names.map((name) => [name, existingTable(root, name)] as const);
  return new Map(tables.filter((entry): entry is [TableName, Table] => entry[1] !== undefined));
}

/** Marks a new data directory with the layout's number, and brings one of an older layout up to it. */
export function prepareFormat(transaction: WriteTransaction, older: Map<TableName, Table>): void {
  const format = readFormat(transaction.get('catalogue', FORMAT_KEY));
  if (format === FORMAT) return;
  for (const [name, table] of older)
    for (const { key, value } of table.getRange()) transaction.put(name, key, value);
  if (format !== undefined) emptyTextIndexes(transaction);
  transaction.put('catalogue', FORMAT_KEY, encode({ format: FORMAT }));
}

/** They are built anew like any index whose build was broken off. */
function emptyTextIndexes(transaction: WriteTransaction): void {
  for (const info of transaction.catalogue.all()) {
    for (const index of info.indexes) {
      if (!index.isText) continue;
      clearRange(transaction, 'entries', prefixRange(indexPrefix(index.id)));
      transaction.catalogue.changeIndex(transaction, info, index.withProgress(0));
    }
  }
}

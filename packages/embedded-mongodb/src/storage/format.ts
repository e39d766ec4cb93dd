import { asNumber, decode, encode } from '../bson-codec';
import { indexPrefix } from './record-keys';
import { clearRange, prefixRange, type Snapshot, type WriteTransaction } from './snapshot';

/** The layout of the data directory that this code writes. 3: text indexes are made of segments. */
const FORMAT = 3;
const FORMAT_KEY = Buffer.from('format');

/** @throws Error if the directory was written by a newer version */
export function assertKnownFormat(snapshot: Pick<Snapshot, 'get'>): number | undefined {
  const stored = snapshot.get('catalogue', FORMAT_KEY);
  if (!stored) return undefined;
  const format = asNumber(decode(stored).format) ?? Infinity;
  if (format > FORMAT) {
    throw new Error(
      `this data directory was written by a newer version of the embedded server (its format is ${format}, this version knows ${FORMAT})`,
    );
  }
  return format;
}

/** Marks a new data directory with the layout's number, and brings one of an older layout up to it. */
export function prepareFormat(transaction: WriteTransaction): void {
  const format = assertKnownFormat(transaction);
  if (format === FORMAT) return;
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

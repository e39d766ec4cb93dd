import { Double, Long } from 'bson';
import { encode } from '../bson-codec';

const DOCUMENT = 3;
const ARRAY = 4;
const END = Buffer.of(0);

/**
 * The answer of find, aggregate and getMore as BSON: the documents are put in as they are stored, undecoded.
 * @param batchName `firstBatch` or `nextBatch`
 */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: Uint8Array[],
  cursorId: bigint,
  namespace: string,
): Buffer {
  const batch = embedded(
    ARRAY,
    batchName,
    documents.flatMap((document, i) => [elementHead(DOCUMENT, String(i)), document]),
  );
  const others = encode({ id: Long.fromBigInt(cursorId), ns: namespace });
  const cursor = embedded(DOCUMENT, 'cursor', [...batch, others.subarray(4, -1)]);
  const ok = encode({ ok: new Double(1) });
  const parts = [...cursor, ok.subarray(4, -1)];
  return Buffer.concat(framed(parts));
}

/** An element that holds a document or array made of the given elements. */
function embedded(type: number, name: string, elements: Uint8Array[]): Uint8Array[] {
  return [elementHead(type, name), ...framed(elements)];
}

/** Elements with the length before them and the zero behind. */
function framed(elements: Uint8Array[]): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeInt32LE(elements.reduce((sum, part) => sum + part.length, 5));
  return [length, ...elements, END];
}

function elementHead(type: number, name: string): Buffer {
  const head = Buffer.allocUnsafe(name.length + 2);
  head[0] = type;
  head.write(name, 1, 'latin1');
  head[name.length + 1] = 0;
  return head;
}

import { Double, Long } from 'bson';
import { encode } from '../bson-codec';

const OK = new Double(1);
/** Where the length of the cursor stands in an answer, and how far behind it the name of the batch begins. */
const CURSOR_AT = 4 + 1 + 'cursor\0'.length;
const NAME_BEHIND = 4 + 1;
const DOCUMENT = 3;

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
  const empty = encode({ cursor: { [batchName]: [], id: Long.fromBigInt(cursorId), ns: namespace }, ok: OK });
  const batchAt = CURSOR_AT + NAME_BEHIND + batchName.length + 1;
  let added = 0;
  for (let i = 0; i < documents.length; i++) {
    added += 2 + String(i).length + (documents[i] as Uint8Array).length;
  }
  const reply = Buffer.allocUnsafe(empty.length + added);
  let at = batchAt + 4;
  reply.set(empty.subarray(0, at));
  for (const place of [0, CURSOR_AT, batchAt]) reply.writeInt32LE(reply.readInt32LE(place) + added, place);
  documents.forEach((document, i) => {
    reply[at++] = DOCUMENT;
    at += reply.write(`${i}\0`, at, 'latin1');
    reply.set(document, at);
    at += document.length;
  });
  reply.set(empty.subarray(batchAt + 4), at);
  return reply;
}

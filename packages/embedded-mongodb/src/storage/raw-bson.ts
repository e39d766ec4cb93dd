import { decode } from '../bson-codec';

/** Calls `visit` for each field at the top of a document, with where its element begins and ends. */
function eachElement(raw: Buffer, visit: (name: string, start: number, end: number) => void): void {
  for (let at = 4; raw[at] !== 0 && at < raw.length - 1;) {
    const nameEnd = raw.indexOf(0, at + 1);
    const end = nameEnd + 1 + valueSize(raw, raw[at] as number, nameEnd + 1);
    visit(raw.toString('utf8', at + 1, nameEnd), at, end);
    at = end;
  }
}

/** Bytes that each value of a BSON type takes, where all take the same. */
const SIZES = new Map([
  [0x01, 8], // double
  [0x06, 0], // undefined
  [0x07, 12], // ObjectId
  [0x08, 1], // boolean
  [0x09, 8], // date
  [0x0a, 0], // null
  [0x10, 4], // int
  [0x11, 8], // timestamp
  [0x12, 8], // long
  [0x13, 16], // decimal
  [0x7f, 0], // max key
  [0xff, 0], // min key
]);

function valueSize(raw: Buffer, type: number, at: number): number {
  const size = SIZES.get(type);
  if (size !== undefined) return size;
  // A regular expression is two strings without a length before them.
  if (type === 0x0b) return raw.indexOf(0, raw.indexOf(0, at) + 1) + 1 - at;
  const length = raw.readInt32LE(at);
  // Documents, arrays and code with a scope count the length itself.
  if (type === 0x03 || type === 0x04 || type === 0x0f) return length;
  if (type === 0x05) return 5 + length; // binary
  if (type === 0x0c) return 4 + length + 12; // pointer
  if (type === 0x02 || type === 0x0d || type === 0x0e) return 4 + length; // string, code, symbol
  throw new Error(`BSON type ${type} is not known`);
}

/** The document with only those of its top fields that are wanted, byte for byte. */
export function pickFields(raw: Buffer, isWanted: (name: string) => boolean): Buffer {
  const parts: Buffer[] = [];
  let from = -1;
  let to = 4;
  eachElement(raw, (name, start, end) => {
    if (!isWanted(name)) return;
    if (start !== to || from < 0) {
      if (from >= 0) parts.push(raw.subarray(from, to));
      from = start;
    }
    to = end;
  });
  if (from >= 0) parts.push(raw.subarray(from, to));
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const picked = Buffer.allocUnsafe(length);
  picked.writeInt32LE(length);
  let at = 4;
  for (const part of parts) at += part.copy(picked, at);
  picked[length - 1] = 0;
  return picked;
}

/** Decodes only those of the top fields that are wanted; all of them if none are named. */
export const decodeFields = (raw: Buffer, names: Set<string> | undefined) =>
  decode(names ? pickFields(raw, (name) => names.has(name)) : raw);

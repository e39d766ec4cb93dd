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

/** Bytes that a value of a BSON type takes. */
function valueSize(raw: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x11: // timestamp
    case 0x12: // long
      return 8;
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + raw.readInt32LE(at);
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return raw.readInt32LE(at);
    case 0x05: // binary
      return 5 + raw.readInt32LE(at);
    case 0x06: // undefined
    case 0x0a: // null
    case 0x7f: // max key
    case 0xff: // min key
      return 0;
    case 0x07: // ObjectId
      return 12;
    case 0x08: // boolean
      return 1;
    case 0x0b: // regular expression: two strings
      return raw.indexOf(0, raw.indexOf(0, at) + 1) + 1 - at;
    case 0x0c: // pointer
      return 4 + raw.readInt32LE(at) + 12;
    case 0x10: // int
      return 4;
    case 0x13: // decimal
      return 16;
    default:
      throw new Error(`BSON type ${type} is not known`);
  }
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

import { createHash } from 'node:crypto';

/** Ours, drawn once; never changes, or every feed reader and calendar would show everything again. */
const namespace = Buffer.from('7c1f0c1e5e0b4b0f9a4e6a3d2b8f4c71', 'hex');

/** The same UUID for the same name at any address and time (RFC 9562, version 5), such as `article-59b9…`. */
export function stableUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

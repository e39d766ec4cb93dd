import type { Document } from 'bson';
import { asNumber } from '../bson-codec';
import { pickFields } from '../storage/raw-bson';

/** A projection that only picks or drops top fields, done on the bytes; undefined if it is more than that. */
export function compileRawProjection(spec: Document): ((raw: Buffer) => Buffer) | undefined {
  const flags = new Map<string, boolean>();
  for (const [name, value] of Object.entries(spec)) {
    const flag = typeof value === 'boolean' ? value : asNumber(value);
    if (flag === undefined || name === '' || name.includes('.') || name.startsWith('$')) return undefined;
    flags.set(name, Boolean(flag));
  }
  const withId = flags.get('_id');
  flags.delete('_id');
  const kinds = new Set(flags.values());
  if (kinds.size > 1) return undefined;
  const isInclusion = kinds.size === 1 ? kinds.has(true) : withId === true;
  return (raw) =>
    pickFields(raw, (name) =>
      name === '_id' ? (withId ?? true) : flags.has(name) ? isInclusion : !isInclusion,
    );
}

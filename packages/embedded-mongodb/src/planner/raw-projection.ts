import type { Document } from 'bson';
import { asNumber } from '../bson-codec';
import { pickFields } from '../storage/raw-bson';

/** A projection that only picks or drops top fields, done on the bytes. */
export interface RawProjection {
  project(raw: Buffer): Buffer;
  /** The fields that it picks; undefined if it drops some. */
  fields?: string[];
}

/** Undefined for a projection that is more than that. */
export function compileRawProjection(spec: Document): RawProjection | undefined {
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
  const isWanted = (name: string) =>
    name === '_id' ? (withId ?? true) : flags.has(name) ? isInclusion : !isInclusion;
  return {
    project: (raw) => pickFields(raw, isWanted),
    fields: isInclusion ? [...flags.keys(), '_id'].filter(isWanted) : undefined,
  };
}

import { calculateObjectSize } from 'bson';
import { location } from '../errors';

/** What one stage may keep before it gives up. */
const MOST_BYTES = 100 * 1024 * 1024;
/** What JavaScript needs of its own for a value, however short it is in BSON. */
const BYTES_OF_OBJECT = 100;

/** Adds up what a stage keeps: it is told the bytes, and throws error 292 when they become too much. */
export function limitMemory(what: string): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes + BYTES_OF_OBJECT;
    if (total > MOST_BYTES) throw location(292, `${what} exceeded memory limit of ${MOST_BYTES} bytes`);
  };
}

/** The bytes of a value in BSON. */
export const bytesOf = (value: unknown): number => calculateObjectSize({ value });

/** Hands documents on to a stage that keeps them all. */
export function* keptBy<T>(what: string, input: Iterable<T>): Generator<T> {
  const keep = limitMemory(what);
  for (const doc of input) {
    keep(bytesOf(doc));
    yield doc;
  }
}

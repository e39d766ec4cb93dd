import { CommandError } from '../errors';

/** What one stage may keep before it gives up. */
const MOST_BYTES = 100 * 1024 * 1024;

/** Adds up what a stage keeps. */
export class Memory {
  private bytes = 0;

  constructor(private readonly what: string) {}

  /** @throws CommandError 292 when it becomes too much */
  keep(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > MOST_BYTES) {
      throw new CommandError(
        292,
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `${this.what} exceeded memory limit of ${MOST_BYTES} bytes`,
      );
    }
  }
}

/** Hands documents on to a stage that keeps them all. */
export function* keptBy<T>(what: string, input: Iterable<T>): Generator<T> {
  const memory = new Memory(what);
  for (const doc of input) {
    memory.keep(roughBytes(doc));
    yield doc;
  }
}

/** About what a value takes, never much less than its BSON. */
export function roughBytes(value: unknown): number {
  if (typeof value === 'string') return 8 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof Date) return 8;
  if (value instanceof Uint8Array) return value.length;
  let bytes = 16;
  // Numbers and ids of BSON have few fields of their own, so they count as little documents.
  for (const name of Object.keys(value))
    bytes += name.length + roughBytes((value as Record<string, unknown>)[name]);
  return bytes;
}

import { location } from './errors';

/** Documents and arrays within each other, in a command; code that walks through them has only so much stack. */
const MOST_LEVELS = 200;

/** @throws CommandError 15 if documents are nested too deep */
export function assertDepth(value: unknown, most = MOST_LEVELS): void {
  if (typeof value !== 'object' || value === null) return;
  if (most === 0) throw location(15, `Exceeded depth limit of ${MOST_LEVELS} levels of nested documents`);
  if (Array.isArray(value)) for (const element of value) assertDepth(element, most - 1);
  else if (Object.getPrototypeOf(value) === Object.prototype) {
    for (const name of Object.keys(value)) assertDepth((value as Record<string, unknown>)[name], most - 1);
  }
}

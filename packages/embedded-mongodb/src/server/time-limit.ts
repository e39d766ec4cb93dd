import { Script } from 'node:vm';
import { location } from '../errors';

// V8 can stop code that it runs as a script of its own, even within one test of a regular expression.
const handOver = Symbol.for('embedded-mongodb: work with a time limit');
const script = new Script(`globalThis[Symbol.for(${JSON.stringify(handOver.description)})]()`);
const shared = globalThis as { [handOver]?: () => void };

/**
 * Runs work that may never come to its end by itself, such as a pattern that backtracks without end.
 * @throws CommandError 50 when it takes longer than `milliseconds`; what it had begun is left as it is then
 */
export function withTimeLimit<T>(work: () => T, milliseconds: number): T {
  let result: { value: T } | undefined;
  shared[handOver] = () => (result = { value: work() });
  try {
    script.runInThisContext({ timeout: milliseconds });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw location(50, 'operation exceeded time limit');
  } finally {
    shared[handOver] = undefined;
  }
  return (result as { value: T }).value;
}

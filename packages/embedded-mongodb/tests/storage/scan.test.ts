import { afterAll, beforeAll, expect, test } from 'vitest';
import { BufferedTransaction } from '../../src/storage/buffered-transaction';
import { Environment } from '../../src/storage/environment';
import { prefixRange, scanEntries, type Snapshot } from '../../src/storage/snapshot';
import { temporaryFolder } from '../support/embedded';

const folder = temporaryFolder();
let environment: Environment;
const MEGABYTE = 1024 * 1024;
const keyOf = (i: number) => Buffer.of(1, i >> 8, i & 255);
const range = prefixRange(Buffer.of(1));

/** Short ones, then as many as fit into no chunk of them. */
const sizes = Array.from({ length: 800 }, (_, i) => (i < 700 ? 10 : MEGABYTE / 2));

beforeAll(() => {
  environment = Environment.open(folder.path);
  environment.write((transaction) => {
    for (const [i, size] of sizes.entries()) transaction.put('records', keyOf(i), Buffer.alloc(size));
  });
});
afterAll(async () => {
  await environment.close();
  folder.remove();
});

/** Scans all, and says how much it had at hand at once at most. */
function scanned(snapshot: Snapshot, backwards: boolean): { keys: Buffer[]; most: number } {
  let most = 0;
  const chunk: Snapshot['chunk'] = (...given) => {
    const found = snapshot.chunk(...given);
    most = Math.max(
      most,
      found.entries.reduce((sum, { value }) => sum + value.length, 0),
    );
    return found;
  };
  const current = { chunk } as unknown as Snapshot;
  return { keys: [...scanEntries({ current }, 'records', range, backwards)].map(({ key }) => key), most };
}

test.each([false, true])(
  'a scan gives each entry once in order, and has few bytes at hand (backwards: %s)',
  (backwards) => {
    const { keys, most } = environment.read((snapshot) => scanned(snapshot, backwards));
    const wanted = sizes.map((_, i) => keyOf(i));
    expect(keys).toEqual(backwards ? wanted.reverse() : wanted);
    expect(most).toBeLessThanOrEqual(2 * MEGABYTE);
  },
);

test.each([false, true])(
  'so does one of a transaction with changes of its own (backwards: %s)',
  (backwards) => {
    const { snapshot, end } = environment.holdSnapshot();
    const transaction = new BufferedTransaction(snapshot, new Map(), () => undefined);
    const isGone = (i: number) => i % 3 === 0 || (i > 100 && i < 400) || i > 790;
    for (const [i] of sizes.entries()) if (isGone(i)) transaction.remove('records', keyOf(i));
    for (const i of [50, 120, 121, 900, 901]) transaction.put('records', keyOf(i), Buffer.alloc(20));
    const { keys, most } = scanned(transaction, backwards);
    transaction.release();
    end();
    const wanted = sizes.flatMap((_, i) => (isGone(i) && ![120, 121].includes(i) ? [] : [keyOf(i)]));
    wanted.push(keyOf(900), keyOf(901));
    expect(keys).toEqual(backwards ? wanted.reverse() : wanted);
    expect(most).toBeLessThanOrEqual(2 * MEGABYTE);
  },
);

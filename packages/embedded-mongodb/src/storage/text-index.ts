import { indexPrefix, RECORD_BYTES, recordOf } from './record-keys';
import type { IndexDefinition } from './index-definition';
import { TYPE_TAG } from './key-encoding';
import { packPending, pendingScore, unpackPending } from './pending-terms';
import { changePostings, eachPosting, postingBlocks } from './postings';
import {
  prefixRange,
  scan,
  successor,
  type Entry,
  type KeyRange,
  type Snapshot,
  type WriteTransaction,
} from './snapshot';
import type { TermScores } from './text-keys';

/** Below every term: the terms of the records that were changed last. */
const PENDING = 0x01;
const TERM = TYPE_TAG.string;
/** So many changed records are kept apart before they are worked into the blocks, which costs less for many at once. */
const MOST_PENDING = 256;

const pendingRange = ({ id }: IndexDefinition) =>
  prefixRange(Buffer.concat([indexPrefix(id), Buffer.of(PENDING)]));

export function termRange({ id }: IndexDefinition, term: string): KeyRange {
  return prefixRange(Buffer.concat([indexPrefix(id), Buffer.of(TERM), Buffer.from(term), Buffer.of(0)]));
}

export function withRecord(prefix: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(prefix.length + RECORD_BYTES);
  prefix.copy(key);
  key.writeUIntBE(record, prefix.length, RECORD_BYTES);
  return key;
}

/** Says under which terms an index holds a record from now on; `before` are those until now. */
export function putTerms(
  transaction: WriteTransaction,
  index: IndexDefinition,
  record: number,
  before: TermScores,
  terms: TermScores,
): void {
  if (isSame(before, terms)) return;
  const range = pendingRange(index);
  const key = withRecord(range.low, record);
  const waiting = transaction.get('entries', key);
  const inBlocks = waiting ? unpackPending(waiting).inBlocks : before;
  transaction.put('entries', key, packPending({ terms, inBlocks }));
  if (!waiting && !transaction.isBuffered && transaction.count('entries', range) >= MOST_PENDING) {
    mergePending(transaction, index);
  }
}

const isSame = (a: TermScores, b: TermScores) =>
  a.size === b.size && [...a].every(([term, score]) => b.get(term) === score);

/** By term: the records whose score changes, in ascending order; undefined takes one out. */
type TermChanges = Map<string, [record: number, score: number | undefined][]>;

/** Works the changed records into the blocks of their terms. */
function mergePending(transaction: WriteTransaction, index: IndexDefinition): void {
  const changes: TermChanges = new Map();
  for (const { key, value } of [...scan(transaction, 'entries', pendingRange(index))]) {
    const { terms, inBlocks } = unpackPending(value);
    const record = recordOf(key);
    const change = (term: string, score: number | undefined) => {
      const list = changes.get(term);
      if (list) list.push([record, score]);
      else changes.set(term, [[record, score]]);
    };
    for (const term of inBlocks.keys()) if (!terms.has(term)) change(term, undefined);
    for (const [term, score] of terms) if (inBlocks.get(term) !== score) change(term, score);
    transaction.remove('entries', key);
  }
  for (const [term, list] of changes) changeTerm(transaction, termRange(index, term), list);
}

function changeTerm(
  transaction: WriteTransaction,
  { low, high }: KeyRange,
  changes: [record: number, score: number | undefined][],
): void {
  for (let from = 0; from < changes.length;) {
    const key = withRecord(low, changes[from]?.[0] ?? 0);
    const { block, limit } = blockFor(transaction, { low, high }, key);
    let to = from;
    while (to < changes.length && (changes[to]?.[0] ?? 0) < limit) to++;
    const base = block ? recordOf(block.key) : 0;
    const postings = changePostings(block?.value, base, changes.slice(from, to));
    if (block && postings.records[0] !== base) transaction.remove('entries', block.key);
    for (const { base: first, bytes } of postingBlocks(postings)) {
      transaction.put('entries', withRecord(low, first), bytes);
    }
    from = to;
  }
}

/** The block that a record belongs to, the last that begins before it or else the first, and where the next begins. */
function blockFor(
  transaction: WriteTransaction,
  { low, high }: KeyRange,
  key: Buffer,
): { block?: Entry; limit: number } {
  const [last] = transaction.chunk('entries', { low, high }, true, 1);
  // Mostly the record is new, and behind all others.
  if (!last || Buffer.compare(last.key, key) <= 0) return { block: last, limit: Infinity };
  const [before] = transaction.chunk('entries', { low, high: successor(key) }, true, 1);
  const after = { low: successor(key), high };
  const block = before ?? transaction.chunk('entries', after, false, 1)[0];
  const [next] = transaction.chunk('entries', { ...after, low: successor(block?.key ?? key) }, false, 1);
  return { block, limit: next ? recordOf(next.key) : Infinity };
}

/** The scores of all records that hold a term, in no order. */
export function eachScore(
  snapshot: Snapshot,
  index: IndexDefinition,
  terms: Iterable<string>,
  visit: (record: number, score: number) => void,
  tick: () => void = () => undefined,
): void {
  const waiting = new Map<number, Buffer>();
  for (const { key, value } of scan(snapshot, 'entries', pendingRange(index)))
    waiting.set(recordOf(key), value);
  for (const term of terms) {
    for (const [record, bytes] of waiting) {
      const score = pendingScore(bytes, term);
      if (score !== undefined) visit(record, score);
    }
    for (const { key, value } of scan(snapshot, 'entries', termRange(index, term))) {
      tick();
      eachPosting(value, recordOf(key), (record, score) => {
        if (!waiting.has(record)) visit(record, score);
      });
    }
  }
}

/** Everything a text index holds, for checking it. */
export function eachPosted(
  snapshot: Snapshot,
  index: IndexDefinition,
  visit: (term: string, record: number, score: number) => void,
): void {
  const waiting = new Set<number>();
  for (const { key, value } of scan(snapshot, 'entries', pendingRange(index))) {
    const record = recordOf(key);
    waiting.add(record);
    for (const [term, score] of unpackPending(value).terms) visit(term, record, score);
  }
  const { low } = termRange(index, '');
  for (const { key, value } of scan(snapshot, 'entries', prefixRange(low.subarray(0, -1)))) {
    const term = key.toString('utf8', low.length - 1, key.length - RECORD_BYTES - 1);
    eachPosting(value, recordOf(key), (record, score) => {
      if (!waiting.has(record)) visit(term, record, score);
    });
  }
}

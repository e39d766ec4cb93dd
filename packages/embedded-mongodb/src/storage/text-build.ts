import type { IndexDefinition } from './index-definition';
import { packPostings, MOST_IN_BLOCK, type Postings } from './postings';
import { decodeFields } from './raw-bson';
import { recordOf, recordsRange } from './record-keys';
import { scan, type WriteTransaction } from './snapshot';
import { termRange, withRecord } from './text-index';
import { termsOf, topFieldsOf } from './text-keys';

/** Postings and terms that are held in memory at most before they are written. */
const MOST_POSTINGS = 12_000_000;
const MOST_TERMS = 250_000;

interface Block {
  base: number;
  bytes: Buffer;
}
/** The full blocks of a term, and what is to become its next one. */
interface TermBlocks {
  full: Block[];
  rest: Postings;
}

/** Fills a new text index from the documents of a collection: its blocks are written in order, each once. */
export function buildTextIndex(
  transaction: WriteTransaction,
  index: IndexDefinition,
  collectionId: number,
): void {
  const fields = topFieldsOf(index);
  let terms = new Map<string, TermBlocks>();
  let postings = 0;
  const flush = () => {
    for (const [term, blocks] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { low } = termRange(index, term);
      for (const { base, bytes } of [...blocks.full, packed(blocks.rest)]) {
        if (bytes.length > 0) transaction.put('entries', withRecord(low, base), bytes);
      }
    }
    terms = new Map();
    postings = 0;
  };
  for (const { key, value } of scan(transaction, 'records', recordsRange(collectionId))) {
    const record = recordOf(key);
    for (const [term, score] of termsOf(index, decodeFields(value, fields))) {
      let blocks = terms.get(term);
      if (!blocks) terms.set(term, (blocks = { full: [], rest: { records: [], scores: [] } }));
      const { records, scores } = blocks.rest;
      records.push(record);
      scores.push(score);
      postings++;
      if (records.length < MOST_IN_BLOCK) continue;
      blocks.full.push(packed(blocks.rest));
      blocks.rest = { records: [], scores: [] };
    }
    if (postings > MOST_POSTINGS || terms.size > MOST_TERMS) flush();
  }
  flush();
}

const packed = (postings: Postings): Block => ({
  base: postings.records[0] ?? 0,
  bytes: Buffer.from(packPostings(postings, 0, postings.records.length)),
});

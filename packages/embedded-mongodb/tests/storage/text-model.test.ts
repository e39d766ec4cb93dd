import { Binary, Long, type Document } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useCommands } from '../planner/commands';
import { seed } from '../support/arbitrary-documents';

const { run, find, problems } = useCommands();

const word = fc.nat(30).map((n) => `w${n}`);
const words = fc.array(word, { maxLength: 8 }).map((all) => all.join(' '));
const pick = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.nat(4))
  .map(([m, r]) => ({ _id: { $mod: [m, r % m] } }));
const set = fc.oneof(
  words.map((text) => ({ $set: { text } })),
  words.map((title) => ({ $set: { title } })),
  fc.boolean().map((shown) => ({ $set: { shown } })),
  fc.constant({ $unset: { text: 1, title: 1 } }),
  fc.constant({ $set: { text: 7, title: ['w1', { title: 'w2' }] } }),
);

/** What is done to some hundreds of documents at once. */
type Change =
  | { kind: 'insert'; texts: string[] }
  | { kind: 'update'; q: Document; u: Document }
  | { kind: 'updates'; ids: number[]; us: Document[] }
  | { kind: 'delete'; q: Document };
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), texts: fc.array(words, { minLength: 1 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update' as const), q: pick, u: set }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('updates' as const),
      ids: fc.array(fc.nat(2500), { minLength: 100, maxLength: 300, size: 'max' }),
      us: fc.array(set, { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), q: pick }) },
);

type Phase =
  | Change
  | { kind: 'transaction'; changes: Change[]; end: 'commitTransaction' | 'abortTransaction' }
  | { kind: 'index'; isPartial: boolean };
const phase: fc.Arbitrary<Phase> = fc.oneof(
  { weight: 12, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('transaction' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      end: fc.constantFrom('commitTransaction' as const, 'abortTransaction' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('index' as const), isPartial: fc.boolean() }) },
);

const SIZE = 250;
const lsid = { id: new Binary(Buffer.alloc(16, 7), 4) };

/** One collection of notes, and what is known of its index. */
class Notes {
  private next = 0;
  private isPartial = false;
  private static transactions = 0;

  constructor(private readonly name: string) {}

  /** Documents with many words make a segment that is not merged with those that the changes make. */
  async start(isPartial: boolean): Promise<void> {
    const texts = ['w1', 'w2', 'w3 w4'].map(
      (text) => `${text} ${'abcdefghijklmnopqrst'.split('').join(' ')}`,
    );
    for (let i = 0; i < 4; i++) await this.change({ kind: 'insert', texts }, {});
    await this.index(isPartial);
  }

  async index(isPartial: boolean): Promise<void> {
    this.isPartial = isPartial;
    const key = { title: 'text', text: 'text' };
    const partial = isPartial ? { partialFilterExpression: { shown: true } } : {};
    await run({ createIndexes: this.name, indexes: [{ key, name: 'text', ...partial }] });
  }

  async pass(phase: Phase): Promise<void> {
    if (phase.kind === 'index') {
      await run({ dropIndexes: this.name, index: '*' });
      await this.index(phase.isPartial);
    } else if (phase.kind === 'transaction') {
      const id = { lsid, txnNumber: Long.fromNumber(++Notes.transactions), autocommit: false };
      for (const [i, one] of phase.changes.entries())
        await this.change(one, { ...id, ...(i === 0 ? { startTransaction: true } : {}) });
      await this.expectSearchesToFit(id);
      await run({ [phase.end]: 1, $db: 'admin', ...id });
    } else await this.change(phase, {});
  }

  private async change(change: Change, more: Document): Promise<void> {
    const { name } = this;
    switch (change.kind) {
      case 'insert': {
        const documents = Array.from({ length: SIZE }, (_, i) => ({
          _id: this.next++,
          title: `t${i % 3}`,
          text: `all ${change.texts[i % change.texts.length]}`,
          shown: i % 2 === 0,
        }));
        await run({ insert: name, documents, ...more });
        break;
      }
      case 'update':
        await run({ update: name, updates: [{ q: change.q, u: change.u, multi: true }], ...more });
        break;
      case 'updates': {
        const updates = change.ids.map((_id, i) => ({ q: { _id }, u: change.us[i % change.us.length] }));
        await run({ update: name, updates, ...more });
        break;
      }
      case 'delete':
        await run({ delete: name, deletes: [{ q: change.q, limit: 0 }], ...more });
    }
  }

  async expectSearchesToFit(more: Document = {}): Promise<void> {
    const stored = await find({ find: this.name, hint: { $natural: 1 }, ...more });
    for (const $search of ['all', 't1', 'w1', 'w17 w3', 'nothing']) {
      const found = await find({
        find: this.name,
        filter: { $text: { $search }, ...(this.isPartial ? { shown: true } : {}) },
        projection: { _id: 1 },
        ...more,
      });
      const wanted = stored.filter(
        (doc) => (!this.isPartial || doc.shown === true) && $search.split(' ').some((one) => holds(doc, one)),
      );
      const ids = (docs: Document[]) => docs.map(({ _id }) => Number(_id)).sort((a, b) => a - b);
      expect(ids(found), $search).toEqual(ids(wanted));
    }
  }
}

function holds({ title, text }: Document, word: string): boolean {
  const texts = [text, ...(Array.isArray(title) ? (title as unknown[]) : [title])];
  return texts.some((one) => typeof one === 'string' && one.split(' ').includes(word));
}

test('searches fit the documents, whatever was done to them', { timeout: 120_000 }, async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(phase, { minLength: 25, maxLength: 40, size: 'max' }),
      async (isPartial, phases) => {
        const notes = new Notes(`notes${round++}`);
        await notes.start(isPartial);
        for (const one of phases) {
          await notes.pass(one);
          await notes.expectSearchesToFit();
          expect(problems()).toEqual([]);
        }
      },
    ),
    { seed, numRuns: 4, endOnFailure: true },
  );
});

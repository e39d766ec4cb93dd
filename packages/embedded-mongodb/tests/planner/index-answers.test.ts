import { BSONRegExp, DBRef, MinKey, ObjectId, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { encodeKeyValue } from '../../src/semantics/values/key-encoding';
import { useCommands } from './commands';

const { run, find } = useCommands();

interface Case {
  index: Document;
  options?: Document;
  docs: Document[];
  filter: Document;
  collation?: Document;
  /** The `_id`s of the documents that match. */
  expected: number[];
}
const oid = (hex: string) => new ObjectId(hex.padStart(24, '0'));

const cases: Record<string, Case> = {
  'a number as the operand of $exists': {
    index: { a: 1 },
    docs: [{ _id: 1, a: 5 }, { _id: 2 }],
    filter: { a: { $exists: 1 } },
    expected: [1],
  },
  'a point whose bytes end in 0xff, descending': {
    index: { a: -1 },
    docs: [
      { _id: 1, a: new Date(255) },
      { _id: 2, a: new Date(254) },
      { _id: 3, a: new Date(256) },
    ],
    filter: { a: new Date(255) },
    expected: [1],
  },
  'the same before another field': {
    index: { a: -1, b: 1 },
    docs: [
      { _id: 1, a: oid('ff'), b: 1 },
      { _id: 2, a: oid('fe'), b: 1 },
      { _id: 3, a: oid('ff'), b: 2 },
    ],
    filter: { a: oid('ff'), b: 1 },
    expected: [1],
  },
  'the same as one of several points': {
    index: { a: -1, b: -1 },
    docs: [
      { _id: 1, a: oid('ffff'), b: oid('ff') },
      { _id: 2, a: oid('fffe'), b: oid('ff') },
    ],
    filter: { a: { $in: [oid('ffff'), oid('1')] }, b: { $gte: oid('ff') } },
    expected: [1],
  },
  'a partial index under a collation': {
    index: { n: 1 },
    options: { partialFilterExpression: { state: 'open' } },
    docs: [
      { _id: 1, n: 1, state: 'open' },
      { _id: 2, n: 1, state: 'OPEN' },
    ],
    filter: { n: 1, state: 'open' },
    collation: { locale: 'en', strength: 1 },
    expected: [1, 2],
  },
  'a pattern with options inside $elemMatch': {
    index: { a: 1 },
    docs: [
      { _id: 1, a: ['Abc'] },
      { _id: 2, a: ['b'] },
    ],
    filter: { a: { $elemMatch: { $regex: '^ab', $options: 'i' } } },
    expected: [1],
  },
  'an $elemMatch inside an $elemMatch': {
    index: { a: 1 },
    docs: [
      { _id: 1, a: [[5]] },
      { _id: 2, a: [5] },
    ],
    filter: { a: { $elemMatch: { $elemMatch: { $gte: 5 } } } },
    expected: [1],
  },
  'the id of a reference': {
    index: { 'a.$id': 1 },
    docs: [
      { _id: 1, a: new DBRef('x', oid('1')) },
      { _id: 2, a: new DBRef('x', oid('2')) },
    ],
    filter: { 'a.$id': oid('1') },
    expected: [1],
  },
  'a field named like what every object inherits': {
    index: { constructor: 1 },
    docs: [{ _id: 1 }, { _id: 2, constructor: 5 }],
    filter: { constructor: null },
    expected: [1],
  },
  'two patterns with options, one of a partial index': {
    index: { n: 1 },
    options: { partialFilterExpression: { n: { $gt: 0 } } },
    docs: [
      { _id: 1, n: 1, s: 'A' },
      { _id: 2, n: 1, s: 'b' },
    ],
    filter: { n: 1, s: new BSONRegExp('^a', 'i') },
    expected: [1],
  },
  'a partial index of numbers, asked for NaN': {
    index: { n: 1 },
    options: { partialFilterExpression: { a: { $lt: 5 } } },
    docs: [
      { _id: 1, n: 1, a: NaN },
      { _id: 2, n: 1, a: 3 },
    ],
    filter: { n: 1, a: NaN },
    expected: [1],
  },
  'a partial index of a field that must exist, asked for what is above MinKey': {
    index: { n: 1 },
    options: { partialFilterExpression: { a: { $exists: true } } },
    docs: [
      { _id: 1, n: 1 },
      { _id: 2, n: 1, a: 3 },
    ],
    filter: { n: 1, a: { $gt: new MinKey() } },
    expected: [1, 2],
  },
  'a partial index of a field that must exist, asked for null': {
    index: { n: 1 },
    options: { partialFilterExpression: { a: { $exists: true } } },
    docs: [
      { _id: 1, n: 1 },
      { _id: 2, n: 1, a: null },
    ],
    filter: { n: 1, a: null },
    expected: [1, 2],
  },
  'an $or on one field': {
    index: { a: 1 },
    docs: [{ _id: 1, a: [1, 9] }, { _id: 2, a: 5 }, { _id: 3, a: 7 }, { _id: 4 }],
    filter: { $or: [{ a: { $gte: 9 } }, { a: 5 }, { a: null }] },
    expected: [1, 2, 4],
  },
};

describe('an index gives the right answer for', () => {
  it.each(Object.entries(cases).map(([name, given], i) => ({ name, i, ...given })))(
    '$name',
    async (given) => {
      const collection = `case${given.i}`;
      await run({
        createIndexes: collection,
        indexes: [{ key: given.index, name: 'one', ...given.options }],
      });
      const { n } = await run({ insert: collection, documents: given.docs });
      expect(Number(n)).toBe(given.docs.length);
      const { filter, collation } = given;
      const found = await find({ find: collection, filter, ...(collation ? { collation } : {}) });
      expect(found.map((doc) => Number(doc._id)).sort()).toEqual(given.expected);
    },
  );
});

describe('what an index can not answer is refused by name', () => {
  it('$text inside $or', async () => {
    await run({ createIndexes: 'texts', indexes: [{ key: { t: 'text' }, name: 't' }] });
    await run({ insert: 'texts', documents: [{ _id: 1, t: 'word' }] });
    const filter = { $or: [{ $text: { $search: 'other' } }, { n: 1 }] };
    await expect(find({ find: 'texts', filter })).rejects.toThrow(/text/);
  });

  it('a sort of an unknown direction, also where an index is in order', async () => {
    await run({ createIndexes: 'sorts', indexes: [{ key: { a: 1 }, name: 'a' }] });
    await expect(find({ find: 'sorts', sort: { a: 2 } })).rejects.toThrow(/sort/);
    await expect(find({ find: 'sorts', sort: { a: 'asc' } })).rejects.toThrow(/sort/);
  });

  it('a partial index by a pattern', async () => {
    const index = { key: { a: 1 }, name: 'a', partialFilterExpression: { s: { $regex: 'x' } } };
    await expect(run({ createIndexes: 'partial', indexes: [index] })).rejects.toThrow(/\$regex/);
  });
});

describe('a sort', () => {
  it('holds where the bounds of several values are too long to be told apart', async () => {
    await run({ createIndexes: 'merged', indexes: [{ key: { s: 1, n: 1 }, name: 'both' }] });
    const long = 'x'.repeat(1500);
    await run({ insert: 'merged', documents: [1, 2].map((n) => ({ _id: n, s: `${long}${n}`, n: -n })) });
    const filter = { s: { $in: [`${long}1`, `${long}2`] } };
    for (const hint of [undefined, 'both']) {
      const found = await find({ find: 'merged', filter, sort: { n: 1 }, hint });
      expect(found.map(({ _id }) => Number(_id))).toEqual([2, 1]);
    }
  });
});

describe('a hint', () => {
  it('has an index scanned that leaves documents out, and finds what it holds', async () => {
    const options = { partialFilterExpression: { n: { $gt: 2 } } };
    const indexes = [
      { key: { s: 1 }, name: 'sparse', sparse: true },
      { key: { n: 1 }, name: 'partial', ...options },
      { key: { 'list.0': 1 }, name: 'position' },
    ];
    await run({ createIndexes: 'hints', indexes });
    const list = [5, 6];
    const documents = [{ _id: 1, n: 1, s: 1 }, { _id: 2, n: 3, list }, { _id: 3, n: 4, s: null }, { _id: 4 }];
    await run({ insert: 'hints', documents });
    const ids = async (command: Document) =>
      (await find({ find: 'hints', ...command })).map(({ _id }) => Number(_id)).sort();
    expect(await ids({ hint: 'sparse' })).toEqual([1, 3]);
    expect(await ids({ filter: { s: null } })).toEqual([2, 3, 4]);
    expect(await ids({ filter: { s: null }, hint: 'sparse' })).toEqual([3]);
    expect(await ids({ filter: { n: 1 }, hint: 'sparse', sort: { s: 1 } })).toEqual([1]);
    expect(await run({ count: 'hints', query: {}, hint: 'sparse' })).toMatchObject({ n: 2 });
    expect(await ids({ filter: { n: { $lt: 4 } }, hint: { n: 1 } })).toEqual([2]);
    expect(await ids({ filter: { s: { $exists: false } }, hint: 'partial' })).toEqual([2]);
    expect(await ids({ filter: { 'list.0': 5 }, hint: 'position' })).toEqual([2]);
    expect(await ids({ hint: 'position', sort: { 'list.0': 1 } })).toEqual([1, 2, 3, 4]);
  });

  it('is refused where the index is hidden, beside $text, or unknown', async () => {
    const indexes = [
      { key: { a: 1 }, name: 'hidden', hidden: true },
      { key: { t: 'text' }, name: 'text' },
    ];
    await run({ createIndexes: 'refused', indexes });
    for (const hint of ['hidden', 'none', 'text', { a: 1 }])
      await expect(find({ find: 'refused', hint })).rejects.toMatchObject({ code: 2 });
    const filter = { $text: { $search: 'word' } };
    await expect(find({ find: 'refused', filter, hint: { _id: 1 } })).rejects.toMatchObject({ code: 2 });
    await expect(find({ find: 'refused', hint: 1 })).rejects.toMatchObject({ code: 9 });
    expect(await find({ find: 'refused', hint: {} })).toEqual([]);
  });
});

describe('variables', () => {
  it('are expressions without a document', async () => {
    await run({ insert: 'vars', documents: [{ _id: 1, n: 3 }] });
    const filter = { $expr: { $eq: ['$n', '$$three'] } };
    expect(await find({ find: 'vars', filter, let: { three: { $add: [1, 2] } } })).toHaveLength(1);
    const undefinedOne = find({ find: 'vars', filter, let: { three: '$n' } });
    await expect(undefinedOne).rejects.toMatchObject({ code: 17276 });
  });
});

describe('keys', () => {
  it('put a date beyond what JavaScript can hold below the others', () => {
    const [invalid, early] = [new Date(NaN), new Date(-8e15)].map((date) => encodeKeyValue(date)) as [
      Buffer,
      Buffer,
    ];
    expect(Buffer.compare(invalid, early)).toBe(-1);
  });

  it('tell a field called _bsontype from a BSON value', () => {
    const [odd, plain] = [{ _bsontype: 'ObjectId' }, { a: 1 }].map((doc) => encodeKeyValue(doc)) as [
      Buffer,
      Buffer,
    ];
    expect(odd[0]).toBe(plain[0]);
  });
});

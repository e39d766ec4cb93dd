import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Document,
} from 'bson';
import fc from 'fast-check';
import { CommandError } from '../../src/errors';
import { compileSort } from '../../src/semantics/index';
import type { StringComparer } from '../../src/semantics/values/compare';

/** Every run takes the same path through the values; a failure is reported with the smallest that fails. */
export const seed = 20171001;

const decimal = (text: string) => Decimal128.fromString(text);

/** Values that meet each other at the edges: equal over types, neighbours, and encodings that end in 0xff. */
const edges: unknown[] = [
  ...[new Int32(0), new Double(-0), new Int32(1), new Double(1), Long.fromNumber(1), decimal('1.0')],
  ...[new Int32(-5), new Double(1.5), decimal('1.5'), new Double(0.1), decimal('0.1'), decimal('-0.1')],
  ...[Long.fromString('9007199254740993'), new Double(9007199254740992), decimal('1E+400')],
  ...[new Double(NaN), new Double(Infinity), new Double(-Infinity)],
  ...['', 'a', 'A', 'ab', 'abc', 'b', 'é', 'a\0b', '\u{1f600}', '\ufffd', 'ÿ'],
  ...['x'.repeat(990), `${'x'.repeat(1900)}1`, `${'x'.repeat(1900)}2`],
  ...[null, true, false, new Date(0), new Date(255), new Date(254), new Date(256), new Date(-1)],
  ...['fe', 'ff', '0100', 'ffff'].map((end) => new ObjectId(end.padStart(24, '0'))),
  ...[new Binary(Buffer.from([1])), new Binary(Buffer.from([255])), new Binary(Buffer.from([1]), 5)],
  ...[new Timestamp({ t: 1, i: 255 }), new Timestamp({ t: 1, i: 256 }), new MinKey(), new MaxKey()],
  ...[new BSONRegExp('^a'), new BSONRegExp('^a', 'i')],
];
/** Values that are often the same, so that queries find something. */
const commons: unknown[] = [1, 2].map((n) => new Int32(n) as unknown);
commons.push(new Double(3), 'a', 'b', null, new Date(255), new Date(254));

const common = fc.constantFrom(...commons);
export const scalar = fc.oneof(
  { weight: 7, arbitrary: common },
  { weight: 3, arbitrary: fc.constantFrom(...edges) },
);

/** Values as deep as two documents or arrays within each other. */
export const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; inner: unknown }>((tie) => ({
  inner: fc.oneof(
    { weight: 74, arbitrary: scalar },
    { weight: 12, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    {
      weight: 14,
      arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true }),
    },
  ),
  value: fc.oneof(
    { weight: 74, arbitrary: scalar },
    { weight: 12, arbitrary: fc.array(tie('inner'), { maxLength: 3 }) },
    {
      weight: 14,
      arbitrary: fc.record({ x: tie('inner'), y: tie('inner') }, { requiredKeys: [], noNullPrototype: true }),
    },
  ),
})).value;

export const document: fc.Arbitrary<Document> = fc
  .record(
    Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [
        name,
        fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) }),
      ]),
    ),
  )
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)));

/** Paths of the documents above. */
export const path = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'c.x');
const direction = fc.constantFrom(1, -1);

const isPattern = (made: unknown) => made instanceof BSONRegExp;
// A pattern is refused where values are ordered.
const orderable = value.filter((made) => !isPattern(made));
const limit = scalar.filter((made) => !isPattern(made));

const condition = fc.oneof(
  { weight: 3, arbitrary: orderable },
  fc.record({ $gt: limit }),
  fc.record({ $gte: limit, $lt: limit }),
  fc.record({ $lt: limit }),
  fc.record({ $lte: orderable }),
  fc.record({ $in: fc.array(scalar, { maxLength: 5 }) }),
  fc.record({ $exists: fc.constantFrom<unknown>(true, false, new Int32(1), new Int32(0)) }),
  fc.record({ $ne: common }),
  fc.record({ $nin: fc.array(limit, { maxLength: 2 }) }),
  fc.record({ $all: fc.array(limit, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    $elemMatch: fc.oneof<fc.Arbitrary<Document>[]>(
      fc.record({ $gt: limit }),
      fc.record({ x: limit }),
      fc.constantFrom<Document>(
        { $gte: new Int32(1), $lt: new Int32(3) },
        { $regex: '^a', $options: 'i' },
        { $elemMatch: { $gte: new Int32(1) } },
      ),
    ),
  }),
  fc.record({
    $regex: fc.constantFrom('^a', '^ab?', '^x+', 'b', '^(a|b)', '^A'),
    $options: fc.constantFrom('', 'i'),
  }),
  fc.constantFrom(new BSONRegExp('^a'), new BSONRegExp('^ab', 'i'), new BSONRegExp('^')),
  fc.record({ $not: fc.record({ $gt: limit }) }),
  fc.constantFrom<unknown>(null, { $size: 1 }, { $type: 'number' }, { $mod: [2, 1] }),
);

const conditions = (least: number) =>
  fc
    .array(fc.tuple(path, condition), { minLength: least, maxLength: 2 })
    .map((entries) => Object.fromEntries(entries) as Document);
const branches = fc.array(conditions(1), { minLength: 1, maxLength: 2 });

export const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 7, arbitrary: conditions(0) },
  { weight: 1, arbitrary: fc.tuple(conditions(0), branches).map(([rest, $or]) => ({ ...rest, $or })) },
  { weight: 1, arbitrary: fc.tuple(conditions(0), branches).map(([rest, $and]) => ({ ...rest, $and })) },
  { weight: 1, arbitrary: fc.tuple(conditions(0), branches).map(([rest, $nor]) => ({ ...rest, $nor })) },
);

export const sort: fc.Arbitrary<Document> = fc
  .array(fc.tuple(path, direction), { maxLength: 2 })
  .map((entries) => Object.fromEntries(entries) as Document);

/** Documents in order; undefined if one has arrays at two of the paths, which is refused. */
export function sortedUnlessParallel(docs: Document[], spec: Document, collation?: StringComparer) {
  try {
    return compileSort(spec, { collation }).sort(docs);
  } catch (error) {
    if (error instanceof CommandError && error.message.includes('parallel arrays')) return undefined;
    throw error;
  }
}

/** Picks or drops fields, also inside documents, where no path lies in another. */
export const projection: fc.Arbitrary<Document> = fc
  .tuple(fc.subarray(['a', 'b', 'c.x', 'c.y', 'd']), fc.constantFrom(1, 0), fc.constantFrom(undefined, 1, 0))
  .map(([names, flag, id]) => ({
    ...Object.fromEntries(names.map((name) => [name, flag])),
    ...(id === undefined ? {} : { _id: id }),
  }));

const indexOptions: Document[] = [
  ...[{}, {}, {}, { sparse: true }],
  { partialFilterExpression: { b: { $exists: true } } },
  { partialFilterExpression: { b: { $gt: new Int32(1) } } },
  { partialFilterExpression: { c: { $in: ['a', 'b', null] } } },
  { partialFilterExpression: { b: { $gte: new Double(2) }, c: { $exists: true } } },
];
export const index: fc.Arbitrary<Document> = fc
  .tuple(
    fc.array(fc.tuple(path, direction), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...indexOptions),
  )
  .map(([entries, options]) => ({ key: Object.fromEntries(entries) as Document, ...options }));

export const update: fc.Arbitrary<Document> = fc.oneof(
  fc.record({ $set: fc.record({ a: value }) }),
  fc.record({ $set: fc.record({ b: value, 'c.x': scalar }) }),
  path.map((at) => ({ $unset: { [at]: 1 } })),
  fc.record({ $addToSet: fc.record({ a: scalar }) }),
);

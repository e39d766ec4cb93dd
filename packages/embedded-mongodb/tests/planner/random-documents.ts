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

/** A small seeded generator (mulberry32), so that a failing round can be run again. */
export class Random {
  constructor(public state: number) {}

  /** At least 0 and below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  some<T>(list: readonly T[], most: number): T[] {
    return Array.from({ length: this.below(most + 1) }, () => this.pick(list));
  }
}

/** Values that meet each other at the edges: equal over types, neighbours, and encodings that end in 0xff. */
const scalars: unknown[] = [
  ...[
    new Int32(0),
    new Double(-0),
    new Int32(1),
    new Double(1),
    Long.fromNumber(1),
    Decimal128.fromString('1.0'),
  ],
  ...[
    new Int32(-5),
    new Double(1.5),
    Decimal128.fromString('1.5'),
    new Double(0.1),
    Decimal128.fromString('0.1'),
  ],
  ...[Long.fromString('9007199254740993'), new Double(9007199254740992), Decimal128.fromString('-0.1')],
  ...[new Double(NaN), new Double(Infinity), new Double(-Infinity), Decimal128.fromString('1E+400')],
  ...['', 'a', 'A', 'ab', 'abc', 'b', 'é', 'a\0b', '\u{1f600}', '\ufffd', 'ÿ'],
  ...['x'.repeat(990), `${'x'.repeat(1900)}1`, `${'x'.repeat(1900)}2`],
  ...[null, true, false, new Date(0), new Date(255), new Date(254), new Date(256), new Date(-1)],
  ...[
    '0000000000000000000000fe',
    '0000000000000000000000ff',
    '000000000000000000000100',
    '00000000000000000000ffff',
  ].map((hex) => new ObjectId(hex)),
  ...[new Binary(Buffer.from([1])), new Binary(Buffer.from([255])), new Binary(Buffer.from([1]), 5)],
  ...[new Timestamp({ t: 1, i: 255 }), new Timestamp({ t: 1, i: 256 }), new MinKey(), new MaxKey()],
  ...[new BSONRegExp('^a'), new BSONRegExp('^a', 'i')],
];
const fewScalars: unknown[] = [
  new Int32(1),
  new Int32(2),
  new Double(3),
  'a',
  'b',
  null,
  new Date(255),
  new Date(254),
];

function value(random: Random, depth = 0): unknown {
  const kind = random.next();
  if (depth < 2 && kind < 0.12)
    return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
  if (depth < 2 && kind < 0.26) return document(random, ['x', 'y'], depth + 1);
  return random.pick(random.chance(0.7) ? fewScalars : scalars);
}

export function document(random: Random, names = ['a', 'b', 'c'], depth = 0): Document {
  const doc: Document = {};
  for (const name of names) if (random.chance(0.75)) doc[name] = value(random, depth);
  return doc;
}

const paths = ['a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'c.x'];

function condition(random: Random): unknown {
  // A pattern is refused where values are ordered.
  const orderable = (made: unknown) => (made instanceof BSONRegExp ? 'b' : made);
  const operand = () => orderable(value(random, 1));
  const scalar = () => orderable(random.pick(random.chance(0.7) ? fewScalars : scalars));
  switch (random.below(17)) {
    case 0:
      return { $gt: scalar() };
    case 1:
      return { $gte: scalar(), $lt: scalar() };
    case 2:
      return { $lt: scalar() };
    case 3:
      return { $lte: operand() };
    case 4:
      return { $in: random.some(fewScalars, 4).concat(random.some(scalars, 2)) };
    case 5:
      return { $exists: random.pick([true, false, new Int32(1), new Int32(0)]) };
    case 6:
      return { $ne: random.pick(fewScalars) };
    case 7:
      return { $all: [random.pick(fewScalars), scalar()].slice(random.below(2)) };
    case 8:
      return {
        $elemMatch: random.pick<Document>([
          { $gt: scalar() },
          { $gte: new Int32(1), $lt: new Int32(3) },
          { x: scalar() },
          { $regex: '^a', $options: 'i' },
          { $elemMatch: { $gte: new Int32(1) } },
        ]),
      };
    case 9:
      return {
        $regex: random.pick(['^a', '^ab?', '^x+', 'b', '^(a|b)', '^A']),
        $options: random.pick(['', 'i']),
      };
    case 10:
      return new BSONRegExp(random.pick(['^a', '^ab', '^']), random.pick(['', 'i']));
    case 11:
      return random.pick<unknown>([
        { $size: 1 },
        { $type: 'number' },
        { $not: { $gt: scalar() } },
        { $nin: [scalar(), null] },
        { $mod: [2, 1] },
      ]);
    case 12:
      return null;
    case 13:
      return { $in: [null, random.pick(fewScalars), new BSONRegExp('^a')].slice(0, random.below(4)) };
    default:
      return operand();
  }
}

export function filter(random: Random, depth = 0): Document {
  const result: Document = {};
  for (let i = random.below(3) + (depth === 0 ? 0 : 1); i > 0; i--)
    result[random.pick(paths)] = condition(random);
  if (depth < 2 && random.chance(0.15)) result.$or = [filter(random, depth + 1), filter(random, depth + 1)];
  if (depth < 2 && random.chance(0.1)) result.$and = [filter(random, depth + 1), filter(random, depth + 1)];
  if (random.chance(0.03)) result.$nor = [filter(random, 2)];
  return result;
}

export function sort(random: Random): Document {
  return Object.fromEntries(random.some(paths, 2).map((path) => [path, random.pick([1, -1])]));
}

export function projection(random: Random): Document {
  const flag = random.pick([1, 0]);
  const fields = random.some(['a', 'b', 'c', 'd'], 3).map((name) => [name, flag] as const);
  const id = random.chance(0.3) ? [['_id', random.pick([1, 0])] as const] : [];
  return Object.fromEntries([...fields, ...id]);
}

const partialFilters: Document[] = [
  { b: { $exists: true } },
  { b: { $gt: new Int32(1) } },
  { c: 'a' },
  { c: { $in: ['a', 'b', null] } },
  { b: { $gte: new Double(2) }, c: { $exists: true } },
];

export function index(random: Random): Document {
  const key: Document = {};
  for (let i = random.below(3) + 1; i > 0; i--) key[random.pick(paths)] = random.pick([1, -1]);
  const kind = random.next();
  if (kind < 0.2) return { key, sparse: true };
  return kind < 0.4 ? { key, partialFilterExpression: random.pick(partialFilters) } : { key };
}

export function update(random: Random): Document {
  return random.pick<Document>([
    { $set: { [random.pick(['a', 'b', 'c'])]: value(random) } },
    { $unset: { [random.pick(paths)]: 1 } },
    { $addToSet: { [random.pick(['a', 'b'])]: random.pick(scalars) } },
  ]);
}

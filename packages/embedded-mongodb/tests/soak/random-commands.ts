import {
  Binary,
  Decimal128,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
  type Document,
} from 'bson';
import { body, message, RawClient } from '../support/raw-client';
import { Random } from './random';

const FIELDS = ['a', 'b', 'c', 'a.b', 'list', 'list.0', 'text', '_id'] as const;
const COLLECTIONS = ['one', 'two', 'three'] as const;

/** Well-formed commands of every kind; many are refused, none may be anything else than answered. */
export class CommandMaker {
  private readonly sessions = Array.from({ length: 4 }, () => ({ id: new UUID() }));
  private number = 0;

  constructor(private readonly random: Random) {}

  next(): Document {
    const { random } = this;
    const make = random.of([
      () => ({
        insert: this.collection(),
        documents: [this.document(), ...random.some(3, () => this.document())],
      }),
      () => ({ find: this.collection(), filter: this.filter(), sort: this.sort(), limit: random.below(50) }),
      () => ({
        find: this.collection(),
        filter: this.filter(),
        projection: this.projection(),
        skip: random.below(9),
      }),
      () => ({
        find: this.collection(),
        filter: { $text: { $search: random.of(['word', 'one two', '"a b"']) } },
      }),
      () => ({ update: this.collection(), updates: [this.update()] }),
      () => ({ delete: this.collection(), deletes: [{ q: this.filter(), limit: random.below(2) }] }),
      () => ({ findAndModify: this.collection(), query: this.filter(), ...this.modification() }),
      () => ({ count: this.collection(), query: this.filter() }),
      () => ({ distinct: this.collection(), key: random.of(FIELDS), query: this.filter() }),
      () => ({ aggregate: this.collection(), pipeline: random.some(4, () => this.stage()), cursor: {} }),
      () => ({ explain: { find: this.collection(), filter: this.filter(), sort: this.sort() } }),
      () => ({ createIndexes: this.collection(), indexes: [this.index()] }),
      () => ({ dropIndexes: this.collection(), index: random.of(['*', 'a_1', 'text']) }),
      () => ({ getMore: Long.fromNumber(random.below(1000)), collection: this.collection() }),
      () => (random.below(20) === 0 ? { drop: this.collection() } : { listIndexes: this.collection() }),
      () => ({
        [random.of(['hello', 'serverStatus', 'listCollections', 'listDatabases', 'dbStats', 'nothing'])]: 1,
      }),
    ]);
    return { ...make(), ...this.session(), maxTimeMS: 2000 };
  }

  private session(): Document {
    const { random } = this;
    const lsid = random.of(this.sessions);
    const txnNumber = Long.fromNumber((this.number += random.below(3)));
    return random.of<Document>([
      {},
      {},
      {},
      { lsid, txnNumber },
      { lsid, txnNumber, autocommit: false, startTransaction: true },
      { lsid, txnNumber: Long.fromNumber(this.number), autocommit: false },
    ]);
  }

  private collection = () => this.random.of(COLLECTIONS);

  private value(depth = 0): unknown {
    const { random } = this;
    if (depth < 2 && random.below(4) === 0) return random.some(3, () => this.value(depth + 1));
    if (depth < 2 && random.below(4) === 0) return this.document(depth + 1);
    return random.of<unknown>([
      ...[null, true, '', 'word', 'one two', 'zebra', new Date(0), new Date(1e12), /^w/i, 0, -1.5, NaN],
      ...[new Int32(3), Long.fromString('9007199254740993'), Decimal128.fromString('1.10')],
      ...[new MinKey(), new MaxKey(), new ObjectId('5'.repeat(24)), new Timestamp({ t: 1, i: 1 })],
      ...[new Binary(Buffer.from('ab')), 'x'.repeat(random.below(3000))],
    ]);
  }

  private document(depth = 0): Document {
    const names = ['a', 'b', 'c', 'list', 'text', ...(depth === 0 ? ['_id'] : [])];
    return Object.fromEntries(this.random.some(5, () => [this.random.of(names), this.value(depth)]));
  }

  private filter(depth = 0): Document {
    const { random } = this;
    const condition = (): unknown =>
      random.of<() => unknown>([
        () => this.value(),
        () => ({
          [random.of(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$not', '$size', '$type'])]: this.value(),
        }),
        () => ({ [random.of(['$in', '$nin', '$all', '$mod'])]: random.some(3, () => this.value()) }),
        () => ({ $exists: random.below(2) }),
        () => ({ $elemMatch: this.filter(2) }),
        () => ({ $regex: random.of(['^w', 'o+', '(', '[a-z]+$']) }),
      ])();
    const filter = Object.fromEntries(random.some(2, () => [random.of(FIELDS), condition()]));
    if (depth > 0 || random.below(4) > 0) return filter;
    return { ...filter, [random.of(['$and', '$or', '$nor'])]: random.some(3, () => this.filter(1)) };
  }

  private sort = () =>
    Object.fromEntries(this.random.some(2, () => [this.random.of(FIELDS), this.random.below(2) * 2 - 1]));

  private projection = () =>
    Object.fromEntries(this.random.some(2, () => [this.random.of(FIELDS), this.random.below(2)]));

  private modification(): Document {
    const operators = [
      '$set',
      '$unset',
      '$inc',
      '$mul',
      '$min',
      '$max',
      '$push',
      '$addToSet',
      '$pull',
      '$pop',
      '$rename',
    ];
    const { random } = this;
    const update = random.of<Document>([
      { [random.of(operators)]: { [random.of(FIELDS)]: this.value() } },
      this.document(),
    ]);
    return { update, upsert: random.below(3) === 0 };
  }

  private update(): Document {
    const { update, upsert } = this.modification();
    return {
      q: this.filter(),
      u: update as Document,
      upsert: upsert as boolean,
      multi: this.random.below(2) === 0,
    };
  }

  private stage(): Document {
    const { random } = this;
    const path = () => `$${random.of(FIELDS)}`;
    return random.of<() => Document>([
      () => ({ $match: this.filter() }),
      () => ({ $sort: { [random.of(FIELDS)]: 1 } }),
      () => ({ $project: this.projection() }),
      () => ({
        $set: {
          [random.of(FIELDS)]: {
            [random.of(['$add', '$concat', '$divide', '$type'])]: [path(), this.value()],
          },
        },
      }),
      () => ({ $group: { _id: path(), n: { [random.of(['$sum', '$push', '$max', '$avg'])]: path() } } }),
      () => ({ $unwind: path() }),
      () => ({ $limit: random.below(20) }),
      () => ({ $lookup: { from: this.collection(), localField: 'a', foreignField: 'b', as: 'joined' } }),
      () => ({ $count: 'n' }),
      () => ({ $bucket: { groupBy: path(), boundaries: [0, 10, 20], default: 'other' } }),
    ])();
  }

  private index(): Document {
    const { random } = this;
    const name = random.of(['a_1', 'b', 'text', 'two']);
    if (name === 'text') return { name, key: { text: 'text', a: 'text' }, default_language: 'none' };
    const key = { [random.of(FIELDS)]: random.of([1, -1]), ...this.sort() };
    return { name, key, ...random.of([{}, {}, { sparse: true }, { unique: true }]) };
  }
}

/** Sends commands over several connections; returns those that were not answered as a command should be. */
export async function sendRandomCommands(uri: string, count: number, seed: number): Promise<string[]> {
  const random = new Random(seed);
  const maker = new CommandMaker(random);
  const clients = await Promise.all(Array.from({ length: 4 }, () => RawClient.connect(uri)));
  const faults: string[] = [];
  let left = count;
  await Promise.all(
    clients.map(async (client) => {
      while (left-- > 0) {
        const command = maker.next();
        client.send(message(0, body(command)));
        const reply = await client.reply();
        if (!reply || reply.doc.codeName === 'UnknownError') {
          faults.push(`${JSON.stringify(command)}: ${String(reply?.doc.errmsg ?? 'no answer')}`);
          if (!reply) return;
        }
      }
    }),
  );
  for (const client of clients) client.close();
  return faults;
}

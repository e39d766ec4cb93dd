import { MongoClient, type Collection } from 'mongodb';
import { startEmbeddedServer } from '../../src/index';

/**
 * A process that is made to be killed: opens a data directory, writes without pause through several clients, and prints
 * a line for every write once it is acknowledged; before a delete, too, because an interrupted one may have happened.
 */
interface Write {
  key: string;
  batch: string;
  n: number;
  text: string;
}
const [directory = '', name = 'writer', first = '0'] = process.argv.slice(2);
const server = await startEmbeddedServer({ dataDirectory: directory });
const client = async () => (await new MongoClient(server.uri('test')).connect()).db('test');
const print = (line: string) => process.stdout.write(`${line}\n`);
const writesOf = async (): Promise<Collection<Write>> => (await client()).collection<Write>('writes');

const set = await writesOf();
await set.createIndexes([{ key: { key: 1 }, unique: true }, { key: { text: 'text' } }]);

/** Three documents at a time: all of them are there, or none. */
async function insertForever(lane: number): Promise<void> {
  const writes = await writesOf();
  for (let n = Number(first); ; n++) {
    const batch = `${name}-${lane}-${n}`;
    await writes.insertMany(
      [0, 1, 2].map((i) => ({ key: `${batch}-${i}`, batch, n, text: `word${n % 50} lane${lane} all` })),
    );
    print(`insert ${batch}`);
  }
}

async function updateForever(): Promise<void> {
  const counters = (await client()).collection<{ _id: string; n: number }>('counters');
  for (;;) {
    const counter = await counters.findOneAndUpdate(
      { _id: name },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    print(`update ${counter?.n}`);
  }
}

async function deleteForever(): Promise<void> {
  const writes = await writesOf();
  for (let n = Number(first); ; n++) {
    const batch = `${name}-gone-${n}`;
    await writes.insertMany([0, 1, 2].map((i) => ({ key: `${batch}-${i}`, batch, n, text: 'soon gone' })));
    print(`deleting ${batch}`);
    await writes.deleteMany({ batch });
    print(`delete ${batch}`);
  }
}

async function buildIndexesForever(): Promise<void> {
  const writes = await writesOf();
  for (;;) {
    await writes.createIndex({ n: 1, [name]: -1 }, { name: `${name}-n` });
    print('index');
    await writes.dropIndex(`${name}-n`).catch(() => undefined);
  }
}

/** What goes from one to the other is never lost and never there twice. */
async function transferForever(): Promise<void> {
  const db = await client();
  const accounts = db.collection<{ _id: string; n: number }>('accounts');
  const ids = [`${name}-a`, `${name}-b`];
  for (const _id of ids) await accounts.updateOne({ _id }, { $setOnInsert: { n: 0 } }, { upsert: true });
  for (;;) {
    await db.client.withSession((session) =>
      session.withTransaction(async () => {
        await accounts.updateOne({ _id: ids[0] }, { $inc: { n: -1 } }, { session });
        await accounts.updateOne({ _id: ids[1] }, { $inc: { n: 1 } }, { session });
      }),
    );
    print('transfer');
  }
}

await Promise.all([
  insertForever(0),
  insertForever(1),
  updateForever(),
  deleteForever(),
  buildIndexesForever(),
  transferForever(),
]);

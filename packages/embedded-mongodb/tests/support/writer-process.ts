import { MongoClient } from 'mongodb';
import { startEmbeddedServer } from '../../src/index';

/**
 * A process for tests that kill it: opens a data directory, writes without pause, and prints a line for every write
 * that was acknowledged, after the acknowledgement.
 */
const [directory = '', name = 'writer', first = '0'] = process.argv.slice(2);
const server = await startEmbeddedServer({ dataDirectory: directory });
const client = await new MongoClient(server.uri('test')).connect();
const writes = client.db('test').collection('writes');
await writes.createIndex({ key: 1 }, { unique: true });
const counters = client.db('test').collection<{ _id: string; n: number }>('counters');
const print = (line: string) => process.stdout.write(`${line}\n`);
print('ready');

async function insertForever(lane: number): Promise<void> {
  for (let n = Number(first); ; n++) {
    const key = `${name}-${lane}-${n}`;
    await writes.insertOne({ key, pad: 'x'.repeat(200) });
    print(`insert ${key}`);
  }
}

async function updateForever(): Promise<void> {
  for (;;) {
    const counter = await counters.findOneAndUpdate(
      { _id: name },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    print(`update ${counter?.n}`);
  }
}

await Promise.all([insertForever(0), insertForever(1), updateForever()]);

import { body, legacyQuery, message, RawClient, sequence } from '../support/raw-client';
import { Random } from './random';

const models = [
  message(0, body({ ping: 1 })),
  message(0, body({ find: 'c', filter: { a: { $in: [1, 'x'] } }, sort: { a: -1 }, limit: 3 })),
  message(0, body({ update: 'c', updates: [{ q: { a: 1 }, u: { $set: { b: [1, 2] } }, upsert: true }] })),
  message(0, body({ createIndexes: 'd', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] })),
  message(0, sequence('documents', [{ a: 1 }, { a: 'x' }]), body({ insert: 'c' })),
  message(0, body({ aggregate: 'c', pipeline: [{ $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {} })),
  legacyQuery({ isMaster: 1, helloOk: true }),
];

/** A good message with some bytes changed, cut, or nothing but random bytes. */
function malformed(random: Random): Buffer {
  if (random.below(10) === 0) return Buffer.from(random.some(200, () => random.below(256)));
  const bytes = Buffer.from(random.of(models));
  for (let n = random.below(6) + 1; n > 0; n--) bytes[random.below(bytes.length)] = random.below(256);
  return random.below(5) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

/**
 * Sends broken messages over many connections, and now and then a good one that must be answered. Returns answers that
 * tell of a fault in the server.
 */
export async function sendMalformed(uri: string, count: number, seed: number): Promise<string[]> {
  const random = new Random(seed);
  const faults: string[] = [];
  const sendBatch = async (size: number) => {
    const client = await RawClient.connect(uri);
    for (let i = 0; i < size && !client.closed; i++) client.send(malformed(random));
    // A message that is too short for its length makes the server wait, so nothing is waited for here.
    client.finish();
    for (let reply = await client.reply(); reply; reply = await client.reply()) {
      if (reply.doc.codeName === 'UnknownError') faults.push(String(reply.doc.errmsg));
    }
    client.close();
  };
  for (let sent = 0; sent < count; sent += 40) {
    await Promise.all(Array.from({ length: 8 }, () => sendBatch(5)));
    if (sent % 4000 > 0) continue;
    const client = await RawClient.connect(uri);
    client.send(message(0, body({ ping: 1 })));
    if ((await client.reply())?.doc.ok !== 1) faults.push(`no answer after ${sent} messages`);
    client.close();
  }
  return faults;
}

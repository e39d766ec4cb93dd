import type { Collection } from 'mongodb';
import { ServerProcess } from '../../bench/server-process';
import { checkDirectory } from '../../src/maintenance';
import { Random } from './random';

interface Note {
  _id: number;
  n: number;
  word: string;
  text: string;
}

const DOCUMENTS = 8000;
const SPECS = [{ key: { n: 1 }, unique: true }, { key: { word: -1 } }, { key: { text: 'text' } }] as const;
const note = (_id: number): Note => ({ _id, n: _id, word: `w${_id % 10}`, text: `all w${_id % 10}` });

/**
 * Kills servers while they build indexes, beside another that changes documents all the time: what is wrong afterwards;
 * nothing if all is well.
 */
export async function faultsOfKilledBuilds(directory: string, rounds: number): Promise<string[]> {
  const random = new Random(rounds);
  const faults: string[] = [];
  const other = await ServerProcess.start(directory);
  const notes = other.client.db('test').collection<Note>('notes');
  try {
    await notes.insertMany(Array.from({ length: DOCUMENTS }, (_, i) => note(i)));
    for (let round = 0; round < rounds; round++) {
      const builder = await ServerProcess.start(directory);
      const build = builder.client
        .db('test')
        .collection('notes')
        .createIndexes([...SPECS])
        .catch(() => undefined);
      const until = performance.now() + random.below(250);
      while (performance.now() < until) {
        const _id = random.below(DOCUMENTS);
        await notes.updateOne({ _id }, { $set: { text: 'all changed', word: 'changed' } });
        await notes.replaceOne({ _id: (_id * 7) % DOCUMENTS }, note((_id * 7) % DOCUMENTS));
      }
      await builder.kill();
      await build;
      const found = await faultsIn(directory, notes);
      faults.push(...found.map((fault) => `round ${round}: ${fault}`));
      await notes.dropIndexes();
    }
  } finally {
    await other.kill();
  }
  return faults;
}

/** The builds that were broken off are finished now, and those that were not begun are made. */
async function faultsIn(directory: string, notes: Collection<Note>): Promise<string[]> {
  const { problems } = await checkDirectory(directory);
  await notes.createIndexes([...SPECS]);
  const stored = await notes.find().toArray();
  const changed = stored.filter(({ word }) => word === 'changed').length;
  const counts = {
    all: await notes.countDocuments({ n: { $gte: 0 } }, { hint: { n: 1 } }),
    changed: await notes.countDocuments({ word: 'changed' }, { hint: { word: -1 } }),
    words: await notes.countDocuments({ $text: { $search: 'changed' } }),
  };
  const wanted = { all: DOCUMENTS, changed, words: changed };
  const isAlike = JSON.stringify(counts) === JSON.stringify(wanted);
  return isAlike ? problems : [...problems, `${JSON.stringify(counts)} instead of ${JSON.stringify(wanted)}`];
}

import { beforeEach, expect, test } from 'vitest';
import { checkDirectory } from '../../src/maintenance';
import { Random } from '../soak/random';
import { useEmbeddedServer } from '../support/embedded';

interface Note {
  _id: number;
  title: string;
  text: string;
}
const running = useEmbeddedServer();
const notes = () => running.db.collection<Note>('notes');
const random = new Random(5);
const words = () => `all ${random.some(6, () => `w${random.below(40)}`).join(' ')}`;
const note = (_id: number): Note => ({ _id, title: `t${_id % 3}`, text: words() });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

async function expectSearchesToFit(): Promise<void> {
  const stored = await notes().find().toArray();
  for (const word of ['all', 'w0', 'w7', 'w39', 't1', 'changed', 'nothing']) {
    const found = await notes()
      .find({ $text: { $search: word } })
      .project({ _id: 1 })
      .toArray();
    const wanted = stored.filter(({ title, text }) => `${title} ${text}`.split(' ').includes(word));
    expect(
      found.map(({ _id }) => Number(_id)).sort((a, b) => a - b),
      word,
    ).toEqual(wanted.map(({ _id }) => _id));
  }
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
}

beforeEach(() =>
  notes().createIndex({ title: 'text', text: 'text' }, { weights: { title: 3 }, default_language: 'none' }),
);

test('searches fit the documents while those come, change and go, in blocks and before they are in blocks', async () => {
  await notes().insertMany(range(0, 700).map(note));
  await expectSearchesToFit();
  for (let round = 0; round < 3; round++) {
    const changes = range(0, 250).map(() => {
      const _id = random.below(700);
      const set = random.of([{ title: 'changed' }, { text: words() }, { title: `t${_id % 3}`, text: '' }]);
      return random.below(3) === 0
        ? { deleteOne: { filter: { _id } } }
        : { updateOne: { filter: { _id }, update: { $set: set } } };
    });
    await notes().bulkWrite(changes);
    await notes().insertMany(range(1000 * (round + 1), 1000 * (round + 1) + 60).map(note));
    await expectSearchesToFit();
  }
  await notes().dropIndexes();
  await notes().createIndex(
    { title: 'text', text: 'text' },
    { weights: { title: 3 }, default_language: 'none' },
  );
  await expectSearchesToFit();
});

test('the best match comes first, and the newest of equal ones', async () => {
  await notes().insertMany([
    { _id: 1, title: 'x', text: 'mine and other words' },
    { _id: 2, title: 'mine', text: 'other words' },
    { _id: 3, title: 'x', text: 'mine and other words' },
  ]);
  const score = { $meta: 'textScore' } as const;
  const found = await notes()
    .find({ $text: { $search: 'mine' } })
    .project({ score })
    .sort({ score })
    .limit(2)
    .toArray();
  expect(found.map(({ _id, score: points }) => [Number(_id), Number(points)])).toEqual([
    [2, 3.3],
    [3, 0.625],
  ]);
});

test('a word that is cut in the middle of a character is found by its beginning', async () => {
  const word = `${'a'.repeat(199)}𐐨`;
  await notes().insertOne({ _id: 1, title: word, text: `${word}x` });
  expect(await notes().countDocuments({ $text: { $search: word } })).toBe(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

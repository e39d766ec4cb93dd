import { afterAll, expect, test } from 'vitest';
import { CollectionWriter } from '../../src/storage/collection';
import { Environment } from '../../src/storage/environment';
import { normaliseIndexSpec } from '../../src/storage/index-spec';
import { checkIntegrity } from '../../src/storage/integrity';
import { segmentsOf } from '../../src/storage/text-segments';
import { temporaryFolder } from '../support/embedded';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const DOCUMENTS = 300;
const WORDS = 600;
const text = (seed: number) => Array.from({ length: WORDS }, (_, i) => `w${(7 * seed + i) % 4000}`).join(' ');
const doc = (_id: number, round: number) => ({ _id, text: text(_id + round) });

test('an index stays as small as its documents however often they change, also with large segments', async () => {
  const environment = Environment.open(folder.path);
  const write = (work: (writer: CollectionWriter) => void) =>
    environment.write((transaction) => {
      const info = transaction.catalogue.find('test.notes');
      if (info) work(new CollectionWriter(transaction, info));
    });
  environment.write((transaction) => {
    const info = transaction.catalogue.create(transaction, 'test.notes', {});
    const index = transaction.catalogue.newIndex(
      transaction,
      normaliseIndexSpec({ key: { text: 'text' }, name: 'text' }),
    );
    transaction.catalogue.save(transaction, { ...info, indexes: [...info.indexes, index] });
  });
  const postings = () =>
    environment.read((snapshot) => {
      const index = snapshot.catalogue.find('test.notes')?.indexes[1];
      const segments = index ? segmentsOf(snapshot, index) : [];
      return segments.reduce((sum, segment) => sum + segment.postings, 0);
    });
  write((writer) => {
    for (let i = 0; i < DOCUMENTS; i++) writer.insert(doc(i, 0));
  });
  for (let round = 1; round < 8; round++) {
    write((writer) => {
      for (let i = 0; i < DOCUMENTS; i++) writer.replace(i + 1, doc(i, round - 1), doc(i, round));
    });
    expect(postings(), `in round ${round}`).toBeLessThan(3 * DOCUMENTS * WORDS);
  }
  expect(environment.read(checkIntegrity)).toEqual([]);
  write((writer) => {
    for (let i = 0; i < DOCUMENTS; i++) writer.delete(i + 1, doc(i, 7));
  });
  expect(postings()).toBeLessThan(DOCUMENTS * WORDS);
  expect(environment.read(checkIntegrity)).toEqual([]);
  await environment.close();
});

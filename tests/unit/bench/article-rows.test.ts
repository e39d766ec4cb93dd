import { Types } from 'mongoose';
import { expect, it } from 'vitest';
import { articleRows } from '../../../scripts/bench/content/article-rows';
import { makeVocabulary, vocabularySize, zipfRanks } from '../../../scripts/bench/content/vocabulary';

const topicIds = Array.from({ length: 5 }, (_, index) => new Types.ObjectId(`${index}`.repeat(24)));

it('generated items are the same at every run, and the same however many follow', () => {
  const many = [...articleRows(200, topicIds)];
  expect([...articleRows(50, topicIds)]).toEqual(many.slice(0, 50));
  expect(new Set(many.map((row) => row.title)).size).toBe(200);
});

it('they are as varied as an archive: languages, events, days with several items, long and short texts', () => {
  const rows = [...articleRows(1000, topicIds)];
  const lengths = rows.map((row) => row.bodyText.split(/\s+/).length).sort((a, b) => a - b);
  expect(rows.filter((row) => row.lang === 'es').length).toBeGreaterThan(80);
  expect(rows.filter((row) => row.event).length).toBeGreaterThan(5);
  expect(new Set(rows.flatMap((row) => row.bulletin?.number ?? [])).size).toBeGreaterThan(10);
  expect(rows.every((row) => row.topicIds.length > 0)).toBe(true);
  expect(new Set(rows.map((row) => row.day)).size).toBeLessThan(500);
  expect(lengths[500]).toBeLessThan(150);
  expect(lengths[990]).toBeGreaterThan(400);
  const newestFirst = rows.map((row) => `${row.day} ${row.publishedAt?.toISOString()}`);
  expect(newestFirst).toEqual(newestFirst.toSorted().reverse());
});

it('words are as frequent as in real text: the second half as often as the first would say, none left out', () => {
  const counts = new Uint32Array(vocabularySize);
  for (const rank of zipfRanks(vocabularySize)) counts[rank] = (counts[rank] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect((counts[0] ?? 0) / (counts[100] ?? 1)).toBeGreaterThan(30);
  expect(new Set(makeVocabulary('es')).size).toBe(vocabularySize);
  expect(makeVocabulary('es').some((word) => /[áéíóúñ]/.test(word))).toBe(true);
});

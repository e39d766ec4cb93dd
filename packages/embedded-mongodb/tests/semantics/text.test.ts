import type { Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { parseTextQuery, tokenise } from '../../src/semantics/index';
import { useCommands } from '../planner/commands';
import { textCases, texts } from './text-cases';

describe('text search words (Text Indexes: case and diacritic insensitivity, tokenization delimiters)', () => {
  it.each([
    ['Cuscó, CUSCO; cusco', ['cusco', 'cusco', 'cusco']],
    ['El Niño — año 2024', ['el', 'nino', 'ano', '2024']],
    ["L'eau d'Été", ['l', 'eau', 'd', 'ete']],
    ['well-known', ['well', 'known']],
    ['running runs', ['running', 'runs']],
    ['', []],
    ['ﬁnal', ['final']],
  ])('%s', (text, words) => {
    expect(tokenise(text)).toEqual(words);
  });

  it.each([
    ['coffee shop', { terms: ['coffee', 'shop'], phrases: [], negated: [] }],
    ['"Coffee Shop"', { terms: ['coffee', 'shop'], phrases: ['coffee shop'], negated: [] }],
    ['coffee -shop', { terms: ['coffee'], phrases: [], negated: ['shop'] }],
    ['coffee -"coffee shop"', { terms: ['coffee'], phrases: [], negated: ['coffee shop'] }],
    ['pre-market', { terms: ['pre', 'market'], phrases: [], negated: [] }],
    ['a "unclosed phrase', { terms: ['a', 'unclosed', 'phrase'], phrases: ['unclosed phrase'], negated: [] }],
    ['- "" --', { terms: [], phrases: [], negated: [] }],
  ])('$text: %s', (search, query) => {
    expect(parseTextQuery(search)).toEqual(query);
  });
});

describe('text searches', () => {
  const { run, find } = useCommands();
  const prepared = async () => {
    if ((await find({ find: 'texts' })).length > 0) return;
    const index = {
      key: { title: 'text', text: 'text' },
      name: 't',
      weights: { title: 5 },
      default_language: 'none',
    };
    await run({ createIndexes: 'texts', indexes: [index] });
    await run({ insert: 'texts', documents: texts });
  };
  const score = { $meta: 'textScore' };

  it.each(textCases)('%s: %o', async (_page, $text, found, more = {}) => {
    await prepared();
    const docs = await find({
      find: 'texts',
      filter: { $text, ...more },
      projection: { score },
      sort: { score },
    });
    const scores = docs.map((doc) => Number(doc.score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((value) => value > 0)).toBe(true);
    expect(docs.map(({ _id }) => Number(_id))).toEqual(found);
    const pipeline = [{ $match: { $text, ...more } }, { $sort: { score } }, { $set: { score } }];
    const { cursor } = await run({ aggregate: 'texts', pipeline, cursor: {} });
    const piped = (cursor as { firstBatch: { _id: unknown; score: unknown }[] }).firstBatch;
    expect(piped.map(({ _id, score: value }) => [Number(_id), Number(value)])).toEqual(
      docs.map(({ _id }, i) => [Number(_id), scores[i]]),
    );
  });

  it('shows a score alone in a pipeline, with all else in a find and beside an exclusion ($meta)', async () => {
    await prepared();
    const filter = { $text: { $search: 'coffee' } };
    const fields = async ($project: Document) => {
      const pipeline = [{ $match: filter }, { $limit: 1 }, { $project }];
      const { cursor } = await run({ aggregate: 'texts', pipeline, cursor: {} });
      return Object.keys((cursor as { firstBatch: Document[] }).firstBatch[0] ?? {}).sort();
    };
    expect(await fields({ score })).toEqual(['_id', 'score']);
    expect(await fields({ score, title: 0 })).toEqual(['_id', 'score', 'text']);
    const [found = {}] = await find({ find: 'texts', filter, projection: { score } });
    expect(Object.keys(found).sort()).toEqual(['_id', 'score', 'text', 'title']);
  });

  it('has no score without a search, and no search but at the beginning ($meta, $text)', async () => {
    await prepared();
    const piped = (...pipeline: Document[]) => run({ aggregate: 'texts', pipeline, cursor: {} });
    const $match = { $text: { $search: 'coffee' } };
    const noScore = { code: 40218 };
    await expect(run({ find: 'texts', projection: { score } })).rejects.toMatchObject(noScore);
    await expect(run({ find: 'texts', sort: { score } })).rejects.toMatchObject(noScore);
    await expect(piped({ $facet: { a: [{ $set: { a: [score] } }] } })).rejects.toMatchObject(noScore);
    await expect(piped({ $sort: { title: 1 } }, { $match })).rejects.toMatchObject({ code: 2 });
    const $lookup = { from: 'texts', as: 'a', pipeline: [{ $match }] };
    await expect(piped({ $lookup })).rejects.toThrow(/\$text is only allowed/);
    await expect(piped({ $match }, { $sort: { score: { ...score, also: 1 } } })).rejects.toMatchObject({
      code: 15975,
    });
  });

  const $text = { $search: 'coffee' };
  it.each([
    ['a second search', { filter: { $text, $and: [{ $text }] } }, 2, /Too many text expressions/],
    [
      'a search in a branch',
      { filter: { $text, $or: [{ $text }, { _id: 1 }] } },
      2,
      /\$text is only allowed/,
    ],
    ['a hint', { filter: { $text }, hint: '_id_' }, 2, /hint/],
    ['the natural order', { filter: { $text }, sort: { $natural: 1 } }, 2, /hint/],
    ['case', { filter: { $text: { ...$text, $caseSensitive: true } } }, 2, /\$caseSensitive 'true'/],
    ['a language', { filter: { $text: { ...$text, $language: 'es' } } }, 2, /\$language 'es'/],
    ['another option', { filter: { $text: { ...$text, $fuzzy: 1 } } }, 2, /\$fuzzy '1' is not supported/],
    ['what every object has', { filter: { $text: { ...$text, constructor: 1 } } }, 2, /constructor '1'/],
    ['its prototype', { filter: { $text: { ...$text, ['__proto__']: 1 } } }, 2, /__proto__ '1'/],
    ['no text', { filter: { $text: {} } }, 2, /requires a string \$search/],
  ] as [string, Document, number, RegExp][])('refuse %s ($text)', async (_name, more, code, message) => {
    await prepared();
    const refusal = { code, message: expect.stringMatching(message) as string };
    await expect(find({ find: 'texts', ...more })).rejects.toMatchObject(refusal);
  });
});

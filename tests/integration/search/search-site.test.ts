import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { searchSite, type SearchPage } from '@/lib/search/search-queries';
import { ArticleModel } from '@/models/article';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';
import { storeArticle } from '../../support/stored-articles';

const titles = (page: SearchPage) => page.results.map(({ title }) => title.map((part) => part.text).join(''));
const find = async (q: string, more: Record<string, string> = {}) => titles(await searchSite({ q, ...more }));

const topic = (slug: string) =>
  TopicModel.create({ slug, name: slug, kind: 'topic', description: '' }).then((row) => row._id);

const section = (slug: string, bodyText: string) =>
  SectionModel.create({
    slug,
    title: slug,
    opening: 'Opening.',
    body: { type: 'doc' },
    bodyText,
    kind: 'background',
    position: 1,
  });

beforeEach(async () => {
  await Promise.all([ArticleModel.deleteMany({}), SectionModel.deleteMany({}), TopicModel.deleteMany({})]);
});

describe('a search', () => {
  it('finds items and sections, weighted, whatever the accents, with marks on what was looked for', async () => {
    await storeArticle({ title: 'A talk', bodyText: 'By Mirtha Vásquez of Grufides.' });
    await storeArticle({ title: 'Vásquez speaks' });
    await section(
      'background',
      'Vasquez, in a text that is longer than that of the talk and so weighs a little less.',
    );
    expect(await find('VASQUEZ')).toEqual(['Vásquez speaks', 'A talk', 'background']);
    const { results } = await searchSite({ q: 'vasquez -grufides', kind: 'news' });
    expect(results).toMatchObject([
      {
        kind: 'news',
        title: [
          { text: 'Vásquez', marked: true },
          { text: ' speaks', marked: false },
        ],
      },
    ]);
  });

  it('finds phrases, and leaves out what is excluded', async () => {
    await storeArticle({ title: 'One', bodyText: 'Technical reports called informes fundamentados.' });
    await storeArticle({ title: 'Two', bodyText: 'Fundamentados, not informes.' });
    expect(await find('"informes fundamentados"')).toEqual(['One']);
    expect(await find('informes -technical')).toEqual(['Two']);
  });

  it('narrows by topic, year and kind, and counts each choice', async () => {
    const [oil, law] = [await topic('oil'), await topic('law')];
    const event = { startsAt: new Date('2017-10-14T09:00:00Z'), venue: 'London' };
    await storeArticle({ title: 'River a', day: '2016-01-01', topicIds: [oil] });
    await storeArticle({ title: 'River b', day: '2017-01-01', topicIds: [oil, law] });
    await storeArticle({ title: 'River c', day: '2017-01-02', topicIds: [law], event });
    expect(await find('river', { topic: 'oil' })).toEqual(['River b', 'River a']);
    expect(await find('river', { year: '2017', kind: 'event' })).toEqual(['River c']);
    const { facets } = await searchSite({ q: 'river', year: '2017' });
    expect(facets.kinds).toEqual([
      { kind: 'news', count: 1 },
      { kind: 'event', count: 1 },
    ]);
    expect(facets.years).toEqual([
      { year: 2017, count: 2 },
      { year: 2016, count: 1 },
    ]);
    expect(facets.topics.map(({ topic: { slug }, count }) => [slug, count])).toEqual([
      ['law', 2],
      ['oil', 1],
    ]);
  });

  it('pages, and goes no further than there is something', async () => {
    for (let i = 0; i < 23; i += 1)
      await storeArticle({ title: `Lake ${i}`, day: `2017-01-${String(i + 1).padStart(2, '0')}` });
    const pages = await Promise.all(['1', '2', '3'].map((page) => find('lake', { page })));
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(new Set(pages.flat()).size).toBe(23);
    expect(pages[0]?.[0]).toBe('Lake 22');
    expect(await searchSite({ q: 'lake', page: '400' })).toMatchObject({
      total: 23,
      pages: 3,
      request: { page: 3 },
    });
  });

  it('offers some of the words where nothing has them all', async () => {
    await storeArticle({ title: 'Copper' });
    expect(await searchSite({ q: 'copper' })).toMatchObject({ total: 1, partial: false });
    expect(await searchSite({ q: 'copper zeppelin' })).toMatchObject({ total: 1, partial: true });
  });

  it('suggests what was meant, as it is written', async () => {
    await storeArticle({ title: 'A lawyer', bodyText: 'From Áncash, near Cajamarca.' });
    expect((await searchSite({ q: 'Cajamrca lawyer' })).suggestion).toBe('Cajamarca lawyer');
    expect((await searchSite({ q: '"ancsah"' })).suggestion).toBe('"Áncash"');
    expect((await searchSite({ q: 'lawyers' })).suggestion).toBeNull();
  });
});

describe('what readers may see decides', () => {
  it('drafts, scheduled, withdrawn and trashed items are found by nothing, not even by a suggestion', async () => {
    await storeArticle({ title: 'Secretword', state: 'draft' });
    await storeArticle({ title: 'Secretword', state: 'scheduled' });
    await storeArticle({ title: 'Secretword', state: 'archived' });
    await storeArticle({ title: 'Secretword', trashed: true });
    expect(await searchSite({ q: 'secretword' })).toMatchObject({ total: 0, suggestion: null });
    expect((await searchSite({ q: 'secretwrod' })).suggestion).toBeNull();
  });

  it('and at once: publishing, changing, withdrawing, deleting, sections too', async () => {
    const { id } = await storeArticle({ title: 'Walrus', state: 'draft' });
    const change = (fields: object) =>
      ArticleModel.updateOne({ _id: new Types.ObjectId(id) }, { $set: fields });
    expect(await find('walrus')).toEqual([]);
    await change({ state: 'published' });
    expect(await find('walrus')).toEqual(['Walrus']);
    await change({ title: 'Otter' });
    expect(await find('walrus')).toEqual([]);
    expect(await find('otter')).toEqual(['Otter']);
    await change({ state: 'archived' });
    expect(await find('otter')).toEqual([]);
    await storeArticle({ title: 'Heron', createdAt: new Date(0), updatedAt: new Date(0) });
    expect(await find('heron')).toEqual(['Heron']);
    await ArticleModel.deleteMany({ title: 'Heron' });
    expect(await searchSite({ q: 'heron' })).toMatchObject({ total: 0 });
    const { _id } = await section('stork', 'A stork.');
    expect(await find('stork')).toEqual(['stork']);
    await SectionModel.deleteOne({ _id });
    expect(await find('stork')).toEqual([]);
  });
});

describe('any question is answered', () => {
  it.each([
    '',
    ' ',
    '-',
    '"',
    '""',
    '-"',
    '"-"',
    '-only',
    '$where',
    '{"$ne":null}',
    '\u0000\uffff\ud800',
    '(((',
    '.*',
    '\\',
    '日本語 ñandú 😀',
    '__proto__ constructor',
  ])('%j', async (q) => {
    await storeArticle({ title: 'Something' });
    expect(await searchSite({ q })).toMatchObject({ results: expect.any(Array) });
  });

  it.each([
    ['one long word', 'a'.repeat(5000)],
    ['many words', 'word '.repeat(3000)],
    ['an open quotation', '"a b c '.repeat(500)],
    ['many exclusions', '-x '.repeat(900)],
  ])('%s', async (_name, q) => {
    expect(await searchSite({ q })).toMatchObject({ total: 0 });
  });

  it('whatever else the address says', async () => {
    await storeArticle({ title: 'River' });
    const hostile = {
      q: ['river', 'x'],
      topic: '{}',
      year: '1e9',
      kind: 'draft',
      page: '-3',
      order: ['a'],
      other: 'x',
    };
    expect(await searchSite(hostile)).toMatchObject({ asked: false, total: 0 });
    expect(await searchSite({ ...hostile, q: 'river' })).toMatchObject({
      total: 1,
      request: { page: 1, kind: null },
    });
  });
});

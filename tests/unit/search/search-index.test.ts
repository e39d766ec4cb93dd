import { beforeEach, describe, expect, it } from 'vitest';
import { buildSegment } from '@/lib/search/build-segment';
import { SearchIndex, type SearchOptions } from '@/lib/search/search-index';
import { parseSearchQuery } from '@/lib/search/search-query';
import type { SearchDocument } from '@/lib/search/search-types';
import { fromStoredSegment, toStoredSegment } from '@/lib/search/stored-segment';

const idOf = (name: string) => Buffer.from(name.padEnd(12, '.')).toString('hex');
const nameOf = (id: string) => Buffer.from(id, 'hex').toString().replace(/\.+$/, '');

function text(name: string, fields: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id: idOf(name),
    kind: 'news',
    day: '2017-10-01',
    topicIds: [],
    title: '',
    summary: '',
    body: '',
    updatedAt: 1,
    ...fields,
  };
}

let index: SearchIndex;
const options: SearchOptions = {
  filter: { topicId: null, year: null, kind: null },
  order: 'relevance',
  offset: 0,
  limit: 10,
};
const search = (query: string, more: Partial<SearchOptions> = {}) =>
  index.search(parseSearchQuery(query), { ...options, ...more });
const find = (query: string, more: Partial<SearchOptions> = {}) => search(query, more).ids.map(nameOf);

beforeEach(() => {
  index = new SearchIndex();
});

describe('what is found', () => {
  beforeEach(() => {
    index.put([
      text('title', { title: 'Copper in Áncash', body: 'Words about other things.' }),
      text('summary', { title: 'A report', summary: 'The price of copper.' }),
      text('body', { title: 'A letter', body: 'It names copper once, and the Cerro de Pasco mine.' }),
      text('reverse', {
        title: 'Another letter',
        body: 'Pasco and its cerro once; and copies of the mines.',
      }),
    ]);
  });

  it('comes in the order of title, summary, text', () => {
    expect(find('copper')).toEqual(['title', 'summary', 'body']);
  });
  it('does not depend on accents or capitals', () => {
    expect(find('ANCASH')).toEqual(['title']);
    expect(find('áncash')).toEqual(['title']);
  });
  it('has all the words', () => {
    expect(find('copper letter')).toEqual(['body']);
    expect(find('copper unheard')).toEqual([]);
    expect(find('copper unheard', { any: true })).toHaveLength(3);
  });
  it('has a phrase in its order, and across no field', () => {
    expect(find('"cerro de pasco"')).toEqual(['body']);
    expect(find('"ancash words"')).toEqual([]);
    expect(find('"report the"')).toEqual([]);
  });
  it('has nothing that was excluded', () => {
    expect(find('copper -ancash')).toEqual(['summary', 'body']);
    expect(find('letter -"cerro de pasco"')).toEqual(['reverse']);
  });
  it('has singular for plural, and the typed form first', () => {
    expect(find('mines')).toEqual(['reverse', 'body']);
    expect(find('mine')).toEqual(['body', 'reverse']);
    expect(find('"mines"')).toEqual(['reverse']);
  });
});

describe('order, paging and counts', () => {
  const [oil, law] = [idOf('oil'), idOf('law')];
  beforeEach(() => {
    index.put(
      Array.from({ length: 30 }, (_, i) =>
        text(`n${String(i).padStart(2, '0')}`, {
          title: 'River',
          day: `${2000 + (i % 3)}-01-${String(1 + i).padStart(2, '0')}`,
          topicIds: i % 2 === 0 ? [oil] : [oil, law],
          kind: i === 0 ? 'event' : 'news',
        }),
      ),
    );
    index.put([text('aims', { kind: 'section', day: null, title: 'River' })]);
  });

  it('gives the newest first among equals, and what has no day last', () => {
    const all = find('river', { limit: 50 });
    expect(all).toHaveLength(31);
    expect(all.slice(0, 3)).toEqual(['n29', 'n26', 'n23']);
    expect(all.at(-1)).toBe('aims');
  });
  it('pages without gaps or repeats', () => {
    const pages = [0, 10, 20, 30].flatMap((offset) => find('river', { offset }));
    expect(pages).toEqual(find('river', { limit: 50 }));
  });
  it('counts each choice while the other filters stay', () => {
    const { total, counts } = search('river', { filter: { topicId: law, year: 2001, kind: null } });
    expect(total).toBe(5);
    expect(counts.years).toEqual(
      new Map([
        [2000, 5],
        [2001, 5],
        [2002, 5],
      ]),
    );
    expect(counts.topics).toEqual(
      new Map([
        [oil, 10],
        [law, 5],
      ]),
    );
    expect(counts.kinds).toEqual(new Map([['news', 5]]));
    expect(search('river').counts.kinds).toEqual(
      new Map([
        ['event', 1],
        ['news', 29],
        ['section', 1],
      ]),
    );
  });
  it('gives the newest first where that is asked for', () => {
    index.put([text('old', { title: 'River river river', body: 'river', day: '1990-01-01' })]);
    expect(find('river')[0]).toBe('old');
    expect(find('river', { order: 'newest' })[0]).toBe('n29');
  });
});

describe('changes', () => {
  it('replace, remove and come back', () => {
    index.put([text('one', { title: 'Lake' }), text('two', { title: 'Lake' })]);
    index.closeRecent();
    index.put([text('one', { title: 'Forest', updatedAt: 2 })]);
    expect(find('lake')).toEqual(['two']);
    expect(find('forest')).toEqual(['one']);
    expect(index.updatedAt(idOf('one'))).toBe(2);
    index.remove([idOf('one'), idOf('two')]);
    expect(find('lake')).toEqual([]);
    expect(find('forest')).toEqual([]);
    expect(index.size).toBe(0);
    index.put([text('two', { title: 'Lake' })]);
    expect(find('lake')).toEqual(['two']);
  });

  it('survive being stored', () => {
    const document = text('kept', { title: 'Perú', body: 'gold mine', topicIds: [idOf('oil')] });
    const segment = fromStoredSegment(toStoredSegment(buildSegment([document])));
    expect(segment).toEqual(buildSegment([document]));
    if (segment) index.addSegment(segment);
    expect(find('"gold mine" peru', { filter: { topicId: idOf('oil'), year: 2017, kind: 'news' } })).toEqual([
      'kept',
    ]);
    expect(fromStoredSegment({ format: 0, columns: {} })).toBeNull();
  });
});

describe('near misses', () => {
  beforeEach(() => {
    index.put([
      text('one', { body: 'Cajamarca Cajamarca mining lawyer' }),
      text('two', { body: 'Cajamarca mines mining', updatedAt: 2 }),
    ]);
  });
  it.each([
    ['cajamrca', 'cajamarca'],
    ['cajamacra', 'cajamarca'],
    ['kajamarka', 'cajamarca'],
    ['minnig', 'mining'],
    ['laywer', 'lawyer'],
    ['zzzzzzz', null],
    ['mne', null],
  ])('%s: %s', (typed, meant) => expect(index.nearestWord(typed)).toBe(meant));
});

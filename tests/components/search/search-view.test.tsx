import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SearchView } from '@/components/search/search-view';
import type { SearchPage } from '@/lib/search/search-queries';

const topic = (name: string) => ({ id: name, slug: name.toLowerCase(), name, kind: 'topic' as const });
const request = { q: 'mine', topic: null, year: null, kind: null, order: 'relevance' as const, page: 1 };
const page: SearchPage = {
  request,
  asked: true,
  preparing: false,
  topic: null,
  total: 23,
  partial: false,
  results: [
    {
      id: '1',
      kind: 'news',
      path: '/news/a-mine',
      title: [
        { text: 'A ', marked: false },
        { text: 'mine', marked: true },
      ],
      excerpts: [[{ text: '<b>not a tag</b>', marked: false }]],
      day: '2017-10-01',
      lang: 'es',
      topics: [topic('Mining')],
    },
  ],
  facets: {
    kinds: [
      { kind: 'news', count: 1200 },
      { kind: 'section', count: 1 },
    ],
    years: Array.from({ length: 12 }, (_, index) => ({ year: 2017 - index, count: 2 })),
    topics: [{ topic: topic('Mining'), count: 9 }],
  },
  pages: 3,
  suggestion: null,
};
const show = (change: Partial<SearchPage> = {}) => render(<SearchView page={{ ...page, ...change }} />);

describe('search results', () => {
  it('say how many there are, and mark what was looked for', () => {
    show();
    expect(screen.getByRole('heading', { level: 2, name: '23 results for “mine”' })).toBeTruthy();
    const result = screen.getByRole('article');
    expect(within(result).getByRole('link', { name: 'A mine' }).getAttribute('href')).toBe('/news/a-mine');
    expect(result.querySelector('mark')?.textContent).toBe('mine');
    expect(result.querySelector('h3')?.getAttribute('lang')).toBe('es');
    expect(result.querySelector('time')?.getAttribute('datetime')).toBe('2017-10-01');
    expect(result.querySelector('b')).toBeNull();
    expect(result.textContent).toContain('<b>not a tag</b>');
  });

  it('are narrowed by links that keep the rest, with counts', () => {
    show({ request: { ...request, year: 2006, page: 2 } });
    const filters = screen.getByRole('navigation', { name: 'Narrow the results' });
    const mining = within(filters).getByRole('link', { name: 'Mining' });
    expect(mining.getAttribute('href')).toBe('/search?q=mine&topic=mining&year=2006');
    expect(filters.textContent).toContain('1,200 results');
    // The chosen year is in sight although it is the twelfth, and there is a way back to all of them.
    const chosen = within(filters).getByRole('link', { name: '2006' });
    expect(chosen.getAttribute('aria-current')).toBe('true');
    expect(chosen.closest('details')).toBeNull();
    expect(within(filters).getByRole('link', { name: 'All years' }).getAttribute('href')).toBe(
      '/search?q=mine',
    );
  });

  it('go on, page by page', () => {
    show({ request: { ...request, page: 2 } });
    const pager = screen.getByRole('navigation', { name: 'Pages' });
    expect(within(pager).getByRole('link', { name: 'Previous results' }).getAttribute('href')).toBe(
      '/search?q=mine',
    );
    expect(within(pager).getByRole('link', { name: 'More results' }).getAttribute('href')).toBe(
      '/search?q=mine&page=3',
    );
  });

  it('say where only some can be shown, and where only some of the words were found', () => {
    show({ total: 23_456, pages: 50, partial: true });
    expect(screen.getByText(/Only the first 500 can be shown/)).toBeTruthy();
    expect(screen.getByText(/Nothing has all of these words/)).toBeTruthy();
  });
});

describe('without results', () => {
  const none = { total: 0, results: [], pages: 1, facets: { kinds: [], years: [], topics: [] } };

  it('there is advice, a suggestion, and a way out of the filters', () => {
    show({ ...none, suggestion: 'mining', request: { ...request, year: 2001 } });
    expect(screen.getByRole('heading', { name: 'Nothing was found for “mine”' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'mining' }).getAttribute('href')).toBe(
      '/search?q=mining&year=2001',
    );
    expect(screen.getByRole('link', { name: 'Search without filters' }).getAttribute('href')).toBe(
      '/search?q=mine',
    );
    expect(screen.getByRole('link', { name: 'every topic and place' })).toBeTruthy();
  });

  it('there is a word on waiting while the archive is indexed', () => {
    show({ ...none, preparing: true });
    expect(screen.getByRole('link', { name: 'try again' }).getAttribute('href')).toBe('/search?q=mine');
    expect(screen.queryByText(/Nothing was found/)).toBeNull();
  });

  it('and without a question, the form and a word on what is searched', () => {
    show({ ...none, asked: false, request: { ...request, q: '' } });
    expect(screen.getByRole('searchbox', { name: /Search news/ })).toBeTruthy();
    expect(screen.getByText(/Every news item, event and background page is searched/)).toBeTruthy();
  });
});

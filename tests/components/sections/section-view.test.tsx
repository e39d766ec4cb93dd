import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SectionView, type SectionViewProps } from '@/components/sections/section-view';
import { heading, paragraph, richText } from '@/lib/seed/rich-text-builder';

const section: SectionViewProps['section'] = {
  title: 'Human rights',
  opening: 'An opening.',
  body: richText(heading('One'), paragraph('Words.'), heading('Two'), heading('Deeper', 3)),
  furtherReading: [
    { title: 'Informe Final', href: 'https://example.org/informe', lang: 'es', year: 2003 },
    { title: 'A book', href: '', lang: 'en', year: null },
  ],
  lastReviewed: '2017-10-01',
  topics: [{ id: 'law', slug: 'law', name: 'Law', kind: 'topic' }],
};
const item = {
  id: '1',
  slug: 'an-item',
  title: 'An item',
  summary: 'Summary.',
  day: '2017-10-01',
  lang: 'en',
  topics: [],
  event: null,
  bulletin: null,
} as unknown as SectionViewProps['news'][number];
const show = (change: Partial<SectionViewProps['section']> = {}, news: SectionViewProps['news'] = []) =>
  render(<SectionView section={{ ...section, ...change }} news={news} others={[]} />);

describe('a section', () => {
  it('has contents whose links lead to its headings', () => {
    const { container } = show();
    const contents = screen.getByRole('navigation', { name: 'Contents' });
    const links = within(contents).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual(['One', 'Two', 'Deeper', 'Further reading']);
    for (const link of links) {
      const target = container.querySelector(link.getAttribute('href') ?? '');
      expect(target?.textContent).toBe(link.textContent);
    }
  });

  it('has none where it is short', () => {
    show({ body: richText(heading('One'), paragraph('Words.')), furtherReading: [] });
    expect(screen.queryByRole('navigation', { name: 'Contents' })).toBeNull();
  });

  it('names further reading with year and language, and says when it was reviewed', () => {
    show();
    const reading = screen.getByRole('region', { name: 'Further reading' });
    const report = within(reading).getByRole('link', { name: 'Informe Final' });
    expect(report.closest('[lang]')?.getAttribute('lang')).toBe('es');
    expect(reading.textContent).toContain('2003, Spanish');
    expect(within(reading).queryByRole('link', { name: 'A book' })).toBeNull();
    expect(reading.textContent).toContain('A book');
    expect(
      screen
        .getByText(/Last reviewed/)
        .querySelector('time')
        ?.getAttribute('datetime'),
    ).toBe('2017-10-01');
  });

  it('leads to the news on its topics', () => {
    show({}, [item]);
    const news = screen.getByRole('region', { name: 'In the news' });
    expect(within(news).getByRole('link', { name: 'An item' })).toBeTruthy();
    expect(within(news).getByRole('link', { name: 'All news on Law' }).getAttribute('href')).toBe(
      '/topics/law',
    );
  });
});

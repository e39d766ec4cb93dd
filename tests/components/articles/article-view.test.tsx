import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AlsoInBatch } from '@/components/articles/article-surroundings';
import { ArticleView } from '@/components/articles/article-view';
import type { RichText } from '@/models/article';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const body: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The words.' }] }],
};
const article = {
  ...exampleArticle({
    title: 'A river',
    summary: 'In short.',
    topics: [
      { id: '1', slug: 'law', name: 'Law', kind: 'topic' },
      { id: '2', slug: 'loreto', name: 'Loreto', kind: 'place' },
    ],
  }),
  body,
  corrections: [] as { day: string; text: string }[],
};

describe('ArticleView', () => {
  it('has one first heading, its text, and its facts in the rail', () => {
    render(<ArticleView article={article} today="2026-11-23" />);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('A river');
    expect(screen.getByText('The words.')).toBeInTheDocument();
    expect(screen.getByText('Topic').closest('div')).toHaveTextContent('TopicLaw');
    expect(screen.getByText('Place').closest('div')).toHaveTextContent('PlaceLoreto');
    expect(screen.getByRole('link', { name: 'Loreto' })).toHaveAttribute('href', '/topics/loreto');
    expect(screen.queryByText(/Also on/)).toBeNull();
    expect(screen.queryByText(/Correction/)).toBeNull();
    expect(screen.queryByText('When')).toBeNull();
  });

  it('shows every correction with its day', () => {
    const corrections = [{ day: '2017-10-02', text: 'The name was wrong.' }];
    render(<ArticleView article={{ ...article, corrections }} today="2026-11-23" />);
    expect(screen.getByText('The name was wrong.').closest('.note')).toHaveTextContent(
      'Correction, 2 October 2017',
    );
  });

  it.each([
    ['2017-10-13', false],
    ['2017-10-14', false],
    ['2017-10-15', true],
  ])('on %s says whether the event is over: %s', (today, over) => {
    const event = exampleEvent({ venue: 'Tavistock Square' });
    render(<ArticleView article={{ ...article, event }} today={today} />);
    expect(screen.getByText('14 October 2017, from 10:00')).toHaveAttribute('datetime', event.startsAt);
    expect(screen.getByText('Tavistock Square')).toBeInTheDocument();
    expect(screen.queryByText(/this event is over/) !== null).toBe(over);
  });

  it('leads to the other items of its day', () => {
    const also = [exampleArticle({ title: 'Another' })];
    render(<AlsoInBatch batch={article} also={also} />);
    expect(screen.getByRole('region', { name: 'Also on 1 October' })).toHaveTextContent('Another');
  });

  it('shows the bulletin instead of the day, and leads to the rest of it', () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const old = { ...article, day: '2009-07-31', bulletin };
    render(
      <ArticleView article={old} today="2026-11-23">
        <AlsoInBatch batch={old} also={[exampleArticle({ title: 'Another' })]} />
      </ArticleView>,
    );
    expect(screen.getByText('June/July 2009').closest('p')).toHaveTextContent('Update 134 June/July 2009');
    expect(screen.getByRole('region', { name: 'Also in Update 134' })).toHaveTextContent('Another');
    expect(document.querySelector('time')).toBeNull();
  });

  it('marks a text in another language, but not the facts beside it', () => {
    render(<ArticleView article={{ ...article, lang: 'es' }} today="2026-11-23" />);
    expect(screen.getByText('The words.').closest('[lang]')).toHaveAttribute('lang', 'es');
    expect(screen.getByRole('heading', { level: 1 }).closest('[lang]')).toHaveAttribute('lang', 'es');
    expect(screen.getByText('Topic').closest('[lang]')).toBeNull();
    expect(screen.getByText('Language').closest('div')).toHaveTextContent('LanguageSpanish');
  });
});

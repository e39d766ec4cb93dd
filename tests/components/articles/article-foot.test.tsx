import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ArticleFoot } from '@/components/articles/article-foot';
import { ArticleItem } from '@/components/articles/article-item';
import { ArticleNeighbours, Related } from '@/components/articles/article-surroundings';
import { exampleArticle } from '../../support/article-examples';

const address = 'https://example.org/news/rio';

describe('ArticleFoot', () => {
  it('has a ready reference, its title in the item’s own language', () => {
    render(<ArticleFoot item={exampleArticle({ title: 'El río', lang: 'es' })} address={address} />);
    const reference = screen.getByText('‘El río’').closest('p');
    expect(reference).toHaveTextContent(`Peru Support Group, ‘El río’, 1 October 2017, ${address}`);
    expect(screen.getByText('‘El río’')).toHaveAttribute('lang', 'es');
    expect(screen.getByRole('link', { name: address })).toHaveAttribute('href', address);
  });

  it('passes nothing on to the services that it names', () => {
    render(<ArticleFoot item={exampleArticle()} address={address} />);
    for (const name of ['Email', 'WhatsApp', 'Telegram', 'Bluesky'])
      expect(screen.getByRole('link', { name })).toHaveAttribute('rel', 'nofollow noreferrer');
    expect(document.querySelector('script, img, iframe')).toBeNull();
  });
});

describe('what leads on from an item', () => {
  it('dates related items, which stand outside their batch', () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const related = [exampleArticle(), exampleArticle({ bulletin })];
    render(<Related related={related} />);
    expect(screen.getByText('1 October 2017')).toHaveAttribute('datetime', '2017-10-01');
    expect(screen.getByText('Update 134, June/July 2009')).toBeInTheDocument();
  });

  it('leads to either neighbour, or to the one there is', () => {
    const older = { slug: 'rio', title: 'El río', lang: 'es' };
    const { rerender, container } = render(<ArticleNeighbours newer={null} older={older} />);
    const link = screen.getByRole('link', { name: 'El río' });
    expect(link).toHaveAttribute('rel', 'next');
    expect(link).toHaveAttribute('lang', 'es');
    rerender(<ArticleNeighbours newer={null} older={null} />);
    expect(container).toBeEmptyDOMElement();
  });
});

describe('an item of a list', () => {
  it.each([
    ['es', 'in Spanish'],
    ['qu', 'in Quechua'],
  ])('says in words that it is in another language: %s', (lang, words) => {
    render(<ArticleItem item={exampleArticle({ lang })} />);
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getByText(words)).not.toHaveAttribute('lang');
  });

  it('says nothing of the kind where it is in English', () => {
    render(<ArticleItem item={exampleArticle({ lang: 'en' })} />);
    expect(screen.queryByText(/^in /)).toBeNull();
  });
});

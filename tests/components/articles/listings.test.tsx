import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FeedView } from '@/components/articles/feed-view';
import { TopicIndexView } from '@/components/articles/topic-index-view';
import { exampleArticle } from '../../support/article-examples';

const head = <h1>News</h1>;

describe('FeedView', () => {
  it('leads to the newer and older page, and to the list itself for the first', () => {
    const items = [exampleArticle()];
    const { rerender } = render(
      <FeedView page={{ items, newer: 'a', older: 'b' }} address="/news" head={head} empty="" />,
    );
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/news?before=a');
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/news?before=b');
    rerender(<FeedView page={{ items, newer: 'first', older: null }} address="/news" head={head} empty="" />);
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/news');
    expect(screen.queryByRole('link', { name: 'Older' })).toBeNull();
  });

  it('says what is missing, and has no pager, where there is nothing', () => {
    const page = { items: [], newer: null, older: null };
    render(<FeedView page={page} address="/topics/oil" head={head} empty="Nothing on oil" />);
    expect(screen.getByRole('heading', { name: 'Nothing on oil' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation', { name: 'Pages' })).toBeNull();
  });
});

describe('TopicIndexView', () => {
  it('parts topics from places and counts', () => {
    const topics = [
      { id: '1', slug: 'oil', name: 'Oil', kind: 'topic' as const, description: '', count: 1 },
      { id: '2', slug: 'loreto', name: 'Loreto', kind: 'place' as const, description: '', count: 3 },
    ];
    render(<TopicIndexView topics={topics} />);
    expect(screen.getByRole('link', { name: 'Oil' }).closest('li')).toHaveTextContent('Oil 1 item');
    expect(screen.getByRole('link', { name: 'Loreto' }).closest('section')).toHaveTextContent('Places');
    expect(screen.getByText('3 items')).toBeInTheDocument();
  });

  it('says so where there are none', () => {
    render(<TopicIndexView topics={[]} />);
    expect(screen.getByRole('heading', { name: 'No topics yet' })).toBeInTheDocument();
  });
});

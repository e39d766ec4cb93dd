import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FeedView } from '@/components/articles/feed-view';
import { TopicIndexView } from '@/components/articles/topic-index-view';
import { exampleArticle, examplePage } from '../../support/article-examples';

const head = <h1>News</h1>;

describe('FeedView', () => {
  it('leads to the newer and older page, and to the list itself for the first', () => {
    const items = [exampleArticle()];
    const { rerender } = render(
      <FeedView page={examplePage(items, { newer: 'a', older: 'b' })} address="/news" head={head} empty="" />,
    );
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/news?before=a');
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/news?before=b');
    rerender(<FeedView page={examplePage(items, { newer: 'first' })} address="/news" head={head} empty="" />);
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/news');
    expect(screen.queryByRole('link', { name: 'Older' })).toBeNull();
  });

  it('says what is missing, and has no pager, where there is nothing', () => {
    render(<FeedView page={examplePage([])} address="/topics/oil" head={head} empty="Nothing on oil" />);
    expect(screen.getByRole('heading', { name: 'Nothing on oil' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation', { name: 'Pages' })).toBeNull();
  });

  it('leads back to the newest from a page beyond the end', () => {
    render(<FeedView page={examplePage([], { newer: 'first' })} address="/news" head={head} />);
    expect(screen.getByRole('heading', { name: 'There is nothing older than this' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Back to the newest' })).toHaveAttribute('href', '/news');
  });

  it('leads to the newest from a page that is neither first nor second', () => {
    const items = [exampleArticle()];
    const { rerender } = render(
      <FeedView page={examplePage(items, { newer: 'a' })} address="/news" head={head} />,
    );
    expect(screen.getByRole('link', { name: 'Newest' })).toHaveAttribute('href', '/news');
    rerender(<FeedView page={examplePage(items, { newer: 'first' })} address="/news" head={head} />);
    expect(screen.queryByRole('link', { name: 'Newest' })).toBeNull();
  });

  it('counts a batch that other pages have parts of as a part', () => {
    const days = ['2017-10-02', '2017-10-01', '2017-10-01'];
    const items = days.map((day) => exampleArticle({ day }));
    render(
      <FeedView page={examplePage(items, { cutAbove: true, cutBelow: true })} address="/news" head={head} />,
    );
    expect(screen.getByText('1 more item')).toBeInTheDocument();
    expect(screen.getByText('2 items, continued on the next page')).toBeInTheDocument();
  });

  it('stands the items of a bulletin under its number', () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const items = ['2009-07-31', '2009-06-01'].map((day) => exampleArticle({ day, bulletin }));
    render(<FeedView page={examplePage(items)} address="/news" head={head} />);
    expect(screen.getByRole('heading', { level: 2, name: 'Update 134 June/July 2009' })).toBeInTheDocument();
    expect(screen.getByText('2 items')).toBeInTheDocument();
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

import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HomeView, type HomeProps } from '@/components/articles/home-view';
import { exampleArticle, exampleEvent, examplePage } from '../../support/article-examples';

const event = exampleEvent({ venue: 'Tavistock Square' });
const props: HomeProps = {
  page: examplePage(
    [
      exampleArticle({
        title: 'The lead',
        topics: [{ id: 't', slug: 'mining', name: 'Mining', kind: 'topic' }],
      }),
      exampleArticle({ title: 'Beside it' }),
      exampleArticle({ title: 'En español', lang: 'es', day: '2017-09-24' }),
    ],
    { older: '2017-09-24.1.59b9d2f0a1b2c3d4e5f60718' },
  ),
  event: { when: 'past', item: { ...exampleArticle({ title: 'Conference' }), event } },
  sections: [{ slug: 'aims', title: 'Aims', opening: 'What we work for.' }],
  joinReasons: ['Keep up with news.'],
  today: '2026-11-23',
};

describe('HomeView', () => {
  it('stands the items under their days, each counted', () => {
    render(<HomeView {...props} />);
    expect(screen.getByRole('heading', { level: 2, name: '1 October 2017' })).toBeInTheDocument();
    expect(screen.getByText('2 items')).toBeInTheDocument();
    expect(screen.getByText('1 item')).toBeInTheDocument();
    expect(screen.getByText(/24 September/).closest('time')).toHaveAttribute('datetime', '2017-09-24');
    expect(screen.getByRole('link', { name: 'The lead' }).getAttribute('href')).toMatch(/^\/news\/item-/);
    expect(screen.getByRole('link', { name: 'Mining' })).toHaveAttribute('href', '/topics/mining');
  });

  it('leaves the page’s first heading to the masthead', () => {
    render(<HomeView {...props} />);
    expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
  });

  it('says in which language a headline is, where it is not English', () => {
    render(<HomeView {...props} />);
    expect(screen.getByRole('heading', { name: 'En español' })).toHaveAttribute('lang', 'es');
    expect(screen.getByRole('heading', { name: 'The lead' })).not.toHaveAttribute('lang');
    expect(screen.getByRole('heading', { name: 'En español' }).closest('article')).toHaveTextContent(
      'in Spanish',
    );
  });

  it('calls a past event the last one and gives its year and London’s time', () => {
    render(<HomeView {...props} />);
    const aside = within(screen.getByRole('region', { name: 'Last event' }));
    expect(aside.getByText('14 October 2017')).toHaveAttribute('datetime', '2017-10-14');
    expect(aside.getByText(/From 10:00/)).toHaveTextContent('Tavistock Square');
  });

  it('leads on to older news, the background and joining', () => {
    render(<HomeView {...props} />);
    expect(screen.getByRole('link', { name: 'Older news' })).toHaveAttribute(
      'href',
      '/news?before=2017-09-24.1.59b9d2f0a1b2c3d4e5f60718',
    );
    expect(screen.getByRole('link', { name: 'Aims' })).toHaveAttribute('href', '/aims');
    expect(screen.getByText('Keep up with news.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Become a member' })).toHaveAttribute('href', '/join');
  });

  it('says where the last batch goes on on the next page', () => {
    const { rerender } = render(<HomeView {...props} page={{ ...props.page, cutBelow: true }} />);
    expect(screen.getByText('1 item, continued on the next page')).toBeInTheDocument();
    const [first, second] = props.page.items;
    if (!first || !second) throw new Error('no items');
    rerender(<HomeView {...props} page={examplePage([first, second], { cutBelow: true })} />);
    expect(screen.getByText('2 items, continued on the next page')).toBeInTheDocument();
  });

  it('says so where nothing has been published', () => {
    render(<HomeView {...props} page={examplePage([])} event={null} />);
    expect(screen.getByRole('heading', { name: 'Nothing has been published yet' })).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /event/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Older news' })).toBeNull();
  });
});

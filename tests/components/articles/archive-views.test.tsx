import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ArchiveMonths, ArchiveView, ArchiveYearView } from '@/components/articles/archive-views';

const none = { older: null, newer: null };

describe('ArchiveView', () => {
  it('stands years under their decades, newest first, each counted, and all together', () => {
    const years = [
      { year: '2010', count: 1 },
      { year: '2009', count: 1200 },
      { year: '2001', count: 3 },
    ];
    render(<ArchiveView years={years} />);
    const decades = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(decades).toEqual(['2010s', '2000s']);
    expect(screen.getByRole('link', { name: '2009' }).closest('li')).toHaveTextContent('2009 1,200 items');
    expect(screen.getByRole('link', { name: '2010' })).toHaveAttribute('href', '/archive/2010');
    expect(screen.getByText('1,204 items')).toBeInTheDocument();
  });

  it('says so where there is nothing', () => {
    render(<ArchiveView years={[]} />);
    expect(screen.getByRole('heading', { name: 'Nothing has been published yet' })).toBeInTheDocument();
    expect(screen.queryByText('0 items')).toBeNull();
  });
});

describe('ArchiveYearView', () => {
  it('leads to its months, the years beside it, and back', () => {
    render(
      <ArchiveYearView
        year="2017"
        months={[{ month: '09', count: 6 }]}
        neighbours={{ older: '2009-07-31', newer: null }}
      />,
    );
    expect(screen.getByRole('link', { name: 'September' })).toHaveAttribute('href', '/archive/2017/09');
    const others = within(screen.getByRole('navigation', { name: 'Other years' })).getAllByRole('link');
    expect(others.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['2009', '/archive/2009'],
    ]);
    expect(screen.getByRole('link', { name: 'Archive' })).toHaveAttribute('href', '/archive');
  });
});

describe('ArchiveMonths', () => {
  it('names the months beside it', () => {
    render(<ArchiveMonths neighbours={{ older: '2016-12-31', newer: '2017-03-01' }} />);
    expect(screen.getByRole('link', { name: 'March 2017' })).toHaveAttribute('href', '/archive/2017/03');
    expect(screen.getByRole('link', { name: 'December 2016' })).toHaveAttribute('href', '/archive/2016/12');
  });

  it('is nothing where there is none', () => {
    const { container } = render(<ArchiveMonths neighbours={none} />);
    expect(container).toBeEmptyDOMElement();
  });
});

import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Footer } from '@/components/layout/footer';
import { MastheadView } from '@/components/layout/masthead-view';

it('is the page’s heading at home, with the strapline', () => {
  render(<MastheadView pathname="/" strapline="News since 1983" />);
  expect(screen.getByRole('heading', { level: 1, name: 'Peru Support Group' })).toBeInTheDocument();
  expect(screen.getByText('News since 1983')).toBeInTheDocument();
});

it('gives way to the page elsewhere, and says where the reader is', () => {
  render(<MastheadView pathname="/topics/mining" strapline="News since 1983" />);
  expect(screen.queryByRole('heading')).toBeNull();
  expect(screen.queryByText('News since 1983')).toBeNull();
  expect(screen.getByRole('link', { name: 'Topics' })).toHaveAttribute('aria-current', 'true');
  expect(screen.getByRole('link', { name: 'News' })).not.toHaveAttribute('aria-current');
});

it('has the sections and the feed in the footer', () => {
  render(<Footer sections={[{ slug: 'privacy', title: 'Privacy' }]} />);
  expect(screen.getByRole('link', { name: 'Privacy' })).toHaveAttribute('href', '/privacy');
  expect(screen.getByRole('link', { name: 'RSS feed' })).toHaveAttribute('href', '/feed.xml');
});

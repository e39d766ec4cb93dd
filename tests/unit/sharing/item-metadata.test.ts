import { expect, it } from 'vitest';
import { itemMetadata } from '@/lib/sharing/item-metadata';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const item = {
  ...exampleArticle({ slug: 'river', title: 'A river', lang: 'es' }),
  body: { type: 'doc' as const, content: [] },
  corrections: [],
  publishedAt: '2017-10-01T18:00:00.000Z',
  updatedAt: '2017-10-02T08:00:00.000Z',
};

it('gives one address, and a card with its size and words', () => {
  const image = {
    url: '/news/river/card.png',
    width: 1200,
    height: 630,
    alt: 'A river. 1 October 2017, Peru Support Group.',
    type: 'image/png',
  };
  expect(itemMetadata(item)).toMatchObject({
    title: 'A river',
    alternates: { canonical: '/news/river' },
    openGraph: {
      type: 'article',
      url: '/news/river',
      locale: 'es_PE',
      publishedTime: '2017-10-01T18:00:00.000Z',
      images: [image],
    },
    twitter: { card: 'summary_large_image', images: [image] },
  });
});

it('of an event leads to the event’s page, with its state in the title', () => {
  const metadata = itemMetadata({ ...item, event: exampleEvent({ status: 'postponed' }) });
  expect(metadata.title).toBe('Postponed: A river');
  expect(metadata.alternates?.canonical).toBe('/events/river');
  expect(metadata.openGraph?.images).toMatchObject([{ url: '/events/river/card.png' }]);
});

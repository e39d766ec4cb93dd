import { describe, expect, it } from 'vitest';
import { breadcrumbs } from '@/lib/structured-data/breadcrumbs';
import { eventData } from '@/lib/structured-data/event';
import { groupInFull, webSite } from '@/lib/structured-data/group';
import { jsonLdDocument } from '@/lib/structured-data/json-ld';
import { newsArticle } from '@/lib/structured-data/news-article';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const site = 'https://psg.example';
const article = {
  ...exampleArticle({ slug: 'river', title: 'A river', lang: 'es' }),
  body: { type: 'doc' as const, content: [] },
  corrections: [{ day: '2017-10-02', text: 'It is Aruntani.' }],
  publishedAt: '2017-10-01T18:00:00.000Z',
  updatedAt: '2017-10-02T08:00:00.000Z',
};
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const address = /^https:\/\/psg\.example\//;

describe('a news article', () => {
  it('has what search engines ask for, its language and its corrections', () => {
    expect(newsArticle(article, site)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'A river',
      image: [`${site}/news/river/card.png`],
      datePublished: expect.stringMatching(instant) as string,
      dateModified: expect.stringMatching(instant) as string,
      author: { name: 'Peru Support Group', url: `${site}/` },
      publisher: { logo: { '@type': 'ImageObject', url: expect.stringMatching(address) as string } },
      mainEntityOfPage: { '@id': `${site}/news/river` },
      inLanguage: 'es',
      correction: [{ '@type': 'CorrectionComment', text: 'It is Aruntani.', datePublished: '2017-10-02' }],
    });
  });

  it('that announces an event names the event’s page as the original', () => {
    const data = newsArticle({ ...article, event: exampleEvent() }, site);
    expect(data.mainEntityOfPage).toMatchObject({ '@id': `${site}/events/river` });
    expect(data.about).toEqual({ '@id': `${site}/events/river#event` });
  });
});

describe('an event', () => {
  it.each([
    ['confirmed', 'EventScheduled'],
    ['postponed', 'EventPostponed'],
    ['cancelled', 'EventCancelled'],
  ] as const)('that is %s is %s, with time, place and organiser', (status, name) => {
    const event = exampleEvent({ status, venue: 'London', endsAt: '2017-10-14T12:00:00.000Z' });
    expect(eventData({ ...article, event }, site)).toMatchObject({
      '@type': 'Event',
      '@id': `${site}/events/river#event`,
      name: 'A river',
      startDate: '2017-10-14T09:00:00.000Z',
      endDate: '2017-10-14T12:00:00.000Z',
      eventStatus: `https://schema.org/${name}`,
      location: { '@type': 'Place', name: 'London', address: 'London' },
      organizer: { name: 'Peru Support Group' },
    });
  });

  it('has a place even where none is known, because search engines want one', () => {
    const data = eventData({ ...article, event: exampleEvent() }, site);
    expect(data.location).toMatchObject({ name: 'To be announced' });
    expect(data).not.toHaveProperty('endDate');
  });
});

describe('the group and its site', () => {
  it('can be searched by an address with the words in it', () => {
    expect(webSite(site).potentialAction).toMatchObject({
      target: { urlTemplate: `${site}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    });
  });

  it('names an address to write to only where there is one', () => {
    expect(groupInFull(site, { description: 'News', email: 'a@b.example' })).toMatchObject({
      '@id': `${site}/#group`,
      description: 'News',
      email: 'a@b.example',
    });
    expect(groupInFull(site, { description: '', email: '' })).not.toHaveProperty('email');
  });
});

it('breadcrumbs count from the front page', () => {
  const { itemListElement } = breadcrumbs(site, [{ name: 'News', path: '/news' }]);
  expect(itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Peru Support Group', item: `${site}/` },
    { '@type': 'ListItem', position: 2, name: 'News', item: `${site}/news` },
  ]);
});

it('no text can end the element that holds it, and it stays the same text', () => {
  const name = '</script><!-- <script>\u2028';
  const document = jsonLdDocument([{ '@type': 'Thing', name }]);
  expect(document).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(document)).toEqual({
    '@context': 'https://schema.org',
    '@graph': [{ '@type': 'Thing', name }],
  });
});

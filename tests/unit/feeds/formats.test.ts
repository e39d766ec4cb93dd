import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { atomDocument } from '@/lib/feeds/atom';
import { jsonFeedDocument } from '@/lib/feeds/json-feed';
import { rssDocument } from '@/lib/feeds/rss';
import { awkwardEntry, exampleFeed } from '../../support/example-feed';
import { jsonFeedFaults } from '../../support/validate-json-feed';

const summary = 'A "quoted" & short summary';
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', htmlEntities: false });

describe.each([
  ['RSS 2.0', rssDocument, 'rss'],
  ['Atom 1.0', atomDocument, 'atom'],
] as const)('%s', (_name, write, type) => {
  const document = write(exampleFeed);

  it('is well-formed XML', () => {
    expect(XMLValidator.validate(document)).toBe(true);
    expect(document).not.toContain('\u0000');
  });

  it('is read by an independent parser as it was meant', () => {
    const feed = parseFeed(document).toJSON();
    expect(feed.meta.type).toBe(type);
    expect(feed).toMatchObject({
      title: exampleFeed.title,
      description: exampleFeed.description,
      language: 'en-GB',
      url: 'https://psg.example/',
      self: 'https://psg.example/feed.xml',
      updated: '2017-10-02T09:30:00.000Z',
    });
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toMatchObject({
      id: awkwardEntry.id,
      title: awkwardEntry.title,
      url: awkwardEntry.url,
      description: summary,
      published: awkwardEntry.publishedAt,
    });
    expect(feed.items[0]?.categories.map(({ term }) => term)).toEqual(awkwardEntry.categories);
  });

  it('stays valid with nothing in it', () => {
    const empty = write({ ...exampleFeed, entries: [] });
    expect(XMLValidator.validate(empty)).toBe(true);
    expect(parseFeed(empty).items).toEqual([]);
  });
});

describe('what only one format has', () => {
  it('RSS: a guid that is no address, the language of an entry, a date that RFC 822 knows', () => {
    const xml = parser.parse(rssDocument(exampleFeed)) as { rss: { channel: { item: object[] } } };
    expect(xml.rss.channel.item[0]).toMatchObject({
      guid: { '#text': awkwardEntry.id, '@isPermaLink': 'false' },
      'dc:language': 'es',
      'content:encoded': awkwardEntry.html,
      pubDate: 'Sun, 01 Oct 2017 18:00:00 +0000',
    });
  });

  it('Atom: the language of each entry, when it changed, and the elements that RFC 4287 requires', () => {
    const xml = parser.parse(atomDocument(exampleFeed)) as {
      feed: Record<string, unknown> & { entry: object[] };
    };
    for (const required of ['id', 'title', 'updated', 'author']) expect(xml.feed).toHaveProperty(required);
    for (const entry of xml.feed.entry)
      for (const required of ['id', 'title', 'updated']) expect(entry).toHaveProperty(required);
    expect(xml.feed.entry[0]).toMatchObject({
      '@xml:lang': 'es',
      updated: awkwardEntry.updatedAt,
      content: { '#text': awkwardEntry.html, '@type': 'html' },
    });
    expect(xml.feed.id).not.toBe(awkwardEntry.id);
  });
});

describe('JSON Feed 1.1', () => {
  it('fits the schema made from its specification, with entries and with none', () => {
    for (const feed of [exampleFeed, { ...exampleFeed, entries: [] }]) {
      expect(jsonFeedFaults(JSON.parse(jsonFeedDocument({ ...feed, path: '/feed.json' })))).toEqual([]);
    }
    expect(jsonFeedFaults({ title: 'No version', items: [{ id: 1 }] })).not.toEqual([]);
  });

  it('has the same entries as the others', () => {
    const feed = JSON.parse(jsonFeedDocument(exampleFeed)) as { items: object[] };
    expect(feed.items[0]).toMatchObject({
      id: awkwardEntry.id,
      url: awkwardEntry.url,
      title: awkwardEntry.title,
      content_html: awkwardEntry.html,
      date_published: awkwardEntry.publishedAt,
      date_modified: awkwardEntry.updatedAt,
      tags: awkwardEntry.categories,
      language: 'es',
    });
  });
});

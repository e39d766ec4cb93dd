import { describe, expect, it } from 'vitest';
import { toFeedEntry } from '@/lib/feeds/feed-entry';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const site = 'https://psg.example';
const link = (href: string) => ({
  type: 'text',
  text: 'see',
  marks: [{ type: 'link', attrs: { href } }],
});
const article = {
  ...exampleArticle({ id: '59b9d2f0a1b2c3d4e5f60718', slug: 'river', title: 'A river' }),
  body: {
    type: 'doc' as const,
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Arsenic & lead' }] },
      { type: 'paragraph', content: [link('/aims'), link('#note'), link('https://other.example/')] },
    ],
  },
  corrections: [{ day: '2017-10-02', text: 'It is <Aruntani>.' }],
  publishedAt: '2017-10-01T18:00:00.000Z',
  updatedAt: '2017-10-02T08:00:00.000Z',
};

describe('an entry', () => {
  it('has the whole text as HTML with absolute addresses, and the corrections after it', () => {
    expect(toFeedEntry(article, site).html).toBe(
      '<h2>Arsenic &amp; lead</h2>' +
        '<p><a href="https://psg.example/aims">see</a><a href="https://psg.example/news/river#note">see</a>' +
        '<a href="https://other.example/">see</a></p>' +
        '<p><strong>Correction, 2 October 2017:</strong> It is &lt;Aruntani&gt;.</p>',
    );
  });

  it('keeps its identity at another address, under another headline and slug', () => {
    const { id } = toFeedEntry(article, site);
    expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(toFeedEntry({ ...article, slug: 'stream', title: 'A stream' }, 'http://localhost').id).toBe(id);
    expect(toFeedEntry({ ...article, id: '59b9d2f0a1b2c3d4e5f60719' }, site).id).not.toBe(id);
  });

  it('says in which language it is', () => {
    const entry = toFeedEntry({ ...article, lang: 'es' }, site);
    expect(entry.lang).toBe('es');
    expect(entry.html).toMatch(/^<div lang="es"><h2>.*<\/p><\/div>$/);
  });

  it('of an event leads to its page and says whether, when and where it is', () => {
    const event = exampleEvent({
      endsAt: '2017-10-15T15:00:00.000Z',
      venue: 'Room <1>',
      status: 'cancelled',
      statusNote: 'No heating.',
    });
    const entry = toFeedEntry({ ...article, event }, site);
    expect(entry.url).toBe('https://psg.example/events/river');
    expect(entry.title).toBe('Cancelled: A river');
    expect(entry.html).toContain('No heating.');
    expect(entry.html).toContain('14 October 2017, 10:00 to 15 October 2017, 16:00');
    expect(entry.html).toContain('Room &lt;1&gt;');
  });
});

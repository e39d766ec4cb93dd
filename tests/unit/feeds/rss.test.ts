import { describe, expect, it } from 'vitest';
import { rssDocument } from '@/lib/feeds/rss';
import { escapeXml } from '@/lib/feeds/xml';

describe('escapeXml', () => {
  it('escapes markup and quotes', () => {
    expect(escapeXml('a < b && c > "d"')).toBe('a &lt; b &amp;&amp; c &gt; &quot;d&quot;');
  });

  it('drops what XML cannot hold and keeps accents, line ends and characters beyond the first plane', () => {
    expect(escapeXml('V\u0000á\u000bs\nquez \ud83c\uddf5 \ud800!')).toBe('Vás\nquez \ud83c\uddf5 !');
  });
});

describe('rssDocument', () => {
  const document = rssDocument({
    siteUrl: 'https://psg.example',
    title: 'Group & friends',
    description: 'News',
    items: [
      {
        title: 'Rivers < mines',
        summary: 'A “quoted” & short summary',
        path: '/news/rivers',
        id: 'article-1',
        categories: ['Mining', 'Law & order'],
        day: '2017-10-01',
      },
    ],
  });

  it('escapes every text of the channel and its items', () => {
    expect(document).toContain('<title>Group &amp; friends</title>');
    expect(document).toContain('<title>Rivers &lt; mines</title>');
    expect(document).toContain('<description>A “quoted” &amp; short summary</description>');
    expect(document).toContain('<category>Law &amp; order</category>');
  });

  it('gives absolute addresses, stable ids and a date that RFC 822 knows', () => {
    expect(document).toContain('<link>https://psg.example/news/rivers</link>');
    expect(document).toContain('href="https://psg.example/feed.xml" rel="self"');
    expect(document).toContain('<guid isPermaLink="false">article-1</guid>');
    expect(document).toContain('<pubDate>Sun, 01 Oct 2017 12:00:00 +0000</pubDate>');
  });

  it('is well formed', () => {
    const open = [...document.matchAll(/<([a-zA-Z:]+)(?:\s[^>]*)?(?<!\/)>/g)].map((match) => match[1]).sort();
    const closed = [...document.matchAll(/<\/([a-zA-Z:]+)>/g)].map((match) => match[1]).sort();
    expect(open).toEqual(closed);
    expect(document.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"')).toBe(true);
  });
});

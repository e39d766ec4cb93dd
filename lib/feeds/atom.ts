import { stableUuid } from '@/lib/kernel/stable-uuid';
import { feedLanguage, lastChange, type Feed, type FeedEntry } from './feed';
import { escapeXml } from './xml';

export const atomType = 'application/atom+xml; charset=utf-8';

/** A feed as Atom 1.0. Source: RFC 4287. */
export function atomDocument(feed: Feed): string {
  const address = (path: string) => escapeXml(`${feed.siteUrl}${path}`);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feedLanguage}">`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<subtitle>${escapeXml(feed.description)}</subtitle>`,
    `<id>urn:uuid:${stableUuid(`feed-${feed.path}`)}</id>`,
    `<updated>${lastChange(feed.entries)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${address(feed.path)}"/>`,
    `<link rel="alternate" type="text/html" href="${address(feed.homePath)}"/>`,
    `<icon>${address('/icon.svg')}</icon>`,
    `<author><name>${escapeXml(feed.title)}</name><uri>${address('/')}</uri></author>`,
    ...feed.entries.flatMap(entryLines),
    '</feed>',
    '',
  ].join('\n');
}

function entryLines(entry: FeedEntry): string[] {
  const lang = escapeXml(entry.lang);
  return [
    `<entry xml:lang="${lang}">`,
    `<title>${escapeXml(entry.title)}</title>`,
    `<id>${entry.id}</id>`,
    `<published>${entry.publishedAt}</published>`,
    `<updated>${entry.updatedAt}</updated>`,
    `<link rel="alternate" type="text/html" hreflang="${lang}" href="${escapeXml(entry.url)}"/>`,
    ...entry.categories.map((category) => `<category term="${escapeXml(category)}"/>`),
    `<summary>${escapeXml(entry.summary)}</summary>`,
    `<content type="html">${escapeXml(entry.html)}</content>`,
    '</entry>',
  ];
}

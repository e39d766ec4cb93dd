import { feedLanguage, lastChange, type Feed, type FeedEntry } from './feed';
import { escapeXml } from './xml';

export const rssType = 'application/rss+xml; charset=utf-8';

/**
 * A feed as RSS 2.0. Sources: the RSS Advisory Board's specification, 2.0.11; for the whole text the content module
 * (`content:encoded`); for an entry's language Dublin Core.
 */
export function rssDocument(feed: Feed): string {
  const address = (path: string) => escapeXml(`${feed.siteUrl}${path}`);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${escapeXml(feed.title)}</title>`,
    `<link>${address(feed.homePath)}</link>`,
    `<description>${escapeXml(feed.description)}</description>`,
    `<language>${feedLanguage}</language>`,
    `<lastBuildDate>${rssDate(lastChange(feed.entries))}</lastBuildDate>`,
    '<docs>https://www.rssboard.org/rss-specification</docs>',
    `<atom:link href="${address(feed.path)}" rel="self" type="application/rss+xml"/>`,
    ...feed.entries.flatMap(itemLines),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemLines(entry: FeedEntry): string[] {
  return [
    '<item>',
    `<title>${escapeXml(entry.title)}</title>`,
    `<link>${escapeXml(entry.url)}</link>`,
    `<guid isPermaLink="false">${entry.id}</guid>`,
    `<pubDate>${rssDate(entry.publishedAt)}</pubDate>`,
    `<dc:language>${escapeXml(entry.lang)}</dc:language>`,
    ...entry.categories.map((category) => `<category>${escapeXml(category)}</category>`),
    `<description>${escapeXml(entry.summary)}</description>`,
    `<content:encoded>${escapeXml(entry.html)}</content:encoded>`,
    '</item>',
  ];
}

/** RFC 822's date, with a year of four digits. */
const rssDate = (instant: string): string => new Date(instant).toUTCString().replace('GMT', '+0000');

import { escapeXml } from './xml';

export type RssItem = {
  title: string;
  /** Plain text. */
  summary: string;
  /** Path on this site. */
  path: string;
  /** Never changes, so that a reader's programme shows an item once. */
  id: string;
  categories: string[];
  /** The day it stands under, `YYYY-MM-DD`. */
  day: string;
};

export type RssChannel = { siteUrl: string; title: string; description: string; items: RssItem[] };

/** An RSS 2.0 document with absolute addresses. Source: the RSS Advisory Board's specification, 2.0.11. */
export function rssDocument({ siteUrl, title, description, items }: RssChannel): string {
  const address = (path: string) => escapeXml(`${siteUrl}${path}`);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escapeXml(title)}</title>`,
    `<link>${address('/')}</link>`,
    `<description>${escapeXml(description)}</description>`,
    '<language>en-GB</language>',
    `<atom:link href="${address('/feed.xml')}" rel="self" type="application/rss+xml"/>`,
    ...items.flatMap((item) => [
      '<item>',
      `<title>${escapeXml(item.title)}</title>`,
      `<link>${address(item.path)}</link>`,
      `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
      `<pubDate>${rssDate(item.day)}</pubDate>`,
      `<description>${escapeXml(item.summary)}</description>`,
      ...item.categories.map((category) => `<category>${escapeXml(category)}</category>`),
      '</item>',
    ]),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

/** RFC 822's date of a day's noon in UTC, which is the same day in London all year. */
const rssDate = (day: string): string => new Date(`${day}T12:00:00Z`).toUTCString().replace('GMT', '+0000');

import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLValidator } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import ical from 'node-ical';
import type { Crawled } from './crawl';

/** What is wrong with an XML document, in words; nothing where it is well formed. */
export function xmlFaults({ text }: Pick<Crawled, 'text'>): string[] {
  const result = XMLValidator.validate(text);
  return result === true ? [] : [`line ${result.err.line}: ${result.err.msg}`];
}

/** What is wrong with an RSS or Atom feed for an independent reader of feeds. */
export function feedFaults({ text }: Pick<Crawled, 'text'>, origin: string): string[] {
  const feed = parseFeed(text);
  const faults: string[] = [];
  if (!feed.title) faults.push('no title');
  if (feed.items.length === 0) faults.push('no items');
  for (const { id, title, url, published } of feed.items) {
    if (!id || !title || !published) faults.push(`an item lacks id, title or date: ${title}`);
    if (!url?.startsWith(`${origin}/`)) faults.push(`an item has a strange address: ${url}`);
  }
  if (new Set(feed.items.map(({ id }) => id)).size !== feed.items.length)
    faults.push('two items have one id');
  return faults;
}

/** What is wrong with a calendar for an independent reader, and with its lines (RFC 5545, 3.1). */
export function calendarFaults({ text }: Pick<Crawled, 'text'>): string[] {
  const faults: string[] = [];
  if (/[^\r]\n/.test(text)) faults.push('a line does not end with CRLF');
  if (text.split('\r\n').some((line) => Buffer.byteLength(line) > 75))
    faults.push('a line is over 75 octets');
  const events = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
  if (events.length === 0) faults.push('no event');
  for (const event of events) {
    if (!event.uid || !event.summary || !(event.start instanceof Date) || !(event.dtstamp instanceof Date))
      faults.push(`an event lacks UID, SUMMARY, DTSTART or DTSTAMP: ${String(event.summary)}`);
  }
  return faults;
}

type Thing = Record<string, unknown> & { '@type'?: string };

/** What search engines require of each type, and what each must have here. */
export const requiredFields: Record<string, string[]> = {
  NewsArticle: ['headline', 'datePublished', 'dateModified', 'publisher', 'mainEntityOfPage', 'inLanguage'],
  Event: ['name', 'startDate', 'location', 'eventStatus', 'organizer'],
  NGO: ['name', 'url', 'logo'],
  WebSite: ['name', 'url', 'potentialAction'],
  BreadcrumbList: ['itemListElement'],
};

/** Structured data of a page, whole or by parts of a graph. */
export function structuredData({ text }: Pick<Crawled, 'text'>): Thing[] {
  const things: Thing[] = [];
  let inside = false;
  let json = '';
  const parser = new Parser({
    onopentag(name, { type }) {
      inside = name === 'script' && type === 'application/ld+json';
      json = '';
    },
    ontext(part) {
      if (inside) json += part;
    },
    onclosetag(name) {
      if (name !== 'script' || !inside) return;
      inside = false;
      const value = JSON.parse(json) as Thing | Thing[];
      for (const thing of [value].flat())
        things.push(...((thing['@graph'] as Thing[] | undefined) ?? [thing]));
    },
  });
  parser.end(text);
  return things;
}

/** Fields that the structured data of a page lacks, in words. */
export function structuredDataFaults(page: Pick<Crawled, 'text'>): string[] {
  return structuredData(page).flatMap((thing) => {
    const fields = requiredFields[thing['@type'] ?? ''];
    if (!fields) return [`an unknown type: ${thing['@type']}`];
    const missing = fields.filter((field) => thing[field] === undefined || thing[field] === '');
    return missing.map((field) => `${thing['@type']} lacks ${field}`);
  });
}

import type { ArticleDetail } from '@/lib/articles/article-types';
import { itemPath } from '@/lib/articles/item-path';
import { publicationInstant } from '@/lib/articles/publication-instant';
import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { eventTimeText, statusSentences, titleWithStatus } from '@/lib/events/event-words';
import { stableUuid } from '@/lib/kernel/stable-uuid';
import { formatDay } from '@/lib/kernel/time';
import { richTextHtml } from '@/lib/rich-text/rich-text-html';
import { texts } from '@/lib/texts';
import type { FeedEntry } from './feed';
import { escapeXml } from './xml';

/** A published item as an entry: its whole text, the event that it announces before it, corrections after it. */
export function toFeedEntry(article: ArticleDetail, siteUrl: string): FeedEntry {
  const url = `${siteUrl}${itemPath(article)}`;
  const html = [
    ...(article.event ? eventHtml(article.event) : []),
    richTextHtml(article.body, { siteUrl, pageUrl: url }),
    ...article.corrections.map(
      ({ day, text }) =>
        `<p><strong>${texts.machines.correction}, ${formatDay(day)}:</strong> ${escapeXml(text)}</p>`,
    ),
  ].join('');
  return {
    id: `urn:uuid:${stableUuid(`article-${article.id}`)}`,
    url,
    title: titleWithStatus(article),
    summary: article.summary,
    html: article.lang === 'en' ? html : `<div lang="${article.lang}">${html}</div>`,
    lang: article.lang,
    categories: article.topics.map((topic) => topic.name),
    publishedAt: publicationInstant(article),
    updatedAt: article.updatedAt,
  };
}

function eventHtml(event: AnnouncedEvent): string[] {
  const { when, where, announcedTime } = texts.events;
  const line = (label: string, text: string) => `<p><strong>${label}:</strong> ${escapeXml(text)}</p>`;
  return [
    ...statusSentences(event).map((sentence) => `<p><strong>${escapeXml(sentence)}</strong></p>`),
    line(event.status === 'confirmed' ? when : announcedTime, eventTimeText(event)),
    ...(event.venue ? [line(where, event.venue)] : []),
  ];
}

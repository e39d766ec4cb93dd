import type { ArticleDetail, ArticleSummary } from '@/lib/articles/article-types';
import type { AnnouncedEvent } from './announced-event';

/** A published item that announces an event. */
export type EventItem = ArticleSummary & { event: AnnouncedEvent };

/** The same with its text. */
export type EventDetail = ArticleDetail & { event: AnnouncedEvent };

/** One page of past events, latest first; the cursors are the feed's (`ArticlePage`). */
export type PastEventPage = { items: EventItem[]; older: string | null; newer: string | 'first' | null };

/** An event as calendars want it: how often it has moved, and when anything of it last changed (ISO 8601). */
export type CalendarEvent = EventItem & { sequence: number; updatedAt: string };

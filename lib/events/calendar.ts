import { itemPath } from '@/lib/articles/item-path';
import { stableUuid } from '@/lib/kernel/stable-uuid';
import { texts } from '@/lib/texts';
import type { EventStatus } from './announced-event';
import { escapeCalendarText, foldCalendarLine } from './calendar-text';
import { calendarInstant, calendarLondonTime, londonZone } from './calendar-zone';
import type { CalendarEvent } from './event-types';
import { statusSentences, titleWithStatus } from './event-words';

// iCalendar knows no "postponed": "tentative" is the nearest, and the title says it in words.
const statuses: Record<EventStatus, string> = {
  confirmed: 'CONFIRMED',
  postponed: 'TENTATIVE',
  cancelled: 'CANCELLED',
};

/**
 * An iCalendar file (RFC 5545; names and refreshing from RFC 7986) of events. It has no METHOD: that would make it a
 * message about somebody's invitation, which Outlook and others treat differently. `path` is its own address.
 */
export function calendarDocument(siteUrl: string, path: string, events: CalendarEvent[]): string {
  const name = escapeCalendarText(texts.events.calendarName);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Peru Support Group//Events//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'X-WR-TIMEZONE:Europe/London',
    `SOURCE;VALUE=URI:${siteUrl}${path}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...londonZone,
    ...events.flatMap((event) => eventLines(siteUrl, event)),
    'END:VCALENDAR',
  ];
  return lines.map(foldCalendarLine).join('');
}

function eventLines(siteUrl: string, item: CalendarEvent): string[] {
  const { event } = item;
  const url = `${siteUrl}${itemPath(item)}`;
  const goesAhead = event.status === 'confirmed';
  const description = [...statusSentences(event), item.summary, url].filter(Boolean);
  return [
    'BEGIN:VEVENT',
    `UID:${stableUuid(`event-${item.id}`)}`,
    // Without METHOD, DTSTAMP is when the event was last revised (3.8.7.2).
    `DTSTAMP:${calendarInstant(item.updatedAt)}`,
    `LAST-MODIFIED:${calendarInstant(item.updatedAt)}`,
    `SEQUENCE:${item.sequence}`,
    `STATUS:${statuses[event.status]}`,
    `DTSTART${calendarLondonTime(event.startsAt)}`,
    ...(event.endsAt ? [`DTEND${calendarLondonTime(event.endsAt)}`] : []),
    `SUMMARY;LANGUAGE=${item.lang}:${escapeCalendarText(titleWithStatus(item))}`,
    `DESCRIPTION;LANGUAGE=${item.lang}:${escapeCalendarText(description.join('\n\n'))}`,
    ...(event.venue ? [`LOCATION:${escapeCalendarText(event.venue)}`] : []),
    ...item.topics.map((topic) => `CATEGORIES:${escapeCalendarText(topic.name)}`),
    `URL:${url}`,
    // What does not take place keeps nobody busy.
    `TRANSP:${goesAhead ? 'OPAQUE' : 'TRANSPARENT'}`,
    'CLASS:PUBLIC',
    'END:VEVENT',
  ];
}

/** What calendar files are served as. */
export const calendarType = 'text/calendar; charset=utf-8';

import { formatClock, formatDay, londonDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import type { AnnouncedEvent } from './announced-event';

type Times = Pick<AnnouncedEvent, 'startsAt' | 'endsAt'>;

/**
 * When an event takes place, in words and London's time: "14 October 2017, from 10:00", or without "from" and to which
 * hour (and day, where it is another) it goes on.
 */
export function eventTimes({ startsAt, endsAt }: Times): { start: string; end: string | null } {
  const startDay = londonDay(new Date(startsAt));
  const start = (from: string) => `${formatDay(startDay)}, ${from}${formatClock(startsAt)}`;
  if (!endsAt) return { start: start(`${texts.events.from} `), end: null };
  const endDay = londonDay(new Date(endsAt));
  return {
    start: start(''),
    end: `${endDay === startDay ? '' : `${formatDay(endDay)}, `}${formatClock(endsAt)}`,
  };
}

/** The same in one piece. */
export function eventTimeText(event: Times): string {
  const { start, end } = eventTimes(event);
  return end ? `${start} ${texts.events.to} ${end}` : start;
}

/** An item's headline, with the word before it that its event does not go ahead. */
export function titleWithStatus(item: { title: string; event: AnnouncedEvent | null }): string {
  const { title, event } = item;
  return event && event.status !== 'confirmed' ? `${texts.events.status[event.status]}: ${title}` : title;
}

/** That an event does not go ahead, in whole sentences, with the editors' word on it; nothing where it does. */
export function statusSentences({ status, statusNote }: AnnouncedEvent): string[] {
  if (status === 'confirmed') return [];
  return [texts.events.statusSentence[status], ...(statusNote ? [statusNote] : [])];
}

import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { eventTimes } from '@/lib/events/event-words';
import { formatDay, formatDayWithoutYear, londonDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';

type Times = Pick<AnnouncedEvent, 'startsAt' | 'endsAt'>;

/** The day of an event in London, with the year where it is not this one. */
export function EventDay({ event, today }: { event: Times; today: string }) {
  const day = londonDay(new Date(event.startsAt));
  return (
    <time dateTime={day}>
      {day.slice(0, 4) === today.slice(0, 4) ? formatDayWithoutYear(day) : formatDay(day)}
    </time>
  );
}

/** "14 October 2017, from 10:00", or to which hour and day it goes on where that is known. London's time. */
export function EventTime({ event }: { event: Times }) {
  const { start, end } = eventTimes(event);
  return (
    <>
      <time dateTime={event.startsAt}>{start}</time>
      {event.endsAt && (
        <>
          {` ${texts.events.to} `}
          <time dateTime={event.endsAt}>{end}</time>
        </>
      )}
    </>
  );
}

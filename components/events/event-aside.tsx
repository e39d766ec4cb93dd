import { foreignLanguage } from '@/components/articles/foreign-language';
import { eventPath } from '@/lib/articles/item-path';
import type { EventItem } from '@/lib/events/event-types';
import { formatClock } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import { EventStatusWord } from './event-status';
import { EventDay } from './event-time';

/** The event beside the lead: the next one, or the last where none is to come. `today` is a London day. */
export function EventAside({
  when,
  item,
  today,
}: {
  when: 'upcoming' | 'past';
  item: EventItem;
  today: string;
}) {
  const words = texts.events;
  return (
    <section className="next" aria-labelledby="event-aside">
      <h2 id="event-aside">{when === 'upcoming' ? words.next : words.last}</h2>
      <p className="day">
        <EventStatusWord event={item.event} />
        <EventDay event={item.event} today={today} />
      </p>
      <h3 lang={foreignLanguage(item.lang)}>
        <a href={eventPath(item.slug)}>{item.title}</a>
      </h3>
      <p>
        {words.startsFrom} {formatClock(item.event.startsAt)}
        {item.event.venue && `. ${item.event.venue}`}
      </p>
      <p>
        <a href="/events">{words.all}</a>
      </p>
    </section>
  );
}

import type { EventItem } from '@/lib/articles/article-types';
import { formatClock } from '@/lib/kernel/time';
import { EventDay } from './event-time';
import { foreignLanguage } from './foreign-language';

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
  return (
    <section className="next" aria-labelledby="event-aside">
      <h2 id="event-aside">{when === 'upcoming' ? 'Next event' : 'Last event'}</h2>
      <p className="day">
        <EventDay event={item.event} today={today} />
      </p>
      <h3 lang={foreignLanguage(item.lang)}>
        <a href={`/news/${item.slug}`}>{item.title}</a>
      </h3>
      <p>
        From {formatClock(item.event.startsAt)}
        {item.event.venue && `. ${item.event.venue}`}
      </p>
      <p>
        <a href="/events">All events</a>
      </p>
    </section>
  );
}

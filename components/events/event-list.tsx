import type { ReactNode } from 'react';
import { foreignLanguage } from '@/components/articles/foreign-language';
import { eventPath } from '@/lib/articles/item-path';
import type { EventItem } from '@/lib/events/event-types';
import { EventStatusWord } from './event-status';
import { EventTime } from './event-time';

function EventEntry({ item }: { item: EventItem }) {
  const lang = foreignLanguage(item.lang);
  return (
    <article className="item">
      <p className="kick">
        <EventStatusWord event={item.event} />
        <EventTime event={item.event} />
      </p>
      <h3 lang={lang}>
        <a href={eventPath(item.slug)}>{item.title}</a>
      </h3>
      {item.event.venue && <p className="small">{item.event.venue}</p>}
      {item.event.status !== 'confirmed' && item.event.statusNote && (
        <p className="small">{item.event.statusNote}</p>
      )}
      <p lang={lang}>{item.summary}</p>
    </article>
  );
}

/** A row of events under its head in the rail. */
export function EventList({ title, items }: { title: ReactNode; items: EventItem[] }) {
  return (
    <section className="row">
      <div className="railhead">
        <h2 className="when">{title}</h2>
      </div>
      <div className="weft">
        {items.map((item) => (
          <EventEntry key={item.id} item={item} />
        ))}
      </div>
    </section>
  );
}

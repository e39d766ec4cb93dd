import { EmptyState } from '@/components/ui/empty-state';
import type { EventItem } from '@/lib/articles/article-types';
import { EventTime } from './event-time';
import { foreignLanguage } from './foreign-language';
import { PageHead } from './page-head';

function EventList({ title, items }: { title: string; items: EventItem[] }) {
  return (
    <section className="row">
      <div className="railhead">
        <h2 className="when">{title}</h2>
      </div>
      <div className="weft">
        {items.map((item) => (
          <article className="item" key={item.id}>
            <p className="kick">
              <EventTime event={item.event} />
            </p>
            <h3 lang={foreignLanguage(item.lang)}>
              <a href={`/news/${item.slug}`}>{item.title}</a>
            </h3>
            {item.event.venue && <p className="small">{item.event.venue}</p>}
            <p lang={foreignLanguage(item.lang)}>{item.summary}</p>
          </article>
        ))}
      </div>
    </section>
  );
}

/** Every item that announces an event: what is to come, then what was. */
export function EventsView({ upcoming, past }: { upcoming: EventItem[]; past: EventItem[] }) {
  return (
    <div className="wrap">
      <PageHead title="Events" />
      {upcoming.length > 0 ? (
        <EventList title="To come" items={upcoming} />
      ) : (
        <div className="row">
          <EmptyState title="No event is announced at the moment">
            <p>
              New events are announced in <a href="/news">the news</a>.
            </p>
          </EmptyState>
        </div>
      )}
      {past.length > 0 && <EventList title="Past" items={past} />}
    </div>
  );
}

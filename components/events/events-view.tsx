import { PageHead } from '@/components/articles/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import type { EventItem, PastEventPage } from '@/lib/events/event-types';
import { groupByYear } from '@/lib/events/group-by-year';
import { texts } from '@/lib/texts';
import { EventList } from './event-list';

const { events: words } = texts;

/**
 * Every item that announces an event: what is to come, then what was, by year. `upcoming` is null on the pages that
 * hold earlier events only; `calendarUrl` is the address that calendars follow.
 */
export function EventsView({
  upcoming,
  past,
  calendarUrl,
}: {
  upcoming: EventItem[] | null;
  past: PastEventPage;
  calendarUrl: string;
}) {
  const newerHref = past.newer === 'first' ? '/events' : past.newer && `/events?before=${past.newer}`;
  const olderHref = past.older && `/events?before=${past.older}`;
  return (
    <div className="wrap">
      <PageHead title={upcoming ? words.title : words.earlier}>
        {upcoming && (
          <p>
            {words.follow} <a href="/events.ics">{calendarUrl}</a>
          </p>
        )}
      </PageHead>
      {upcoming && <Upcoming items={upcoming} />}
      {groupByYear(past.items).map(({ year, items }) => (
        <EventList key={year} title={`${words.past} ${year}`} items={items} />
      ))}
      {!upcoming && past.items.length === 0 && (
        <div className="row">
          <EmptyState title={words.noMore}>
            <p>
              <a href="/events">{words.all}</a>
            </p>
          </EmptyState>
        </div>
      )}
      {(newerHref || olderHref) && (
        <div className="row paging">
          <Pager
            newerHref={newerHref ?? undefined}
            newerLabel={words.later}
            olderHref={olderHref ?? undefined}
            olderLabel={words.earlier}
          />
        </div>
      )}
    </div>
  );
}

function Upcoming({ items }: { items: EventItem[] }) {
  if (items.length > 0) return <EventList title={words.toCome} items={items} />;
  return (
    <div className="row">
      <EmptyState title={words.noneTitle}>
        <p>
          {words.noneBefore} <a href="/news">{words.noneLink}</a>.
        </p>
      </EmptyState>
    </div>
  );
}

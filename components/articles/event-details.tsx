import type { AnnouncedEvent } from '@/lib/articles/article-types';
import { EventTime } from './event-time';

/** When and where the event takes place that an item announces. `over`: its day has passed. */
export function EventDetails({ event, over }: { event: AnnouncedEvent; over: boolean }) {
  return (
    <dl className="facts occasion">
      <div>
        <dt>When</dt>
        <dd>
          <EventTime event={event} />
          {over && ' (this event is over)'}
        </dd>
      </div>
      {event.venue && (
        <div>
          <dt>Where</dt>
          <dd>{event.venue}</dd>
        </div>
      )}
    </dl>
  );
}

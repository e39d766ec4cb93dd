import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { texts } from '@/lib/texts';
import { EventTime } from './event-time';

/**
 * When and where the event takes place that an item announces. `over`: its last day has passed; `eventHref`
 * leads to its own page, where this is another one.
 */
export function EventDetails({
  event,
  over,
  eventHref,
}: {
  event: AnnouncedEvent;
  over: boolean;
  eventHref?: string;
}) {
  const words = texts.events;
  return (
    <dl className="facts occasion">
      <div>
        <dt>{event.status === 'confirmed' ? words.when : words.announcedTime}</dt>
        <dd>
          <EventTime event={event} />
          {over && ` ${words.over}`}
        </dd>
      </div>
      {event.venue && (
        <div>
          <dt>{words.where}</dt>
          <dd>{event.venue}</dd>
        </div>
      )}
      {eventHref && (
        <div>
          <dt>{words.more}</dt>
          <dd>
            <a href={eventHref}>{words.eventPage}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}

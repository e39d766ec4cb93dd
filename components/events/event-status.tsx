import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { texts } from '@/lib/texts';

/** "Cancelled" or "Postponed", before the time in a list; nothing where the event goes ahead. */
export function EventStatusWord({ event }: { event: AnnouncedEvent }) {
  if (event.status === 'confirmed') return null;
  return (
    <>
      <strong>{texts.events.status[event.status]}</strong>
      {' · '}
    </>
  );
}

/** The same as a notice on a page of its own, with the editors' word on it. */
export function EventNotice({ event }: { event: AnnouncedEvent }) {
  if (event.status === 'confirmed') return null;
  return (
    <div className="notice">
      <p>
        <strong>{texts.events.statusSentence[event.status]}</strong>
      </p>
      {event.statusNote && <p>{event.statusNote}</p>}
    </div>
  );
}

import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { statusSentences } from '@/lib/events/event-words';
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
  const [sentence, ...notes] = statusSentences(event);
  if (!sentence) return null;
  return (
    <div className="notice">
      <p>
        <strong>{sentence}</strong>
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

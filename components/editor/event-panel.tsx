'use client';

import { TextField } from '@/components/ui/field';
import type { ArticleContent } from '@/lib/articles/article-editing-types';
import type { PanelProps } from './panel-props';

/** When and where, for an item that announces an event. Times are London times. */
export function EventPanel({ content, change, errors }: PanelProps) {
  const { event } = content;
  const set = (part: Partial<NonNullable<ArticleContent['event']>>) =>
    event && change({ event: { ...event, ...part } });
  return (
    <section aria-labelledby="event">
      <h2 id="event">Event</h2>
      <label className="opt">
        <input
          type="checkbox"
          checked={event !== null}
          onChange={(input) =>
            change({
              event: input.target.checked
                ? { startsAt: `${content.day}T18:00`, endsAt: '', venue: '' }
                : null,
            })
          }
        />
        <span>It announces an event</span>
      </label>
      {event && (
        <>
          <TextField
            label="Starts (London time)"
            name="event.startsAt"
            type="datetime-local"
            value={event.startsAt}
            error={errors['event.startsAt']}
            onChange={(input) => set({ startsAt: input.target.value })}
          />
          <TextField
            label="Ends, if known"
            name="event.endsAt"
            type="datetime-local"
            value={event.endsAt}
            error={errors['event.endsAt']}
            onChange={(input) => set({ endsAt: input.target.value })}
          />
          <TextField
            label="Where"
            name="event.venue"
            value={event.venue}
            maxLength={300}
            error={errors['event.venue']}
            onChange={(input) => set({ venue: input.target.value })}
          />
        </>
      )}
    </section>
  );
}

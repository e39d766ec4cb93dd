'use client';

import { SelectField, TextArea, TextField } from '@/components/ui/field';
import type { ArticleContent } from '@/lib/articles/article-editing-types';
import type { EventStatus } from '@/lib/events/announced-event';
import type { PanelProps } from './panel-props';

const statusChoices: { value: EventStatus; label: string }[] = [
  { value: 'confirmed', label: 'Yes, as announced' },
  { value: 'postponed', label: 'Postponed: not at this time' },
  { value: 'cancelled', label: 'Cancelled' },
];

/** Whether, when and where, for an item that announces an event. Times are London times. */
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
                ? {
                    startsAt: `${content.day}T18:00`,
                    endsAt: '',
                    venue: '',
                    status: 'confirmed',
                    statusNote: '',
                  }
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
          <SelectField
            label="Does it take place?"
            name="event.status"
            options={statusChoices}
            value={event.status}
            error={errors['event.status']}
            onChange={(input) => set({ status: input.target.value as EventStatus })}
          />
          {event.status !== 'confirmed' && (
            <TextArea
              label="A word of explanation"
              name="event.statusNote"
              hint="Readers see it beside the event, such as why, or when it is to be instead."
              rows={3}
              maxLength={500}
              value={event.statusNote}
              error={errors['event.statusNote']}
              onChange={(input) => set({ statusNote: input.target.value })}
            />
          )}
        </>
      )}
    </section>
  );
}

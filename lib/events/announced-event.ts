import { londonDay } from '@/lib/kernel/time';
import type { EventStatus } from '@/models/article';

export type { EventStatus };

/** When and where an announced event takes place; instants are ISO 8601. */
export type AnnouncedEvent = {
  startsAt: string;
  endsAt: string | null;
  venue: string;
  status: EventStatus;
  /** The editors' word on why it is postponed or cancelled; may be empty. */
  statusNote: string;
};

/** The longest time from start to end, so that what goes on now is found among the starts of the last days. */
export const longestEventDays = 31;

/** Whether its last day in London has passed; `today` is a London day. */
export function isOver(event: Pick<AnnouncedEvent, 'startsAt' | 'endsAt'>, today: string): boolean {
  return londonDay(new Date(event.endsAt ?? event.startsAt)) < today;
}

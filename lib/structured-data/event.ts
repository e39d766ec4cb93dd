import { itemPath } from '@/lib/articles/item-path';
import type { EventStatus } from '@/lib/events/announced-event';
import type { EventDetail } from '@/lib/events/event-types';
import { cardOf } from '@/lib/sharing/card-image';
import { texts } from '@/lib/texts';
import { group } from './group';
import type { JsonLd } from './json-ld';

const statuses: Record<EventStatus, string> = {
  confirmed: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
};

/** An event with its status and place; its time stays the announced one where it is postponed or cancelled. */
export function eventData(item: EventDetail, siteUrl: string): JsonLd {
  const { event } = item;
  const url = `${siteUrl}${itemPath(item)}`;
  // Search engines want an address; what editors write as the place is both.
  const place = event.venue || texts.events.placeUnknown;
  return {
    '@type': 'Event',
    '@id': `${url}#event`,
    name: item.title,
    description: item.summary,
    url,
    startDate: event.startsAt,
    ...(event.endsAt && { endDate: event.endsAt }),
    eventStatus: statuses[event.status],
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: place, address: place },
    image: [`${siteUrl}${cardOf(item).path}`],
    inLanguage: item.lang,
    organizer: group(siteUrl),
  };
}

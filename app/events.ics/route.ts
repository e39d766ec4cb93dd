import { calendarDocument, calendarType } from '@/lib/events/calendar';
import { listCalendarEvents } from '@/lib/events/event-queries';
import { siteUrl } from '@/lib/kernel/env';

export const dynamic = 'force-dynamic';

/** Every event to come and the last that were, for calendars that follow the group. */
export async function GET(): Promise<Response> {
  const body = calendarDocument(siteUrl(), '/events.ics', await listCalendarEvents());
  return new Response(body, { headers: { 'content-type': calendarType } });
}

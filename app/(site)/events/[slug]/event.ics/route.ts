import { eventPath } from '@/lib/articles/item-path';
import { calendarDocument, calendarType } from '@/lib/events/calendar';
import { findCalendarEvent } from '@/lib/events/event-queries';
import { siteUrl } from '@/lib/kernel/env';

export const dynamic = 'force-dynamic';

/** One event as a file for a calendar, or the answer 404. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const event = await findCalendarEvent(slug);
  if (!event) return new Response(null, { status: 404 });
  const body = calendarDocument(siteUrl(), `${eventPath(slug)}/event.ics`, [event]);
  return new Response(body, { headers: { 'content-type': calendarType } });
}

import type { Metadata } from 'next';
import { EventsView } from '@/components/events/events-view';
import { PageData } from '@/components/structured-data/json-ld';
import { listPastEvents, listUpcomingEvents } from '@/lib/events/event-queries';
import { siteUrl } from '@/lib/kernel/env';
import { formatInstantCursor, parseInstantCursor } from '@/lib/kernel/instant-cursor';
import { texts } from '@/lib/texts';

const pastOnPage = 20;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const cursor = parseInstantCursor((await searchParams).before);
  return {
    title: cursor ? texts.events.earlier : texts.events.title,
    description: texts.events.description,
    alternates: { canonical: cursor ? `/events?before=${formatInstantCursor(cursor)}` : '/events' },
  };
}

export default async function EventsPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const isFirst = parseInstantCursor(before) === null;
  const [upcoming, past] = await Promise.all([
    isFirst ? listUpcomingEvents() : null,
    listPastEvents({ limit: pastOnPage, before }),
  ]);
  return (
    <>
      <PageData trail={[{ name: texts.events.title, path: '/events' }]} />
      <EventsView upcoming={upcoming} past={past} calendarUrl={`${siteUrl()}/events.ics`} />
    </>
  );
}

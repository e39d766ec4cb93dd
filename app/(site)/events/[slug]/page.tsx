import type { Metadata } from 'next';
import { EventView } from '@/components/events/event-view';
import { PageData } from '@/components/structured-data/json-ld';
import { eventPath } from '@/lib/articles/item-path';
import { getEvent } from '@/lib/events/event-queries';
import { siteUrl } from '@/lib/kernel/env';
import { londonDay } from '@/lib/kernel/time';
import { itemMetadata } from '@/lib/sharing/item-metadata';
import { eventData } from '@/lib/structured-data/event';
import { texts } from '@/lib/texts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return itemMetadata(await getEvent((await params).slug));
}

export default async function EventPage({ params }: Props) {
  const event = await getEvent((await params).slug);
  return (
    <>
      <PageData
        trail={[
          { name: texts.events.title, path: '/events' },
          { name: event.title, path: eventPath(event.slug) },
        ]}
        things={[eventData(event, siteUrl())]}
      />
      <EventView event={event} today={londonDay()} />
    </>
  );
}

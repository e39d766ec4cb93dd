import type { Metadata } from 'next';
import { EventView } from '@/components/events/event-view';
import { itemPath } from '@/lib/articles/item-path';
import { getEvent } from '@/lib/events/event-queries';
import { londonDay } from '@/lib/kernel/time';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await getEvent((await params).slug);
  return {
    title: event.title,
    description: event.summary,
    alternates: { canonical: itemPath(event) },
  };
}

export default async function EventPage({ params }: Props) {
  const event = await getEvent((await params).slug);
  return <EventView event={event} today={londonDay()} />;
}

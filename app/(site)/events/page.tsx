import type { Metadata } from 'next';
import { EventsView } from '@/components/articles/events-view';
import { listEvents } from '@/lib/articles/event-queries';

export const metadata: Metadata = {
  title: 'Events',
  description: 'Conferences, talks and meetings announced by the Peru Support Group.',
  alternates: { canonical: '/events' },
};

export default async function EventsPage() {
  return <EventsView {...await listEvents()} />;
}

import type { Metadata } from 'next';
import { HomeView } from '@/components/articles/home-view';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { findEventToAnnounce } from '@/lib/events/event-queries';
import { londonDay } from '@/lib/kernel/time';
import { listSections } from '@/lib/sections/section-queries';
import { getSettings } from '@/lib/settings/settings-queries';
import { texts } from '@/lib/texts';

const { home: words } = texts.news;
const itemsOnFront = 10;

export async function generateMetadata(): Promise<Metadata> {
  const { strapline } = await getSettings();
  return {
    title: { absolute: words.title },
    description: strapline || words.description,
    alternates: { canonical: '/', types: { 'application/rss+xml': '/feed.xml' } },
  };
}

export default async function HomePage() {
  const [page, event, sections, settings] = await Promise.all([
    listPublishedArticles({ limit: itemsOnFront }),
    findEventToAnnounce(),
    listSections(),
    getSettings(),
  ]);
  return (
    <HomeView
      page={page}
      event={event}
      sections={sections.filter((section) => section.kind === 'background')}
      joinReasons={settings.joinReasons}
      today={londonDay()}
    />
  );
}

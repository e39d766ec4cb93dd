import type { Metadata } from 'next';
import { HomeView } from '@/components/articles/home-view';
import { StructuredData } from '@/components/structured-data/json-ld';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { findEventToAnnounce } from '@/lib/events/event-queries';
import { siteUrl } from '@/lib/kernel/env';
import { londonDay } from '@/lib/kernel/time';
import { listSections } from '@/lib/sections/section-queries';
import { getSettings } from '@/lib/settings/settings-queries';
import { groupInFull, webSite } from '@/lib/structured-data/group';
import { texts } from '@/lib/texts';

const { home: words } = texts.news;
const itemsOnFront = 10;

export async function generateMetadata(): Promise<Metadata> {
  const { strapline } = await getSettings();
  return {
    title: { absolute: words.title },
    description: strapline || words.description,
    alternates: { canonical: '/' },
  };
}

export default async function HomePage() {
  const [page, event, sections, settings] = await Promise.all([
    listPublishedArticles({ limit: itemsOnFront }),
    findEventToAnnounce(),
    listSections(),
    getSettings(),
  ]);
  const site = siteUrl();
  const { strapline: description, contactEmail: email } = settings;
  return (
    <>
      <StructuredData things={[groupInFull(site, { description, email }), webSite(site)]} />
      <HomeView
        page={page}
        event={event}
        sections={sections.filter((section) => section.kind === 'background')}
        joinReasons={settings.joinReasons}
        today={londonDay()}
      />
    </>
  );
}

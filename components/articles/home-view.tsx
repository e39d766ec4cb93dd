import { EventAside } from '@/components/events/event-aside';
import { JoinInvitation } from '@/components/sections/join-invitation';
import { SectionOpenings } from '@/components/sections/section-openings';
import { EmptyState } from '@/components/ui/empty-state';
import type { ArticlePage } from '@/lib/articles/article-types';
import { groupByDay } from '@/lib/articles/group-by-day';
import type { EventItem } from '@/lib/events/event-types';
import { DayBatchRow } from './day-batch';
import { FrontRow } from './front-row';

export type HomeProps = {
  page: ArticlePage;
  event: { when: 'upcoming' | 'past'; item: EventItem } | null;
  sections: { slug: string; title: string; opening: string }[];
  joinReasons: string[];
  /** A London day: decides whether a date shows its year. */
  today: string;
};

/** The front page, top to bottom. Its heading is the group's name in the masthead. */
export function HomeView({ page, event, sections, joinReasons, today }: HomeProps) {
  const [front, ...batches] = groupByDay(page.items);
  const eventAside = event && <EventAside {...event} today={today} />;
  const older = page.older && (
    <p className="more">
      <a href={`/news?before=${page.older}`}>Older news</a>
    </p>
  );
  return (
    <>
      <div className="wrap">
        {front ? (
          <FrontRow batch={front} event={eventAside} after={batches.length === 0 && older} />
        ) : (
          <div className="row">
            <EmptyState title="Nothing has been published yet">
              <p>The first news will stand here. Until then, read about the group’s work below.</p>
            </EmptyState>
          </div>
        )}
        {batches.map((batch, index) => (
          <DayBatchRow key={batch.day} batch={batch} after={index === batches.length - 1 && older} />
        ))}
        <SectionOpenings sections={sections} />
      </div>
      <JoinInvitation reasons={joinReasons} />
    </>
  );
}

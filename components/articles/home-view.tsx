import { EventAside } from '@/components/events/event-aside';
import { JoinInvitation } from '@/components/sections/join-invitation';
import { SectionOpenings } from '@/components/sections/section-openings';
import { EmptyState } from '@/components/ui/empty-state';
import type { ArticlePage } from '@/lib/articles/article-types';
import { groupIntoBatches } from '@/lib/articles/batches';
import type { EventItem } from '@/lib/events/event-types';
import { texts } from '@/lib/texts';
import { BatchRow } from './batch-row';
import { FrontRow } from './front-row';

const { home: words } = texts.news;

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
  const [front, ...batches] = groupIntoBatches(page.items);
  const eventAside = event && <EventAside {...event} today={today} />;
  const older = page.older && (
    <p className="more">
      <a href={`/news?before=${page.older}`}>{words.older}</a>
    </p>
  );
  return (
    <>
      <div className="wrap">
        {front ? (
          <FrontRow
            batch={front}
            cut={{ below: batches.length === 0 && page.cutBelow }}
            event={eventAside}
            after={batches.length === 0 && older}
          />
        ) : (
          <div className="row">
            <EmptyState title={words.empty}>
              <p>{words.emptyHint}</p>
            </EmptyState>
          </div>
        )}
        {batches.map((batch, index) => (
          <BatchRow
            key={batch.items[0]?.id}
            batch={batch}
            cut={{ below: index === batches.length - 1 && page.cutBelow }}
            after={index === batches.length - 1 && older}
          />
        ))}
        <SectionOpenings sections={sections} />
      </div>
      <JoinInvitation reasons={joinReasons} />
    </>
  );
}

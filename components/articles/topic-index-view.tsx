import { EmptyState } from '@/components/ui/empty-state';
import type { TopicDetail } from '@/lib/topics/topic-types';
import { texts } from '@/lib/texts';
import { CountedIndex } from './counted-index';
import { PageHead } from './page-head';

const { topics: words } = texts.news;

export type CountedTopic = TopicDetail & { count: number };

/** Every topic and place that has something published, with how much. */
export function TopicIndexView({ topics }: { topics: CountedTopic[] }) {
  const groups = (['topic', 'place'] as const)
    .map((kind) => ({
      title: words.kinds[kind].many,
      entries: topics.filter((topic) => topic.kind === kind),
    }))
    .filter((group) => group.entries.length > 0);
  return (
    <div className="wrap">
      <PageHead title={words.title} />
      {groups.map(({ title, entries }) => (
        <CountedIndex
          key={title}
          title={title}
          entries={entries.map(({ slug, name, count }) => ({ href: `/topics/${slug}`, name, count }))}
        />
      ))}
      {groups.length === 0 && (
        <div className="row">
          <EmptyState title={words.empty}>
            <p>{words.emptyHint}</p>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

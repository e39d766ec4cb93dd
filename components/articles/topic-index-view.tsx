import { EmptyState } from '@/components/ui/empty-state';
import type { TopicDetail } from '@/lib/topics/topic-types';
import { PageHead } from './page-head';

export type CountedTopic = TopicDetail & { count: number };

/** Every topic and place that has something published, with how much. */
export function TopicIndexView({ topics }: { topics: CountedTopic[] }) {
  const groups = [
    { title: 'Topics', entries: topics.filter((topic) => topic.kind === 'topic') },
    { title: 'Places', entries: topics.filter((topic) => topic.kind === 'place') },
  ].filter((group) => group.entries.length > 0);
  return (
    <div className="wrap">
      <PageHead title="Topics and places" />
      {groups.map(({ title, entries }) => (
        <section className="row" key={title}>
          <div className="railhead">
            <h2 className="when">{title}</h2>
          </div>
          <ul className="index">
            {entries.map((topic) => (
              <li key={topic.id}>
                <a href={`/topics/${topic.slug}`}>{topic.name}</a>{' '}
                <span className="tally">{topic.count === 1 ? '1 item' : `${topic.count} items`}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <div className="row">
          <EmptyState title="No topics yet">
            <p>Topics and places stand here as soon as something about them is published.</p>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

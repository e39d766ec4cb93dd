import type { TopicRef } from '@/lib/topics/topic-types';

/** The rail beside an item: its topics and places, each leading to what else there is. */
export function ArticleFacts({ topics }: { topics: TopicRef[] }) {
  const groups = [
    { one: 'Topic', many: 'Topics', refs: topics.filter((topic) => topic.kind === 'topic') },
    { one: 'Place', many: 'Places', refs: topics.filter((topic) => topic.kind === 'place') },
  ].filter((group) => group.refs.length > 0);
  if (groups.length === 0) return null;
  return (
    <dl className="facts">
      {groups.map(({ one, many, refs }) => (
        <div key={one}>
          <dt>{refs.length === 1 ? one : many}</dt>
          {refs.map((ref) => (
            <dd key={ref.id}>
              <a href={`/topics/${ref.slug}`}>{ref.name}</a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

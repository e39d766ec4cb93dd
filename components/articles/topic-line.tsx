import { Fragment } from 'react';
import type { TopicRef } from '@/lib/topics/topic-types';

const mostShown = 3;

/** The line above a headline: the item's first topics and places. */
export function TopicLine({ topics }: { topics: TopicRef[] }) {
  if (topics.length === 0) return null;
  return (
    <p className="kick">
      {topics.slice(0, mostShown).map((topic, index) => (
        <Fragment key={topic.id}>
          {index > 0 && ' · '}
          <a href={`/topics/${topic.slug}`}>{topic.name}</a>
        </Fragment>
      ))}
    </p>
  );
}

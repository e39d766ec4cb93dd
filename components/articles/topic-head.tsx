import type { TopicDetail } from '@/lib/topics/topic-types';
import { texts } from '@/lib/texts';
import { PageHead } from './page-head';

const { items, topics: words } = texts.news;

/** The head of a topic's or place's page: what it is, what it is about, how much there is, and its feed. */
export function TopicHead({ topic, count, title }: { topic: TopicDetail; count: number; title: string }) {
  return (
    <PageHead title={title} rail={<p className="when">{words.kinds[topic.kind].one}</p>}>
      {topic.description && <p>{topic.description}</p>}
      <p className="small">
        {items(count)} · <a href={`/topics/${topic.slug}/feed.xml`}>{words.rss(topic.name)}</a> ·{' '}
        <a href="/topics">{words.all}</a>
      </p>
    </PageHead>
  );
}

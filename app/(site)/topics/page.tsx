import type { Metadata } from 'next';
import { TopicIndexView } from '@/components/articles/topic-index-view';
import { countPublishedByTopic } from '@/lib/articles/article-queries';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = {
  title: 'Topics and places',
  description: 'News of Peru by topic and by place.',
  alternates: { canonical: '/topics' },
};

export default async function TopicsPage() {
  const [topics, counts] = await Promise.all([listTopics(), countPublishedByTopic()]);
  const counted = topics.map((topic) => ({ ...topic, count: counts.get(topic.id) ?? 0 }));
  return <TopicIndexView topics={counted.filter((topic) => topic.count > 0)} />;
}

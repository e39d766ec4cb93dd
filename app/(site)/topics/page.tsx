import type { Metadata } from 'next';
import { TopicIndexView } from '@/components/articles/topic-index-view';
import { PageData } from '@/components/structured-data/json-ld';
import { countPublishedByTopic } from '@/lib/articles/published-count-queries';
import { texts } from '@/lib/texts';
import { listTopics } from '@/lib/topics/topic-queries';

const { topics: words } = texts.news;

export const metadata: Metadata = {
  title: words.title,
  description: words.description,
  alternates: { canonical: '/topics' },
};

export default async function TopicsPage() {
  const [topics, counts] = await Promise.all([listTopics(), countPublishedByTopic()]);
  const counted = topics.map((topic) => ({ ...topic, count: counts.get(topic.id) ?? 0 }));
  return (
    <>
      <PageData trail={[{ name: words.title, path: '/topics' }]} />
      <TopicIndexView topics={counted.filter((topic) => topic.count > 0)} />
    </>
  );
}

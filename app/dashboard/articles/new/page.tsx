import type { Metadata } from 'next';
import { ArticleEditor } from '@/components/editor/article-editor';
import { requirePageViewer } from '@/lib/auth/viewer';
import { londonDay } from '@/lib/kernel/time';
import { emptyRichText } from '@/lib/rich-text/rich-text-schema';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = { title: 'Write an article' };

export default async function NewArticlePage() {
  const { id, roles } = await requirePageViewer('articles.edit');
  const topics = await listTopics();
  const today = londonDay();
  return (
    <ArticleEditor
      viewer={{ id, roles }}
      article={null}
      start={{
        title: '',
        summary: '',
        body: emptyRichText,
        slug: '',
        day: today,
        bulletin: null,
        topicIds: [],
        lang: 'en',
        corrections: [],
        event: null,
      }}
      topics={topics}
      today={today}
    />
  );
}

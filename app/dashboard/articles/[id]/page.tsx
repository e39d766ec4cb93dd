import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleEditor } from '@/components/editor/article-editor';
import { TrashedArticleView } from '@/components/editor/trashed-article-view';
import { findEditableArticle } from '@/lib/articles/article-editing-queries';
import { requirePageViewer } from '@/lib/auth/viewer';
import { londonDay } from '@/lib/kernel/time';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = { title: 'Writing' };

type Props = { params: Promise<{ id: string }> };

export default async function EditArticlePage({ params }: Props) {
  const viewer = await requirePageViewer('articles.edit');
  const article = await findEditableArticle(viewer, (await params).id);
  if (!article) notFound();
  if (article.receipt.trashed) return <TrashedArticleView article={article} />;
  return (
    <ArticleEditor
      key={article.receipt.id}
      viewer={{ id: viewer.id, roles: viewer.roles }}
      article={article}
      start={article.content}
      topics={await listTopics()}
      today={londonDay()}
    />
  );
}
